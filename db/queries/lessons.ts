import type { Kysely } from "kysely";
import type { Database, Instant } from "../schema.ts";
import { insertRows, piecesOf } from "./units-insert-rows.ts";

export type LessonState = Database["lesson_progress"]["state"];

export interface LessonReport {
  person: string;
  lesson: string;
  placement: string | null;
  state: LessonState;
  checksRight: number;
  checksTotal: number;
  /** Where the reader stopped; null when the page does not say. */
  section: string | null;
  at: Instant;
}

/**
 * Notes how far a person is in a lesson, in one statement, so that two tabs cannot undo each other: "done" stays done,
 * the first end is the end, and reading again never takes right answers away. The placement is the one of the beginning.
 */
export async function upsertLessonProgress(db: Kysely<Database>, report: LessonReport): Promise<LessonState> {
  const row = await db
    .insertInto("lesson_progress")
    .values({
      person: report.person,
      lesson: report.lesson,
      placement: report.placement,
      state: report.state,
      checks_right: report.checksRight,
      checks_total: report.checksTotal,
      begun_at: report.at,
      done_at: report.state === "done" ? report.at : null,
      updated_at: report.at,
      section: report.section,
    })
    .onConflict((conflict) =>
      conflict.columns(["person", "lesson"]).doUpdateSet((eb) => ({
        state: eb
          .case()
          .when("lesson_progress.state", "=", "done")
          .then(eb.ref("lesson_progress.state"))
          .else(eb.ref("excluded.state"))
          .end(),
        placement: eb.fn.coalesce("lesson_progress.placement", "excluded.placement"),
        // An edited lesson may have fewer questions than were right before.
        // A report without a count (a page without its script) leaves the count as it was.
        checks_right: eb
          .case()
          .when("excluded.checks_total", "=", 0)
          .then(eb.ref("lesson_progress.checks_right"))
          .when("excluded.checks_right", ">=", eb.ref("lesson_progress.checks_right"))
          .then(eb.ref("excluded.checks_right"))
          .when("lesson_progress.checks_right", ">", eb.ref("excluded.checks_total"))
          .then(eb.ref("excluded.checks_total"))
          .else(eb.ref("lesson_progress.checks_right"))
          .end(),
        checks_total: eb
          .case()
          .when("excluded.checks_total", "=", 0)
          .then(eb.ref("lesson_progress.checks_total"))
          .else(eb.ref("excluded.checks_total"))
          .end(),
        done_at: eb.fn.coalesce("lesson_progress.done_at", "excluded.done_at"),
        updated_at: eb.ref("excluded.updated_at"),
        section: eb.fn.coalesce("excluded.section", "lesson_progress.section"),
      })),
    )
    .returning("state")
    .executeTakeFirstOrThrow();
  return row.state;
}

/** Keeps first answers to check questions; what was answered before stays as it was. */
export async function insertFirstAnswers(
  db: Kysely<Database>,
  rows: readonly Database["check_answer"][],
): Promise<void> {
  await insertRows(db, "check_answer", rows, { conflict: "ignore" });
}

export interface OwnLessonRow {
  lesson: string;
  state: LessonState;
  updatedAt: Instant;
  right: number;
  section: string | null;
}

/** A person's own lessons, the one read last first. */
export async function listOwnLessons(db: Kysely<Database>, person: string): Promise<OwnLessonRow[]> {
  return db
    .selectFrom("lesson_progress")
    .select(["lesson", "state", "updated_at as updatedAt", "checks_right as right", "section"])
    .where("person", "=", person)
    .orderBy("updated_at", "desc")
    .orderBy("lesson")
    .execute();
}

/** Lessons per person and state. The caller decides whose progress may be read. */
export async function countLessonStates(
  db: Kysely<Database>,
  people: readonly string[],
): Promise<{ person: string; state: LessonState; n: number }[]> {
  const found: { person: string; state: LessonState; n: number }[] = [];
  for (const piece of piecesOf(people, 500)) {
    const rows = await db
      .selectFrom("lesson_progress")
      .select((eb) => ["person", "state", eb.fn.countAll<number>().as("n")])
      .where("person", "in", piece)
      .groupBy(["person", "state"])
      .execute();
    found.push(...rows.map((row) => ({ ...row, n: Number(row.n) })));
  }
  return found;
}
