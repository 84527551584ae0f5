import type { Kysely, Transaction } from "kysely";
import { newId } from "../ids.ts";
import type { Database } from "../schema.ts";

const CONTEST_COLUMNS = [
  "contest.id",
  "contest.unit",
  "contest.slug",
  "contest.title",
  "contest.state",
  "contest.announced_at as announcedAt",
  "contest.roll_moment as rollMoment",
  "contest.public_edition as publicEdition",
] as const;

export interface ContestRow {
  id: string;
  unit: string;
  slug: string;
  title: string;
  state: "draft" | "published";
  announcedAt: number | null;
  rollMoment: string | null;
  publicEdition: number;
}

export interface RoundRow {
  id: string;
  contest: string;
  pos: number;
  title: string;
  opensAt: number;
  closesAt: number;
  freezeAt: number | null;
  releaseAt: number | null;
  /** Leaves no trace in results, boards, counts and reports. */
  rehearsal: boolean;
  /** So many of each school, by the round before, may enter; null = everybody invited. */
  advance: number | null;
  /** How often its deadlines were changed: a start that reckoned with an older count reckons again. */
  clockRev: number;
}

const ROUND_COLUMNS = [
  "round.id",
  "round.contest",
  "round.pos",
  "round.title",
  "round.opens_at as opensAt",
  "round.closes_at as closesAt",
  "round.freeze_at as freezeAt",
  "round.release_at as releaseAt",
  "round.rehearsal",
  "round.advance",
] as const;

/** Rounds with their counter, read in one statement: what was read of a round fits its count. */
function selectRounds(db: Kysely<Database>) {
  return db
    .selectFrom("round")
    .leftJoin("round_clock", "round_clock.round", "round.id")
    .select([...ROUND_COLUMNS, "round_clock.rev"]);
}

const toRound = ({
  rev,
  ...row
}: Omit<RoundRow, "rehearsal" | "clockRev"> & { rehearsal: 0 | 1; rev: number | null }): RoundRow => ({
  ...row,
  rehearsal: row.rehearsal === 1,
  clockRev: rev ?? 0,
});

/** Published contests, the latest to close first. Contests are public: no scope. */
export async function listPublishedContests(db: Kysely<Database>): Promise<ContestRow[]> {
  return db
    .selectFrom("contest")
    .select(CONTEST_COLUMNS)
    .where("state", "=", "published")
    .orderBy("id", "desc")
    .execute();
}

/** Contests hosted by units of this scope, drafts included. */
export async function listContestsOfScope(db: Kysely<Database>, scope: readonly string[]): Promise<ContestRow[]> {
  if (scope.length === 0) return [];
  return db
    .selectFrom("contest")
    .select(CONTEST_COLUMNS)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom("unit_closure")
          .select("unit_closure.depth")
          .where("unit_closure.ancestor", "in", scope)
          .whereRef("unit_closure.descendant", "=", "contest.unit"),
      ),
    )
    .orderBy("id", "desc")
    .execute();
}

export async function findContestBySlug(db: Kysely<Database>, slug: string): Promise<ContestRow | null> {
  return (await db.selectFrom("contest").select(CONTEST_COLUMNS).where("slug", "=", slug).executeTakeFirst()) ?? null;
}

export async function findContest(db: Kysely<Database>, id: string): Promise<ContestRow | null> {
  return (await db.selectFrom("contest").select(CONTEST_COLUMNS).where("id", "=", id).executeTakeFirst()) ?? null;
}

/** Every round of a contest in its order, rehearsals included. */
export async function listRounds(db: Kysely<Database>, contest: string): Promise<RoundRow[]> {
  const rows = await selectRounds(db).where("contest", "=", contest).orderBy("pos").execute();
  return rows.map(toRound);
}

export async function findRound(db: Kysely<Database>, round: string): Promise<RoundRow | null> {
  const row = await selectRounds(db).where("round.id", "=", round).executeTakeFirst();
  return row ? toRound(row) : null;
}

