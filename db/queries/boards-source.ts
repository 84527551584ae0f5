/** What the boards are projected from: attempts with their grades, rolls, placements, rules. */
import type { Kysely, SelectQueryBuilder, Transaction } from "kysely";
import type { Prediction } from "#app/domain/contest.ts";
import { SMALL_BRANCHES } from "../order-sql.ts";
import type { Database, Instant } from "../schema.ts";
import { piecesOf } from "./units-insert-rows.ts";

/** Ids in one `in (…)`. */
const IDS_PER_STATEMENT = 500;

/**
 * Holds the round until the end of the transaction: whoever writes the live boards of a round does this first, so that
 * two processes (or a rebuild and the drain) never mix their figures. A write that changes nothing is the one row lock
 * both databases know; it does not hinder the start of attempts, which only refer to the round. Null = no such round.
 */
export async function lockRound(trx: Transaction<Database>, round: string): Promise<RoundContest | null> {
  const held = await trx
    .updateTable("round")
    .set((eb) => ({ title: eb.ref("title") }))
    .where("id", "=", round)
    .returning("contest")
    .executeTakeFirst();
  if (!held) return null;
  await ensureScope(trx, { id: round, contest: held.contest, kind: "round", round });
  return findRoundContest(trx, round);
}

/** The same for the board over all rounds of a contest; whoever needs a round's too takes the round first. */
export async function lockOverall(trx: Transaction<Database>, contest: string): Promise<void> {
  await ensureScope(trx, { id: contest, contest, kind: "overall", round: null });
  await trx
    .updateTable("board_scope")
    .set((eb) => ({ kind: eb.ref("kind") }))
    .where("id", "=", contest)
    .execute();
}

/** What boards refer to stands before their first row; the first live rows will be by the newest rules. */
export async function ensureScope(
  trx: Transaction<Database>,
  scope: Omit<Database["board_scope"], "live" | "live_rules" | "version">,
): Promise<void> {
  const known = await trx
    .selectFrom("board_scope")
    .select(["id", "live"])
    .where("contest", "=", scope.contest)
    .orderBy("id")
    .execute();
  if (known.some(({ id }) => id === scope.id)) return;
  const newest = await trx
    .selectFrom("contest_rules")
    .select((eb) => eb.fn.max<number | null>("version").as("version"))
    .where("contest", "=", scope.contest)
    .executeTakeFirst();
  // all boards of a contest carry one number: they are shown together
  await trx
    .insertInto("board_scope")
    .values({ ...scope, live: known[0]?.live ?? 0, live_rules: newest?.version ?? null, version: 0 })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Every scope that boards of a contest were ever made of. */
export async function listScopeIds(db: Kysely<Database>, contest: string): Promise<string[]> {
  const rows = await db.selectFrom("board_scope").select("id").where("contest", "=", contest).orderBy("id").execute();
  return rows.map(({ id }) => id);
}

export interface RoundContest {
  contest: string;
  rollMoment: string | null;
}

/** The contest of a round and the moment of its roll. */
export async function findRoundContest(db: Kysely<Database>, round: string): Promise<RoundContest | null> {
  const row = await db
    .selectFrom("round")
    .innerJoin("contest", "contest.id", "round.contest")
    .select(["contest.id as contest", "contest.roll_moment as rollMoment"])
    .where("round.id", "=", round)
    .executeTakeFirst();
  return row ?? null;
}

/** The rounds of a contest that boards are made of, in their order, and how many of each school go on to them. */
export async function listBoardRounds(
  db: Kysely<Database>,
  contest: string,
): Promise<{ id: string; advance: number | null }[]> {
  return db
    .selectFrom("round")
    .select(["id", "advance"])
    .where("contest", "=", contest)
    .where("rehearsal", "=", 0)
    .orderBy("pos")
    .execute();
}

/** Every version of a contest's rules, the newest last. */
export async function listRulesVersions(
  db: Kysely<Database>,
  contest: string,
): Promise<{ version: number; rules: string }[]> {
  return db
    .selectFrom("contest_rules")
    .select(["version", "rules"])
    .where("contest", "=", contest)
    .orderBy("version")
    .execute();
}

export interface CountableAttempt {
  id: string;
  person: string;
  no: number;
  rulesVersion: number;
  placement: string;
  score: number;
  durationMs: number;
  startedAt: Instant;
  finishedAt: Instant;
  prediction: number | null;
  groupKey: string | null;
}

/** Attempts of the staff's own group: they take no rank among pupils and are in no count of theirs. */
const STAFF_GROUP = "staff";

/** Closed, not void, graded attempts of a round, none of a rehearsal, none of the staff's group; before a moment, half-open. */
function countableOf(db: Kysely<Database>, round: string, before: Instant | null) {
  return countableIn(db.selectFrom("attempt"), round, before);
}

type Attempts = SelectQueryBuilder<Database, "attempt", Record<never, never>>;

function countableIn(attempts: Attempts, round: string, before: Instant | null) {
  return attempts
    .where("round", "=", round)
    .where("round", "in", (eb) => eb.selectFrom("round").select("round.id").where("round.rehearsal", "=", 0))
    .where((eb) => eb.or([eb("group_key", "is", null), eb("group_key", "<>", STAFF_GROUP)]))
    .where("state", "in", ["submitted", "expired"])
    .where("grading", "is not", null)
    .where("score", "is not", null)
    .where("duration_ms", "is not", null)
    .where("finished_at", "is not", null)
    .$if(before !== null, (query) => query.where("finished_at", "<", before!));
}

/** What is asked of an attempt here; never its paper, which is larger than all of these. */
const COUNTABLE_COLUMNS = [
  ...(["id", "person", "round", "no", "state", "grading", "score", "duration_ms", "started_at"] as const),
  ...(["finished_at", "rules_version", "placement", "prediction", "group_key"] as const),
] as const;

/** The countable attempts of these people in a round, by person and number; with `before` those finished before it. */
export async function listCountableAttempts(
  db: Kysely<Database>,
  round: string,
  people: readonly string[],
  before: Instant | null = null,
): Promise<CountableAttempt[]> {
  const found: CountableAttempt[] = [];
  for (const piece of piecesOf(people, IDS_PER_STATEMENT)) {
    // all attempts of these people first: asked for both, SQLite takes the index of the round and walks through it whole
    const own = db
      .with(
        (cte) => cte("own").materialized(),
        (query) => query.selectFrom("attempt").select(COUNTABLE_COLUMNS).where("person", "in", piece),
      )
      .selectFrom("own as attempt");
    const query = countableIn(own as unknown as Attempts, round, before)
      .select(["id", "person", "no", "rules_version as rulesVersion", "placement", "prediction"])
      .select(["started_at as startedAt", "group_key as groupKey"])
      .select((eb) => [
        eb.ref("score").$notNull().as("score"),
        eb.ref("duration_ms").$notNull().as("durationMs"),
        eb.ref("finished_at").$notNull().as("finishedAt"),
      ])
      .orderBy("person")
      .orderBy("no");
    found.push(...(await query.execute()));
  }
  return found;
}

/** What a prediction may be about, of the countable attempts: people, people with full marks, attempts. */
export async function countPredicted(
  db: Kysely<Database>,
  round: string,
  before: Instant | null,
  /** Full marks in thousandths by version of the rules. */
  fullMarks: ReadonlyMap<number, number>,
): Promise<Record<Prediction, number>> {
  const row = await countableOf(db, round, before)
    .select((eb) => [
      eb.fn.countAll<number>().as("attempts"),
      eb.fn.count<number>("person").distinct().as("participants"),
      eb.fn
        .count<number>("person")
        .distinct()
        .filterWhere((each) =>
          each.or([...fullMarks].map(([version, full]) => each("rules_version", "=", version).and("score", "=", full))),
        )
        .as("full"),
    ])
    .executeTakeFirstOrThrow();
  return { attempts: Number(row.attempts), participants: Number(row.participants), full: Number(row.full) };
}

/** Everybody with a closed, not void attempt in one of these rounds, by code point. */
export async function listContestants(db: Kysely<Database>, rounds: readonly string[]): Promise<string[]> {
  const rows = await db
    .selectFrom("attempt")
    .select("person")
    .distinct()
    .where("round", "in", [...rounds])
    .where("state", "in", ["submitted", "expired"])
    .execute();
  return rows.map((row) => row.person).sort();
}

/** The placement of these people on a roll; those who are not on it are left out. */
export async function listRollPlacements(
  db: Kysely<Database>,
  moment: string,
  people: readonly string[],
): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const piece of piecesOf(people, IDS_PER_STATEMENT)) {
    const rows = await db
      .selectFrom("roll_person")
      .select(["person", "placement"])
      .where("moment", "=", moment)
      .where("person", "in", piece)
      .execute();
    for (const row of rows) found.set(row.person, row.placement);
  }
  return found;
}

