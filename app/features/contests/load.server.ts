import type { Kysely } from "kysely";
import type { ContestRules } from "#app/domain/contest.ts";
import type { Database } from "#db/connect.ts";
import {
  type ContestRow,
  findContestBySlug,
  findNewestRulesVersion,
  findRoundWithContest,
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
  /** Why this version was made; empty for the first. */
  readonly rulesReason: string;
  /** The rounds that count. */
  readonly rounds: readonly RoundRow[];
  /** Thi thử: apart, so that nothing that counts ever meets them by accident. */
  readonly rehearsals: readonly RoundRow[];
}

/** A version of the rules as it was published. */
interface RulesVersion {
  readonly version: number;
  readonly rules: ContestRules;
  readonly reason: string;
  readonly publishedAt: number;
}

/** Versions never change, and each start, paper, grade and result asks for one: kept per database. */
const kept = new WeakMap<Kysely<Database>, Map<string, RulesVersion>>();
const MOST_KEPT = 200;

async function rulesVersionOf(db: Kysely<Database>, contest: string, version: number): Promise<RulesVersion | null> {
  const key = `${contest}/${version}`;
  const own = kept.get(db) ?? new Map<string, RulesVersion>();
  const known = own.get(key);
  if (known) return known;
  const found = await findRules(db, contest, version);
  if (!found) return null;
  const parsed = { ...found, rules: parseRules(found.rules) };
  if (own.size >= MOST_KEPT) own.clear();
  kept.set(db, own.set(key, parsed));
  return parsed;
}

/** A contest with the rules in force, or with one version of them; null without such rules. */
export async function withRules(
  db: Kysely<Database>,
  contest: ContestRow | null,
  version?: number,
): Promise<ContestView | null> {
  if (!contest) return null;
  const wanted = version ?? (await findNewestRulesVersion(db, contest.id));
  const found = wanted === null ? null : await rulesVersionOf(db, contest.id, wanted);
  if (!found) return null;
  const rounds = await listRounds(db, contest.id);
  return {
    contest,
    rules: found.rules,
    rulesVersion: found.version,
    rulesPublishedAt: found.publishedAt,
    rulesReason: found.reason,
    rounds: rounds.filter((round) => !round.rehearsal),
    rehearsals: rounds.filter((round) => round.rehearsal),
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
  const found = await findRoundWithContest(db, round);
  const version = found && (await rulesVersionOf(db, found.contest.id, rulesVersion));
  if (!found || !version) throw new Error(`round ${round} without contest or rules ${rulesVersion}`);
  return { ...found, rules: version.rules };
}
