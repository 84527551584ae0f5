/** What the dashboard reads beside totals and days: grades, scores, lessons given, and questions for the job that counts. */
import { type Kysely, sql } from "kysely";
import type { Database, Day, Instant } from "../schema.ts";
import { numberOf } from "./boards-live.ts";
import type { UnitTotalsOf } from "./boards-units.ts";

export interface ClassSums {
  /** Attributes of the classes as JSON: they hold the grade. */
  readonly attrs: string;
  readonly units: number;
  readonly unitsWithoutAnybody: number;
  readonly people: number;
  readonly outside: number;
  readonly turns: number;
  readonly fullMarks: number;
  /** Null when none of the classes has a roll. */
  readonly roll: number | null;
}

type RoundOf = Pick<UnitTotalsOf, "edition" | "scope" | "rollMoment">;
type BelowOf = RoundOf & { readonly parent: string; readonly tree: string };

/** The classes below a unit in a tree, summed by their attributes: classes of one grade may come in several rows. */
export async function sumClassesByAttrs(db: Kysely<Database>, of: BelowOf): Promise<ClassSums[]> {
  const rows = await classesBelow(db, of)
    .select((eb) => [
      "unit.attrs",
      eb.fn.countAll<number>().as("units"),
      eb.fn.count<number>("unit_total.turns").as("joined"),
      eb.fn.coalesce(eb.fn.sum<number>("unit_total.people"), eb.lit(0)).as("people"),
      eb.fn.coalesce(eb.fn.sum<number>("unit_total.outside"), eb.lit(0)).as("outside"),
      eb.fn.coalesce(eb.fn.sum<number>("unit_total.turns"), eb.lit(0)).as("turns"),
      eb.fn.coalesce(eb.fn.sum<number>("unit_total.full_marks"), eb.lit(0)).as("fullMarks"),
      eb.fn.sum<number | null>("roll_total.n").as("roll"),
    ])
    .groupBy("unit.attrs")
    .orderBy("unit.attrs")
    .execute();
  return rows.map(({ attrs, joined, ...row }) => ({
    attrs,
    units: Number(row.units),
    unitsWithoutAnybody: Number(row.units) - Number(joined),
    people: Number(row.people),
    outside: Number(row.outside),
    turns: Number(row.turns),
    fullMarks: Number(row.fullMarks),
    roll: row.roll === null ? null : Number(row.roll),
  }));
}

export interface EmptyClass {
  readonly unit: string;
  readonly name: string;
  readonly school: string;
  readonly schoolName: string;
  readonly roll: number;
}

/** Classes of the roll below a unit in which nobody took part, by school and name. */
export async function listEmptyClasses(db: Kysely<Database>, of: BelowOf, limit: number): Promise<EmptyClass[]> {
  const rows = await classesBelow(db, of)
    .innerJoin("unit_closure as up", (join) =>
      join.onRef("up.descendant", "=", "unit.id").on("up.tree", "=", "state").on("up.depth", "=", 1),
    )
    .innerJoin("unit as school", "school.id", "up.ancestor")
    .select([
      "unit.id as unit",
      "unit.name",
      "school.id as school",
      "school.name as schoolName",
      "roll_total.n as roll",
    ])
    .where("unit_total.turns", "is", null)
    .where("roll_total.n", ">", 0)
    .orderBy("school.sort_key")
    .orderBy("school.id")
    .orderBy("unit.sort_key")
    .orderBy("unit.id")
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...row, roll: Number(row.roll) }));
}

