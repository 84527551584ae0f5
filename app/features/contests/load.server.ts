import type { Kysely } from "kysely";
import type { ContestRules } from "#app/domain/contest.ts";
import type { Database } from "#db/connect.ts";
import {
  type ContestRow,
  findContest,
  findContestBySlug,
  findRound,
  findRules,
  listPublishedContests,
  listRounds,
  type RoundRow,
} from "#db/queries/contests.ts";
import { parseRules } from "./rules-schema.ts";

export type { ContestRow, RoundRow } from "#db/queries/contests.ts";

/** A contest with the rules in force and its rounds. */
export interface ContestView {
  readonly contest: ContestRow;
  readonly rules: ContestRules;
  readonly rulesVersion: number;
  readonly rulesPublishedAt: number;
  readonly rounds: readonly RoundRow[];
}

async function withRules(db: Kysely<Database>, contest: ContestRow | null): Promise<ContestView | null> {
  if (!contest) return null;
  const found = await findRules(db, contest.id);
  if (!found) return null;
  return {
    contest,
    rules: parseRules(found.rules),
    rulesVersion: found.version,
    rulesPublishedAt: found.publishedAt,
    rounds: await listRounds(db, contest.id),
  };
}

/** A published contest by its address; drafts and unknown ones are null alike. */
export async function publishedContest(db: Kysely<Database>, slug: string): Promise<ContestView | null> {
  const view = await withRules(db, await findContestBySlug(db, slug));
  return view?.contest.state === "published" ? view : null;
}

export async function publishedContests(db: Kysely<Database>): Promise<ContestView[]> {
  const rows = await listPublishedContests(db);
  const views = await Promise.all(rows.map((row) => withRules(db, row)));
  return views.filter((view) => view !== null);
}

/** The round of an attempt with its contest and the rules the attempt runs under. */
export async function roundWithRules(
  db: Kysely<Database>,
  round: string,
  rulesVersion: number,
): Promise<{ contest: ContestRow; round: RoundRow; rules: ContestRules }> {
  const roundRow = await findRound(db, round);
  const contest = roundRow && (await findContest(db, roundRow.contest));
  const found = contest && (await findRules(db, contest.id, rulesVersion));
  if (!roundRow || !contest || !found) throw new Error(`round ${round} without contest or rules ${rulesVersion}`);
  return { contest, round: roundRow, rules: parseRules(found.rules) };
}
