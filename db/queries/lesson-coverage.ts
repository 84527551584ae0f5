/**
 * Lessons per unit, counted twice and kept apart: taught (a class had it together) and finished (somebody went through it
 * alone). Finished lessons count where their reader was on beginning them; moves change nothing. No person is named.
 */
import type { ExpressionBuilder, Kysely } from "kysely";
import type { Database, Day, Instant } from "../schema.ts";

/** From the first moment on, up to and without the last. */
export interface CoveragePeriod {
  readonly from: Instant;
  readonly to: Instant;
  /** The same as days, both included. */
  readonly firstDay: Day;
  readonly lastDay: Day;
}

/** Which units below which. */
export interface CoverageUnits {
  readonly parent: string;
  readonly tree: string;
  readonly role?: Database["unit_kind"]["role"] | undefined;
  readonly kinds?: readonly string[] | undefined;
  readonly notKinds?: readonly string[] | undefined;
}

export interface CoverageRow {
  unit: string;
  code: string;
  name: string;
  kindLabel: string;
  /** On the lists of that day. */
  people: number;
  /** Classes and branches below, the unit itself among them when it is one. */
  groups: number;
  /** People who finished a lesson, and how many lessons they finished together. */
  learners: number;
  finished: number;
  /** Different lessons taught, how often, in how many of the groups. */
  taughtLessons: number;
  taughtTimes: number;
  taughtGroups: number;
}

/** A school's branches hang on it in a tree of their own: what they were taught is the school's too. */
const belowIn = (tree: string) => (tree === "state" ? ["state", "school-youth"] : [tree]);
const LEAF_KINDS = ["class", "chi-doan", "chi-doi"];

/** Open units of that kind with their figures, by name. */
export async function listCoverage(
  db: Kysely<Database>,
  units: CoverageUnits,
  period: CoveragePeriod,
): Promise<CoverageRow[]> {
  const { parent, tree, role, kinds, notKinds } = units;
  const rows = await db
    .with(
      (cte) => cte("rows").materialized(),
      (query) =>
        query
          .selectFrom("unit_closure")
          .innerJoin("unit", "unit.id", "unit_closure.descendant")
          .innerJoin("unit_kind", "unit_kind.id", "unit.kind")
          .select(["unit.id", "unit.code", "unit.name", "unit.sort_key", "unit_kind.label as kindLabel"])
          .where("unit_closure.ancestor", "=", parent)
          .where("unit_closure.tree", "=", tree)
          .where("unit_closure.depth", ">", 0)
          .where("unit.valid_to", "is", null)
          .$if(role !== undefined, (some) => some.where("unit_kind.role", "=", role!))
          .$if(kinds !== undefined, (some) => some.where("unit.kind", "in", [...kinds!]))
          .$if(notKinds !== undefined, (some) => some.where("unit.kind", "not in", [...notKinds!])),
    )
    .with("people", (query) =>
      query
        .selectFrom("rows")
        .innerJoin("unit_closure", "unit_closure.ancestor", "rows.id")
        .innerJoin("membership", "membership.unit", "unit_closure.descendant")
        .select((eb) => ["rows.id as unit", eb.fn.count<number>("membership.person").distinct().as("n")])
        .where("unit_closure.tree", "=", tree)
        .where("membership.valid_to", "is", null)
        .where("membership.valid_from", "<=", period.lastDay)
        .groupBy("rows.id"),
    )
    .with("leaves", (query) =>
      query
        .selectFrom("rows")
        .innerJoin("unit_closure", "unit_closure.ancestor", "rows.id")
        .innerJoin("unit as leaf", "leaf.id", "unit_closure.descendant")
        .select((eb) => ["rows.id as unit", eb.fn.count<number>("leaf.id").distinct().as("n")])
        .where("unit_closure.tree", "in", belowIn(tree))
        .where("leaf.kind", "in", LEAF_KINDS)
        .where("leaf.valid_to", "is", null)
        .groupBy("rows.id"),
    )
    .with("learnt", (query) =>
      query
        .selectFrom("rows")
        .innerJoin("placement_unit", "placement_unit.unit", "rows.id")
        .innerJoin("lesson_progress", "lesson_progress.placement", "placement_unit.placement")
        .select((eb) => [
          "rows.id as unit",
          eb.fn.count<number>("lesson_progress.person").distinct().as("learners"),
          eb.fn.countAll<number>().as("finished"),
        ])
        .where("lesson_progress.done_at", ">=", period.from)
        .where("lesson_progress.done_at", "<", period.to)
        .groupBy("rows.id"),
    )
    .with("given", (query) =>
      query
        .selectFrom("rows")
        .innerJoin("unit_closure", "unit_closure.ancestor", "rows.id")
        .innerJoin("taught", "taught.unit", "unit_closure.descendant")
        .select((eb) => [
          "rows.id as unit",
          eb.fn.count<number>("taught.lesson").distinct().as("lessons"),
          eb.fn.count<number>("taught.id").distinct().as("times"),
          eb.fn.count<number>("taught.unit").distinct().as("groups"),
        ])
        .where("unit_closure.tree", "in", belowIn(tree))
        .where("taught.day", ">=", period.firstDay)
        .where("taught.day", "<=", period.lastDay)
        .groupBy("rows.id"),
    )
    .selectFrom("rows")
    .leftJoin("people", "people.unit", "rows.id")
    .leftJoin("leaves", "leaves.unit", "rows.id")
    .leftJoin("learnt", "learnt.unit", "rows.id")
    .leftJoin("given", "given.unit", "rows.id")
    .select([
      "rows.id as unit",
      "rows.code",
      "rows.name",
      "rows.kindLabel",
      "people.n as people",
      "leaves.n as groups",
      "learnt.learners",
      "learnt.finished",
      "given.lessons as taughtLessons",
      "given.times as taughtTimes",
      "given.groups as taughtGroups",
    ])
    .orderBy("rows.sort_key")
    .orderBy("rows.id")
    .execute();
  return rows.map((row) => ({
    unit: row.unit,
    code: row.code,
    name: row.name,
    kindLabel: row.kindLabel,
    people: Number(row.people ?? 0),
    groups: Number(row.groups ?? 0),
    learners: Number(row.learners ?? 0),
    finished: Number(row.finished ?? 0),
    taughtLessons: Number(row.taughtLessons ?? 0),
    taughtTimes: Number(row.taughtTimes ?? 0),
    taughtGroups: Number(row.taughtGroups ?? 0),
  }));
}

