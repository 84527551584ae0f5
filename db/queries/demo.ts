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

/** Assignments with what was done of them; progress that stands already stays as it is. */
export async function insertDemoAssignmentRows(
  db: Kysely<Database>,
  rows: {
    readonly assignments: readonly Database["assignment"][];
    readonly items: readonly Database["assignment_item"][];
    readonly targets: readonly Database["assignment_target"][];
    readonly progress: readonly Database["lesson_progress"][];
    readonly checks: readonly Database["check_answer"][];
    readonly tests: readonly Database["pillar_test"][];
    readonly taught: readonly Database["taught"][];
  },
): Promise<void> {
  await insertRows(db, "assignment", rows.assignments);
  await insertRows(db, "assignment_item", rows.items);
  await insertRows(db, "assignment_target", rows.targets);
  await insertRows(db, "lesson_progress", rows.progress, { conflict: "ignore" });
  await insertRows(db, "check_answer", rows.checks, { conflict: "ignore" });
  await insertRows(db, "pillar_test", rows.tests);
  await insertRows(db, "taught", rows.taught, { conflict: "ignore" });
}
