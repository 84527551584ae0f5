/** What the boards are projected from: attempts with their grades, rolls, placements, rules. */
import type { Kysely, Transaction } from "kysely";
import type { Database, Instant } from "../schema.ts";
import { piecesOf } from "./units-insert-rows.ts";

/** Ids in one `in (…)`. */
const IDS_PER_STATEMENT = 500;

/**
 * Holds the round until the end of the transaction: whoever writes the live boards of a round does this first, so that
 * two processes (or a rebuild and the drain) never mix their figures. A write that changes nothing is the one row lock
 * both databases know; it does not hinder the start of attempts, which only refer to the round. Null = no such round.
 */
export async function lockRound(
  trx: Transaction<Database>,
  round: string,
): Promise<{ contest: string; rollMoment: string | null } | null> {
  const held = await trx
    .updateTable("round")
    .set((eb) => ({ title: eb.ref("title") }))
    .where("id", "=", round)
    .returning("contest")
    .executeTakeFirst();
  return held ? findRoundContest(trx, round) : null;
}

/** The contest of a round and the moment of its roll. */
export async function findRoundContest(
  db: Kysely<Database>,
  round: string,
): Promise<{ contest: string; rollMoment: string | null } | null> {
  const row = await db
    .selectFrom("round")
    .innerJoin("contest", "contest.id", "round.contest")
    .select(["contest.id as contest", "contest.roll_moment as rollMoment"])
    .where("round.id", "=", round)
    .executeTakeFirst();
  return row ?? null;
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
  finishedAt: Instant;
}

/**
 * Closed, not void, graded attempts of these people in a round, by person and number. With `before` only those
 * finished before that moment (half-open).
 */
export async function listCountableAttempts(
  db: Kysely<Database>,
  round: string,
  people: readonly string[],
  before: Instant | null = null,
): Promise<CountableAttempt[]> {
  const found: CountableAttempt[] = [];
  for (const piece of piecesOf(people, IDS_PER_STATEMENT)) {
    let query = db
      .selectFrom("attempt")
      .select(["id", "person", "no", "rules_version as rulesVersion", "placement"])
      .select((eb) => [
        eb.ref("score").$notNull().as("score"),
        eb.ref("duration_ms").$notNull().as("durationMs"),
        eb.ref("finished_at").$notNull().as("finishedAt"),
      ])
      .where("person", "in", piece)
      .where("round", "=", round)
      .where("state", "in", ["submitted", "expired"])
      .where("grading", "is not", null)
      .where("score", "is not", null)
      .where("duration_ms", "is not", null)
      .where("finished_at", "is not", null)
      .orderBy("person")
      .orderBy("no");
    if (before !== null) query = query.where("finished_at", "<", before);
    found.push(...(await query.execute()));
  }
  return found;
}

/** Everybody with a closed, not void attempt in a round, by code point. */
export async function listContestants(db: Kysely<Database>, round: string): Promise<string[]> {
  const rows = await db
    .selectFrom("attempt")
    .select("person")
    .distinct()
    .where("round", "=", round)
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
  const found = new Map<string, string[]>();
  for (const piece of piecesOf(placements, IDS_PER_STATEMENT)) {
    const rows = await db
      .selectFrom("placement_unit")
      .select(["placement", "unit"])
      .where("placement", "in", piece)
      .execute();
    for (const row of rows) {
      const units = found.get(row.placement);
      if (units) units.push(row.unit);
      else found.set(row.placement, [row.unit]);
    }
  }
  for (const units of found.values()) units.sort();
  return found;
}