/** How many classes of the roll below a unit nobody of took part. */
export async function countEmptyClasses(db: Kysely<Database>, of: BelowOf): Promise<number> {
  const row = await classesBelow(db, of)
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .where("unit_total.turns", "is", null)
    .where("roll_total.n", ">", 0)
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

/** A grouping (a former district, a cluster) ends at schools: their classes stand below them in the state tree. */
function classesBelow(db: Kysely<Database>, { edition, scope, rollMoment, parent, tree }: BelowOf) {
  return db
    .selectFrom("unit")
    .innerJoin("unit_kind", "unit_kind.id", "unit.kind")
    .leftJoin("unit_total", (join) =>
      join
        .onRef("unit_total.unit", "=", "unit.id")
        .on("unit_total.edition", "=", numberOf(edition, scope))
        .on("unit_total.scope", "=", scope),
    )
    .leftJoin("roll_total", (join) =>
      join.onRef("roll_total.unit", "=", "unit.id").on("roll_total.moment", "=", rollMoment ?? ""),
    )
    .where("unit_kind.role", "=", "class")
    .where((eb) => eb.or([eb("roll_total.n", "is not", null), eb("unit_total.turns", "is not", null)]))
    .where("unit.id", "in", (eb) =>
      tree === "state"
        ? eb
            .selectFrom("unit_closure")
            .select("unit_closure.descendant as id")
            .where("unit_closure.tree", "=", "state")
            .where("unit_closure.ancestor", "=", parent)
        : eb
            .selectFrom("unit_closure")
            .innerJoin("unit_closure as inside", "inside.ancestor", "unit_closure.descendant")
            .select("inside.descendant as id")
            .where("unit_closure.tree", "=", tree)
            .where("unit_closure.ancestor", "=", parent)
            .where("inside.tree", "=", "state"),
    );
}

/** Digits of a score at the beginning of a key: see the shapes in the domain's ranking. */
const SCORE_DIGITS = 12;

/** People by the score in front of their key, of a unit whose people are counted in buckets; the best first. */
export async function listScorePrefixes(
  db: Kysely<Database>,
  { edition, scope, unit }: { edition: number; scope: string; unit: string },
): Promise<{ prefix: string; n: number }[]> {
  const prefix = sql<string>`substr(prefix, 1, ${sql.lit(SCORE_DIGITS)})`;
  const rows = await db
    .selectFrom("standing_bucket")
    .select((eb) => [prefix.as("score"), eb.fn.sum<number>("n").as("n")])
    .where("edition", "=", numberOf(edition, scope))
    .where("scope", "=", scope)
    .where("unit", "=", unit)
    .groupBy(prefix)
    .orderBy("score")
    .execute();
  return rows.map((row) => ({ prefix: row.score, n: Number(row.n) }));
}

/** People by their counted score in a unit of some hundreds, ranked or not. */
export async function listScoresOfUnit(
  db: Kysely<Database>,
  { edition, scope, unit }: { edition: number; scope: string; unit: string },
): Promise<{ score: number; n: number }[]> {
  const rows = await db
    .selectFrom("standing")
    .innerJoin("counted", (join) =>
      join
        .onRef("counted.edition", "=", "standing.edition")
        .onRef("counted.scope", "=", "standing.scope")
        .onRef("counted.person", "=", "standing.person"),
    )
    .select((eb) => ["score", eb.fn.countAll<number>().as("n")])
    .where("standing.edition", "=", numberOf(edition, scope))
    .where("standing.scope", "=", scope)
    .where("standing.unit", "=", unit)
    .groupBy("score")
    .orderBy("score", "desc")
    .execute();
  return rows.map((row) => ({ score: Number(row.score), n: Number(row.n) }));
}

/** Schools below a unit, itself never, in whichever tree it stands. */
export async function listSchoolIdsBelow(db: Kysely<Database>, unit: string): Promise<string[]> {
  const rows = await db
    .selectFrom("unit_closure")
    .innerJoin("unit", "unit.id", "unit_closure.descendant")
    .innerJoin("unit_kind", "unit_kind.id", "unit.kind")
    .select("unit.id")
    .distinct()
    .where("unit_closure.ancestor", "=", unit)
    .where("unit_closure.depth", ">", 0)
    .where("unit_kind.role", "=", "school")
    .orderBy("unit.id")
    .execute();
  return rows.map(({ id }) => id);
}

/** Classes and branches in and below the unit to which one of these lessons was given in [since, before). */
export async function countGroupsGiven(
  db: Kysely<Database>,
  { unit, lessons, since, before }: { unit: string; lessons: readonly string[]; since: Instant; before: Instant },
): Promise<number> {
  if (lessons.length === 0) return 0;
  const row = await db
    .selectFrom("unit_closure as own")
    .innerJoin("unit", "unit.id", "own.descendant")
    .select((eb) => eb.fn.count<number>("unit.id").distinct().as("n"))
    .where("own.ancestor", "=", unit)
    .where("unit.kind", "in", ["class", "chi-doan", "chi-doi"])
    .where("unit.id", "in", (eb) =>
      eb
        .selectFrom("assignment_item")
        .innerJoin("assignment", "assignment.id", "assignment_item.assignment")
        .innerJoin("assignment_target", "assignment_target.assignment", "assignment.id")
        .innerJoin("unit_closure as given", "given.ancestor", "assignment_target.target")
        .select("given.descendant")
        .where("assignment_item.kind", "=", "lesson")
        .where("assignment_item.ref", "in", [...lessons])
        .where("assignment_target.kind", "=", "unit")
        .where("assignment.withdrawn_at", "is", null)
        .where("assignment.opens_at", ">=", since)
        .where("assignment.opens_at", "<", before),
    )
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

/** Whether anybody below the unit noted a teaching on one of the days from…to. */
export async function hasTaughtBetween(
  db: Kysely<Database>,
  { unit, from, to }: { unit: string; from: Day; to: Day },
): Promise<boolean> {
  const row = await db
    .selectFrom("taught")
    .innerJoin("unit_closure", "unit_closure.descendant", "taught.unit")
    .select("taught.id")
    .where("taught.day", ">=", from)
    .where("taught.day", "<=", to)
    .where("unit_closure.ancestor", "=", unit)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Points per question (JSON) of the round's closed attempts that were sat in a unit, by id, after this one. */
export async function listDetailsBelow(
  db: Kysely<Database>,
  { round, unit, after }: { round: string; unit: string; after: string },
  limit: number,
): Promise<{ attempt: string; version: number; detail: string }[]> {
  return db
    .selectFrom("attempt")
    .innerJoin("grade", (join) =>
      join.onRef("grade.attempt", "=", "attempt.id").onRef("grade.grading", "=", "attempt.grading"),
    )
    .select(["attempt.id as attempt", "attempt.rules_version as version", "grade.detail"])
    .where("attempt.round", "=", round)
    .where("attempt.state", "in", ["submitted", "expired"])
    .where("attempt.id", ">", after)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom("placement_unit")
          .select("placement_unit.depth")
          .whereRef("placement_unit.placement", "=", "attempt.placement")
          .where("placement_unit.unit", "=", unit),
      ),
    )
    .orderBy("attempt.id")
    .limit(limit)
    .execute();
}

/** Whether a unit stands below another one, or is of a kind below it, in a tree. */
export async function hasUnitsBelow(
  db: Kysely<Database>,
  {
    parent,
    tree,
    role,
    kinds,
    notKinds,
  }: Pick<UnitTotalsOf, "tree" | "role" | "kinds" | "notKinds"> & { parent: string },
): Promise<boolean> {
  const row = await db
    .selectFrom("unit_closure")
    .innerJoin("unit", "unit.id", "unit_closure.descendant")
    .innerJoin("unit_kind", "unit_kind.id", "unit.kind")
    .select("unit.id")
    .where("unit_closure.tree", "=", tree)
    .where("unit_closure.ancestor", "=", parent)
    .where("unit_closure.depth", ">", 0)
    .$if(role !== undefined, (some) => some.where("unit_kind.role", "=", role!))
    .$if(kinds !== undefined, (some) => some.where("unit.kind", "in", [...kinds!]))
    .$if(notKinds !== undefined, (some) => some.where("unit.kind", "not in", [...notKinds!]))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