/** A round with its contest, read in one statement; null = no such round. */
export async function findRoundWithContest(
  db: Kysely<Database>,
  round: string,
): Promise<{ contest: ContestRow; round: RoundRow } | null> {
  const row = await selectRounds(db)
    .innerJoin("contest", "contest.id", "round.contest")
    .select([
      "contest.unit",
      "contest.slug",
      "contest.title as contestTitle",
      "contest.state",
      "contest.announced_at as announcedAt",
      "contest.roll_moment as rollMoment",
      "contest.public_edition as publicEdition",
    ])
    .where("round.id", "=", round)
    .executeTakeFirst();
  if (!row) return null;
  const { unit, slug, contestTitle: title, state, announcedAt, rollMoment, publicEdition, ...rest } = row;
  return {
    contest: { id: row.contest, unit, slug, title, state, announcedAt, rollMoment, publicEdition },
    round: toRound(rest),
  };
}

/** Every version of a contest's rules without the rules themselves, the newest first. */
export async function listRulesHistory(
  db: Kysely<Database>,
  contest: string,
): Promise<{ version: number; reason: string; publishedAt: number }[]> {
  return db
    .selectFrom("contest_rules")
    .select(["version", "reason", "published_at as publishedAt"])
    .where("contest", "=", contest)
    .orderBy("version", "desc")
    .execute();
}

/** The number of the newest version of the rules; null without any. */
export async function findNewestRulesVersion(db: Kysely<Database>, contest: string): Promise<number | null> {
  const row = await db
    .selectFrom("contest_rules")
    .select("version")
    .where("contest", "=", contest)
    .orderBy("version", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.version ?? null;
}

/** One version of the rules. */
export async function findRules(
  db: Kysely<Database>,
  contest: string,
  version: number,
): Promise<{ version: number; rules: string; reason: string; publishedAt: number } | null> {
  const row = await db
    .selectFrom("contest_rules")
    .select(["version", "rules", "reason", "published_at as publishedAt"])
    .where("contest", "=", contest)
    .where("version", "=", version)
    .executeTakeFirst();
  return row ?? null;
}

/** Time grants of a round in force that concern a person of that group, placed in these units. */
export async function listTimeGrants(
  db: Kysely<Database>,
  round: string,
  { person, group, units }: { person: string; group: string | null; units: readonly string[] },
): Promise<{ kind: "extra" | "incident"; ms: number }[]> {
  return db
    .selectFrom("time_grant")
    .leftJoin("time_grant_end", "time_grant_end.time_grant", "time_grant.id")
    .select(["kind", "ms"])
    .where("round", "=", round)
    .where("time_grant_end.time_grant", "is", null)
    .where((eb) =>
      eb.or([
        eb("scope", "=", "all"),
        eb.and([eb("scope", "=", "person"), eb("target", "=", person)]),
        ...(group === null ? [] : [eb.and([eb("scope", "=", "group"), eb("target", "=", group)])]),
        ...(units.length > 0 ? [eb.and([eb("scope", "=", "unit"), eb("target", "in", [...units])])] : []),
      ]),
    )
    .execute();
}

/** Published contests whose first round has opened and whose roll is not fixed yet. */
export async function listContestsToFixRoll(
  db: Kysely<Database>,
  now: number,
): Promise<{ id: string; unit: string }[]> {
  return db
    .selectFrom("contest")
    .select(["contest.id", "contest.unit"])
    .where("state", "=", "published")
    .where("roll_moment", "is", null)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom("round")
          .select("round.id")
          .whereRef("round.contest", "=", "contest.id")
          .where("round.rehearsal", "=", 0)
          .where("round.opens_at", "<=", now),
      ),
    )
    .execute();
}

/**
 * Sets the roll moment once; a second process that was slower changes nothing. Attempts that boards have counted already
 * were outside the roll until now, so the boards are told to count them again.
 */
export async function setRollMoment(
  trx: Transaction<Database>,
  contest: string,
  moment: string,
  now: number,
): Promise<void> {
  const set = await trx
    .updateTable("contest")
    .set({ roll_moment: moment })
    .where("id", "=", contest)
    .where("roll_moment", "is", null)
    .returning("id")
    .executeTakeFirst();
  if (set) await insertStaleBoards(trx, contest, now);
}

/** All that boards show of a contest is to be computed anew: its roll or its rules changed. */
export async function insertStaleBoards(trx: Transaction<Database>, contest: string, now: number): Promise<void> {
  await trx
    .insertInto("outbox")
    .values({
      id: newId(),
      kind: "boards.stale",
      ref: JSON.stringify({ contest }),
      at: now,
      done_at: null,
      tries: 0,
      error: null,
    })
    .execute();
}
