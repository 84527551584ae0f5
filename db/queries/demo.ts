import type { Insertable, Kysely } from "kysely";
import type { Database } from "../schema.ts";
import { insertRows } from "./units-insert-rows.ts";

/** The name of the setting that marks a demo database. */
const MARK = "demo";

/** The mark of a demo database as stored; null in any other. */
export async function findDemoMark(db: Kysely<Database>): Promise<string | null> {
  const row = await db.selectFrom("setting").select("value").where("name", "=", MARK).executeTakeFirst();
  return row?.value ?? null;
}

/** Marks the database as a demo, once; false when it is marked already. */
export async function insertDemoMark(db: Kysely<Database>, value: string): Promise<boolean> {
  const made = await db
    .insertInto("setting")
    .values({ name: MARK, value })
    .onConflict((conflict) => conflict.doNothing())
    .returning("name")
    .executeTakeFirst();
  return made !== undefined;
}

export async function updateDemoMark(db: Kysely<Database>, value: string): Promise<void> {
  await db.updateTable("setting").set({ value }).where("name", "=", MARK).execute();
}

/** Whether anybody is registered: then the database is in use, and no demo may be loaded into it. */
export async function hasPeople(db: Kysely<Database>): Promise<boolean> {
  return (await db.selectFrom("person").select("id").limit(1).executeTakeFirst()) !== undefined;
}

/** The placement of everybody on a roll. */
export async function listRollPlacements(db: Kysely<Database>, moment: string): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom("roll_person")
    .select(["person", "placement"])
    .where("moment", "=", moment)
    .execute();
  return new Map(rows.map((row) => [row.person, row.placement]));
}

/** Closed attempts with their answers and grades. */
export async function insertClosedAttempts(
  db: Kysely<Database>,
  rows: {
    readonly attempts: readonly Database["attempt"][];
    readonly events: readonly Database["answer_event"][];
    readonly grades: readonly Database["grade"][];
  },
): Promise<void> {
  await insertRows(db, "attempt", rows.attempts);
  await insertRows(db, "answer_event", rows.events);
  await insertRows(db, "grade", rows.grades);
}

export async function insertAccounts(db: Kysely<Database>, rows: readonly Database["account"][]): Promise<void> {
  await insertRows(db, "account", rows);
}

export async function insertRoleGrants(
  db: Kysely<Database>,
  rows: readonly Insertable<Database["role_grant"]>[],
): Promise<void> {
  await insertRows(db, "role_grant", rows);
}

export async function insertLessonProgress(
  db: Kysely<Database>,
  rows: readonly Database["lesson_progress"][],
): Promise<void> {
  await insertRows(db, "lesson_progress", rows);
}
