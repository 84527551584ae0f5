/** How the scores of a unit spread, as far as they may be told of at this moment. */
import type { Kysely } from "kysely";
import { paperSize } from "#app/domain/contest.ts";
import { LIVE_EDITION } from "#app/domain/edition.ts";
import { scoresAreOut } from "#app/domain/result-release.ts";
import { type ScoreCount, type ScoreSpread, scoreSpread } from "#app/domain/score-bands.ts";
import { FEWEST_FOR_AVERAGE } from "#app/domain/unit-formulas.ts";
import type { ContestView } from "#app/features/contests/api.server.ts";
import type { Database } from "#db/connect.ts";
import { hasOpenAttempts } from "#db/queries/attempts.ts";
import { listScorePrefixes, listScoresOfUnit } from "#db/queries/dashboard-figures.ts";

/** Why there is none: not before the release, too few people, or an order that does not begin with the score. */
export type ScorePart =
  | { readonly kind: "spread"; readonly spread: ScoreSpread }
  /** Only who has full marks is ranked: the others are one number. */
  | { readonly kind: "full-only"; readonly full: number; readonly others: number }
  | { readonly kind: "hidden" | "few" | "unknown" };

interface Ask {
  readonly view: ContestView;
  /** The round, or the contest. */
  readonly scope: string;
  readonly unit: string;
  readonly large: boolean;
  /** People with a counted attempt there. */
  readonly ranked: number;
}

/** The largest score that the digits in front of a key can hold: there the greatest comes first. */
const CEILING = 10 ** 12 - 1;

export async function scorePart(db: Kysely<Database>, ask: Ask, now: number): Promise<ScorePart> {
  const { view, scope, unit, large, ranked } = ask;
  const rounds = roundsOf(view, scope);
  for (const round of rounds) {
    const unsettled = await hasOpenAttempts(db, round.id);
    if (!scoresAreOut(view.rules, round, { now, unsettled })) return { kind: "hidden" };
  }
  const overall = scope === view.contest.id;
  const [first] = overall ? view.rules.overall : view.rules.ranking;
  const of = { edition: LIVE_EDITION, scope, unit };
  if (large && first !== "score") return { kind: "unknown" };
  const counts = await scoresOfUnit(db, of, large);
  const full = paperSize(view.rules).full * rounds.length;
  if (large && view.rules.onlyFull && !overall) {
    const reached = counts.reduce((sum, { n }) => sum + n, 0);
    return ranked < FEWEST_FOR_AVERAGE
      ? { kind: "few" }
      : { kind: "full-only", full: reached, others: ranked - reached };
  }
  const spread = scoreSpread(counts, full);
  return spread ? { kind: "spread", spread } : { kind: "few" };
}

function roundsOf({ contest, rounds }: ContestView, scope: string) {
  return scope === contest.id ? rounds : rounds.filter(({ id }) => id === scope);
}

/** People by counted score; of a large unit those who have a rank, where the order begins with the score. */
export async function scoresOfUnit(
  db: Kysely<Database>,
  of: { edition: number; scope: string; unit: string },
  large: boolean,
): Promise<ScoreCount[]> {
  if (!large) return listScoresOfUnit(db, of);
  return (await listScorePrefixes(db, of)).map(({ prefix, n }) => ({ score: CEILING - Number(prefix), n }));
}
