import type { Kysely } from "kysely";
import type { Database, Instant } from "../schema.ts";
import { insertRows } from "./units-insert-rows.ts";

/** Begins a roll; false when one of this id was begun before. */
export async function insertRollMoment(db: Kysely<Database>, moment: Database["roll_moment"]): Promise<boolean> {
  const made = await db
    .insertInto("roll_moment")
    .values(moment)
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  return made !== undefined;
}

/** From now on nothing is added to the roll: the database refuses it. */
export async function closeRollMoment(db: Kysely<Database>, id: string, at: Instant): Promise<void> {
  await db.updateTable("roll_moment").set({ done_at: at }).where("id", "=", id).where("done_at", "is", null).execute();
}

/** People of a roll; who stands in it already stays as written. */
export async function insertRollPeople(db: Kysely<Database>, rows: readonly Database["roll_person"][]): Promise<void> {
  await insertRows(db, "roll_person", rows, { conflict: "ignore" });
}

/** One page of a roll, by person id after `after`. A whole roll in one query would hold up everything else for a while. */
export async function listRollPage(
  db: Kysely<Database>,
  moment: string,
  { after, limit }: { after: string; limit: number },
): Promise<{ person: string; placement: string }[]> {
  return db
    .selectFrom("roll_person")
    .select(["person", "placement"])
    .where("moment", "=", moment)
    .where("person", ">", after)
    .orderBy("person")
    .limit(limit)
    .execute();
}

export async function insertRollTotals(db: Kysely<Database>, rows: readonly Database["roll_total"][]): Promise<void> {
  await insertRows(db, "roll_total", rows);
}

/** Size of the roll per unit; units nobody of the roll belongs to are left out: unknown, not 0. */
export async function listRollTotals(
  db: Kysely<Database>,
  moment: string,
  units: readonly string[],
): Promise<{ unit: string; n: number }[]> {
  if (units.length === 0) return [];
  return db
    .selectFrom("roll_total")
    .select(["unit", "n"])
    .where("moment", "=", moment)
    .where("unit", "in", [...units])
    .execute();
}