export interface LessonCoverageRow {
  lesson: string;
  /** People who finished it. */
  finished: number;
  /** How often it was taught, and how many were there, one class at a time. */
  taught: number;
  present: number;
}

/** Per lesson in one unit; lessons that nobody touched are left out. */
export async function listLessonCoverage(
  db: Kysely<Database>,
  unit: string,
  period: CoveragePeriod,
): Promise<LessonCoverageRow[]> {
  const below = (eb: ExpressionBuilder<Database, "taught">) =>
    eb.selectFrom("unit_closure").select("unit_closure.descendant").where("unit_closure.ancestor", "=", unit);
  const finished = await db
    .selectFrom("placement_unit")
    .innerJoin("lesson_progress", "lesson_progress.placement", "placement_unit.placement")
    .select((eb) => ["lesson_progress.lesson", eb.fn.count<number>("lesson_progress.person").distinct().as("n")])
    .where("placement_unit.unit", "=", unit)
    .where("lesson_progress.done_at", ">=", period.from)
    .where("lesson_progress.done_at", "<", period.to)
    .groupBy("lesson_progress.lesson")
    .execute();
  const taught = await db
    .selectFrom("taught")
    .select((eb) => ["lesson", eb.fn.countAll<number>().as("n"), eb.fn.sum<number>("present").as("present")])
    .where("taught.unit", "in", below)
    .where("day", ">=", period.firstDay)
    .where("day", "<=", period.lastDay)
    .groupBy("lesson")
    .execute();
  const rows = new Map<string, LessonCoverageRow>();
  const rowOf = (lesson: string) => rows.get(lesson) ?? { lesson, finished: 0, taught: 0, present: 0 };
  for (const { lesson, n } of finished) rows.set(lesson, { ...rowOf(lesson), finished: Number(n) });
  for (const { lesson, n, present } of taught) {
    rows.set(lesson, { ...rowOf(lesson), taught: Number(n), present: Number(present) });
  }
  return [...rows.values()];
}

/** A unit's own figures: it as the only row. */
export async function findCoverage(
  db: Kysely<Database>,
  unit: string,
  period: CoveragePeriod,
): Promise<Pick<CoverageRow, "learners" | "finished">> {
  const row = await db
    .selectFrom("placement_unit")
    .innerJoin("lesson_progress", "lesson_progress.placement", "placement_unit.placement")
    .select((eb) => [
      eb.fn.count<number>("lesson_progress.person").distinct().as("learners"),
      eb.fn.countAll<number>().as("finished"),
    ])
    .where("placement_unit.unit", "=", unit)
    .where("lesson_progress.done_at", ">=", period.from)
    .where("lesson_progress.done_at", "<", period.to)
    .executeTakeFirstOrThrow();
  return { learners: Number(row.learners), finished: Number(row.finished) };
}
