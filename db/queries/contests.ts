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
] as const;

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

export async function listRounds(db: Kysely<Database>, contest: string): Promise<RoundRow[]> {
  return db.selectFrom("round").select(ROUND_COLUMNS).where("contest", "=", contest).orderBy("pos").execute();
}

export async function findRound(db: Kysely<Database>, round: string): Promise<RoundRow | null> {
  return (await db.selectFrom("round").select(ROUND_COLUMNS).where("id", "=", round).executeTakeFirst()) ?? null;
}

/** One version of the rules, or the newest when no version is named. */
export async function findRules(
  db: Kysely<Database>,
  contest: string,
  version?: number,
): Promise<{ version: number; rules: string; reason: string; publishedAt: number } | null> {
  let query = db
    .selectFrom("contest_rules")
    .select(["version", "rules", "reason", "published_at as publishedAt"])
    .where("contest", "=", contest)
    .orderBy("version", "desc")
    .limit(1);
  if (version !== undefined) query = query.where("version", "=", version);
  return (await query.executeTakeFirst()) ?? null;
}

/** Time grants of a round that may concern a person placed in these units. */
export async function listTimeGrants(
  db: Kysely<Database>,
  round: string,
  person: string,
  units: readonly string[],
): Promise<{ kind: "extra" | "incident"; ms: number }[]> {
  return db
    .selectFrom("time_grant")
    .select(["kind", "ms"])
    .where("round", "=", round)
    .where((eb) =>
      eb.or([
        eb("scope", "=", "all"),
        eb.and([eb("scope", "=", "person"), eb("target", "=", person)]),
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
  if (!set) return;
  const ref = JSON.stringify({ contest });
  await trx
    .insertInto("outbox")
    .values({ id: newId(), kind: "boards.stale", ref, at: now, done_at: null, tries: 0, error: null })
    .execute();
}

export async function insertContest(
  trx: Transaction<Database>,
  contest: Database["contest"],
  rounds: readonly Database["round"][],
): Promise<void> {
  await trx.insertInto("contest").values(contest).execute();
  if (rounds.length > 0)
    await trx
      .insertInto("round")
      .values([...rounds])
      .execute();
}

export async function insertPool(trx: Transaction<Database>, rows: readonly Database["round_pool"][]): Promise<void> {
  if (rows.length > 0)
    await trx
      .insertInto("round_pool")
      .values([...rows])
      .execute();
}
