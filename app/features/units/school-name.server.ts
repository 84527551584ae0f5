import type { Kysely } from "kysely";
import type { Database } from "#db/connect.ts";
import { findParent, findSchoolOf } from "#db/queries/units.ts";

/** What a class or branch is of, as a slip says it: its school, else the union above. Null for what stands alone. */
export async function schoolNameOf(db: Kysely<Database>, unit: string): Promise<string | null> {
  const school = await findSchoolOf(db, unit);
  if (school) return school.id === unit ? null : school.name;
  return (await findParent(db, unit))?.name ?? null;
}
