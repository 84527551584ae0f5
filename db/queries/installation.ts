import type { Kysely } from "kysely";
import type { Database } from "../schema.ts";

/** The one province of this installation; null while it is empty. */
export async function findProvince(
  db: Kysely<Database>,
): Promise<{ id: string; code: string; name: string; shortName: string } | null> {
  const row = await db
    .selectFrom("unit")
    .select(["id", "code", "name"])
    .where("kind", "=", "province")
    .executeTakeFirst();
  return row ? { ...row, shortName: row.name.replace(/^(Tỉnh|Thành phố) /, "") } : null;
}

/** Whether this database holds the demo world, or a half-loaded one. */
export async function demoMark(db: Kysely<Database>): Promise<"none" | "loading" | "loaded"> {
  const row = await db.selectFrom("setting").select("value").where("name", "=", "demo").executeTakeFirst();
  if (!row) return "none";
  return (JSON.parse(row.value) as { loaded?: number }).loaded ? "loaded" : "loading";
}
