import type { Kysely } from "kysely";
import type { Database } from "../schema.ts";
import { insertRows } from "./units-insert-rows.ts";

export async function insertRollMoment(db: Kysely<Database>, moment: Database["roll_moment"]): Promise<void> {
  await db.insertInto("roll_moment").values(moment).execute();
}

/** People of a roll; who stands in it already stays as written. */
export async function insertRollPeople(db: Kysely<Database>, rows: readonly Database["roll_person"][]): Promise<void> {
  await insertRows(db, "roll_person", rows, { conflict: "ignore" });
}

/** Counts the people of a roll per unit of their placements. Grouped by placement first: thousands, not millions, of rows. */
export async function countRoll(db: Kysely<Database>, moment: string): Promise<Database["roll_total"][]> {
  const rows = await db
    .selectFrom((eb) =>
      eb
        .selectFrom("roll_person")
        .select((e) => ["placement", e.fn.countAll<number>().as("people")])
        .where("moment", "=", moment)
        .groupBy("placement")
        .as("roll"),
    )
    .innerJoin("placement_unit", "placement_unit.placement", "roll.placement")
    .select((eb) => ["placement_unit.unit", eb.fn.sum<number>("roll.people").as("n")])
    .groupBy("placement_unit.unit")
    .execute();
  return rows.map((row) => ({ moment, unit: row.unit, n: Number(row.n) }));
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