/** The units of each of these placements, in all trees. */
export async function listUnitsOfPlacements(
  db: Kysely<Database>,
  placements: readonly string[],
): Promise<Map<string, string[]>> {
  const { placed } = await listPlaced(db, placements);
  return new Map([...placed].map(([placement, { units }]) => [placement, units]));
}

export interface PlacedAt {
  /** In all trees, by code point. */
  units: string[];
  /** Of the class; 0 without one. */
  grade: number;
}

/**
 * The units of each of these placements, and which units are large: above schools, so that a rank there is not counted
 * row by row.
 */
export async function listPlaced(
  db: Kysely<Database>,
  placements: readonly string[],
): Promise<{ placed: Map<string, PlacedAt>; large: Set<string> }> {
  const placed = new Map<string, PlacedAt>();
  const large = new Set<string>();
  for (const piece of piecesOf(placements, IDS_PER_STATEMENT)) {
    const rows = await db
      .selectFrom("placement_unit")
      .innerJoin("unit", "unit.id", "placement_unit.unit")
      .innerJoin("unit_kind", "unit_kind.id", "unit.kind")
      .select(["placement_unit.placement", "unit.id as unit", "unit.kind", "unit.attrs", "unit_kind.role"])
      .where("placement_unit.placement", "in", piece)
      .execute();
    for (const { placement, unit, kind, attrs, role } of rows) {
      const known = placed.get(placement) ?? { units: [], grade: 0 };
      known.units.push(unit);
      if (role === "class") known.grade = gradeIn(attrs);
      if (role === "area" || (role === "branch" && !SMALL_BRANCHES.includes(kind))) large.add(unit);
      placed.set(placement, known);
    }
  }
  for (const { units } of placed.values()) units.sort();
  return { placed, large };
}

function gradeIn(attrs: string): number {
  const { grade } = JSON.parse(attrs) as { grade?: unknown };
  return typeof grade === "number" ? grade : 0;
}
