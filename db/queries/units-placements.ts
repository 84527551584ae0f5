import type { Kysely } from "kysely";
import type { Database, Day } from "../schema.ts";
import { insertRows } from "./units-insert-rows.ts";

/** The units in which these people are members on that day: classes and branches. */
export async function listOpenMemberships(
  db: Kysely<Database>,
  people: readonly string[],
  day: Day,
): Promise<{ person: string; unit: string }[]> {
  if (people.length === 0) return [];
  return (
    db
      .selectFrom("membership")
      .select(["person", "unit"])
      .where("person", "in", [...people])
      // "is null" as written: the index over open memberships is a partial one.
      .where("valid_to", "is", null)
      .where("valid_from", "<=", day)
      .orderBy("person")
      .orderBy("unit")
      .execute()
  );
}

/** Everybody who is a member of one of these units on that day, each once. */
export async function listMembersOfUnits(db: Kysely<Database>, units: readonly string[], day: Day): Promise<string[]> {
  if (units.length === 0) return [];
  const rows = await db
    .selectFrom("membership")
    .select("person")
    .distinct()
    .where("unit", "in", [...units])
    .where("valid_to", "is", null)
    .where("valid_from", "<=", day)
    .orderBy("person")
    .execute();
  return rows.map((row) => row.person);
}

export async function placementExists(db: Kysely<Database>, hash: string): Promise<boolean> {
  return (await db.selectFrom("placement").select("id").where("hash", "=", hash).executeTakeFirst()) !== undefined;
}

/** Writes a placement with its units; when another process was faster, its rows are the ones and nothing changes. */
export async function insertPlacement(
  trx: Kysely<Database>,
  placement: Database["placement"],
  units: readonly Database["placement_unit"][],
): Promise<void> {
  const made = await trx
    .insertInto("placement")
    .values(placement)
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  if (made) await insertRows(trx, "placement_unit", units);
}
