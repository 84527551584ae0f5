import type { Kysely } from "kysely";
import type { Database } from "#db/connect.ts";
import { listAncestors } from "#db/queries/units.ts";

/** A unit with all units above it in every tree, itself first: what `can()` asks about a subject. */
export async function ancestorsOf(db: Kysely<Database>, unit: string): Promise<string[]> {
  const rows = await listAncestors(db, [unit]);
  return [...new Set([unit, ...rows.map((row) => row.unit)])];
}
