/** Who has which assignment today, and how far they are. The caller has checked whose progress may be read. */
import type { Kysely } from "kysely";
import type { Database, Day, Instant } from "../schema.ts";
import { piecesOf } from "./units-insert-rows.ts";

/** Members of schools reach a school's staff through this tree; pupils are placed by the others. */
const SCHOOL_YOUTH = "school-youth";
const PEOPLE_PER_STATEMENT = 500;

export interface AssignedPerson {
  person: string;
  assignment: string;
  /** The first day in anything the assignment names; null where the person is named: then there is no joining. */
  joined: Day | null;
}

/**
 * The assignments of these people that are not withdrawn, as their memberships of that day have it: who joined later has
 * them too, who left a class has that class's no more.
 */
export async function listAssigned(
  db: Kysely<Database>,
  people: readonly string[],
  day: Day,
): Promise<AssignedPerson[]> {
  const found: AssignedPerson[] = [];
  for (const piece of piecesOf(people, PEOPLE_PER_STATEMENT)) {
    const byUnit = await db
      .selectFrom("membership")
      .innerJoin("unit_closure", "unit_closure.descendant", "membership.unit")
      .innerJoin("assignment_target", "assignment_target.target", "unit_closure.ancestor")
      .innerJoin("assignment", "assignment.id", "assignment_target.assignment")
      .select((eb) => [
        "membership.person",
        "assignment.id as assignment",
        eb.fn.min("membership.valid_from").as("joined"),
      ])
      .where("membership.person", "in", piece)
      .where("membership.valid_from", "<=", day)
      .where("unit_closure.tree", "<>", SCHOOL_YOUTH)
      .where("assignment_target.kind", "=", "unit")
      .where("assignment.withdrawn_at", "is", null)
      .groupBy(["membership.person", "assignment.id"])
      .having((eb) => eb(eb.fn.count("membership.id").filterWhere("membership.valid_to", "is", null), ">", 0))
      .execute();
    const byName = await db
      .selectFrom("assignment_target")
      .innerJoin("assignment", "assignment.id", "assignment_target.assignment")
      .select(["assignment_target.target as person", "assignment.id as assignment"])
      .where("assignment_target.target", "in", piece)
      .where("assignment_target.kind", "=", "person")
      .where("assignment.withdrawn_at", "is", null)
      .execute();
    const named = new Set(byName.map(({ person, assignment }) => `${person} ${assignment}`));
    found.push(...byUnit.filter(({ person, assignment }) => !named.has(`${person} ${assignment}`)));
    found.push(...byName.map((row) => ({ ...row, joined: null })));
  }
  return found;
}

export interface AssignmentTimesRow {
  id: string;
  title: string;
  note: string;
  opensAt: Instant;
  dueAt: Instant | null;
  late: Database["assignment"]["late"];
  withdrawnAt: Instant | null;
}

export async function listAssignmentTimes(db: Kysely<Database>, ids: readonly string[]): Promise<AssignmentTimesRow[]> {
  if (ids.length === 0) return [];
  return db
    .selectFrom("assignment")
    .select(["id", "title", "note", "opens_at as opensAt", "due_at as dueAt", "late", "withdrawn_at as withdrawnAt"])
    .where("id", "in", [...ids])
    .orderBy("opens_at")
    .orderBy("id")
    .execute();
}

export interface ProgressRow {
  person: string;
  lesson: string;
  doneAt: Instant | null;
  right: number;
  total: number;
}

/** What these people did of these lessons. */
export async function listProgressOf(
  db: Kysely<Database>,
  people: readonly string[],
  lessons: readonly string[],
): Promise<ProgressRow[]> {
  const found: ProgressRow[] = [];
  if (lessons.length === 0) return found;
  for (const piece of piecesOf(people, PEOPLE_PER_STATEMENT)) {
    const rows = await db
      .selectFrom("lesson_progress")
      .select(["person", "lesson", "done_at as doneAt", "checks_right as right", "checks_total as total"])
      .where("person", "in", piece)
      .where("lesson", "in", [...lessons])
      .execute();
    found.push(...rows);
  }
  return found;
}

/** Extra time of these people. */
export async function listExtensions(
  db: Kysely<Database>,
  people: readonly string[],
): Promise<{ assignment: string; person: string; dueAt: Instant }[]> {
  const found: { assignment: string; person: string; dueAt: Instant }[] = [];
  for (const piece of piecesOf(people, PEOPLE_PER_STATEMENT)) {
    const rows = await db
      .selectFrom("assignment_extension")
      .select(["assignment", "person", "due_at as dueAt"])
      .where("person", "in", piece)
      .execute();
    found.push(...rows);
  }
  return found;
}

/** Extra time in one assignment. */
export async function listExtensionsOf(
  db: Kysely<Database>,
  assignment: string,
): Promise<{ person: string; dueAt: Instant }[]> {
  return db
    .selectFrom("assignment_extension")
    .select(["person", "due_at as dueAt"])
    .where("assignment", "=", assignment)
    .execute();
}

/** First answers to check questions: how many there are per question, and how many were right. */
export async function listCheckCounts(
  db: Kysely<Database>,
  people: readonly string[],
  lessons: readonly string[],
): Promise<{ lesson: string; question: string; n: number; right: number }[]> {
  if (lessons.length === 0) return [];
  const sums = new Map<string, { lesson: string; question: string; n: number; right: number }>();
  for (const piece of piecesOf(people, PEOPLE_PER_STATEMENT)) {
    const rows = await db
      .selectFrom("check_answer")
      .select((eb) => [
        "lesson",
        "question",
        eb.fn.countAll<number>().as("n"),
        eb.fn.sum<number>("right_first").as("right"),
      ])
      .where("person", "in", piece)
      .where("lesson", "in", [...lessons])
      .groupBy(["lesson", "question"])
      .execute();
    for (const { lesson, question, n, right } of rows) {
      const key = `${lesson} ${question}`;
      const sum = sums.get(key) ?? { lesson, question, n: 0, right: 0 };
      sums.set(key, { ...sum, n: sum.n + Number(n), right: sum.right + Number(right) });
    }
  }
  return [...sums.values()];
}
