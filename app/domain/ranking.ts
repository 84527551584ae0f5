/** Who stands before whom: one stored key of fixed-width digits that orders equally in SQL and in code. */
import type { ContestRules, RankingKey } from "./contest.ts";

/** The figures of an attempt that a ranking may look at. */
export interface RankedFigures {
  /** Thousandths of a point. */
  readonly score: number;
  readonly durationMs: number;
  readonly submittedAt: number;
}

const SCORE_CEILING = 9_999_999_999;

/** Digits per key: 10 for the score (turned round, best first), 10 for a duration, 14 for an instant. */
function digits(key: RankingKey, figures: RankedFigures): string {
  switch (key) {
    case "score":
      return String(SCORE_CEILING - figures.score).padStart(10, "0");
    case "duration":
      return String(figures.durationMs).padStart(10, "0");
    case "submitted":
      return String(figures.submittedAt).padStart(14, "0");
  }
}

/** Smaller is better; equal keys are an equal rank. */
export function sortKey(ranking: readonly RankingKey[], figures: RankedFigures): string {
  return ranking.map((key) => digits(key, figures)).join("");
}

/**
 * Ranks of a sorted list, equal neighbours sharing one: 1, 2, 2, 4. For a page of a longer list, `first` is the rank of
 * its first row and `position` that row's place (1 = top): they differ where the page begins among equals.
 */
export function competitionRanks(sortedKeys: readonly string[], first = 1, position = first): number[] {
  const ranks: number[] = [];
  for (const [index, key] of sortedKeys.entries()) {
    if (index === 0) ranks.push(first);
    else ranks.push(key === sortedKeys[index - 1] ? ranks[index - 1]! : position + index);
  }
  return ranks;
}

/** An attempt that is closed and not void, as the counting rule sees it. */
export interface ClosedAttempt extends RankedFigures {
  readonly attempt: string;
  readonly no: number;
}

/** The attempt that counts: the best by the ranking's own order, the first, or the last. */
export function countedAttempt<A extends ClosedAttempt>(
  attempts: readonly A[],
  { counted, ranking }: Pick<ContestRules, "counted" | "ranking">,
): A | null {
  const byNumber = [...attempts].sort((a, b) => a.no - b.no);
  if (counted === "first") return byNumber[0] ?? null;
  if (counted === "last") return byNumber.at(-1) ?? null;
  let best: A | null = null;
  for (const attempt of byNumber) {
    if (!best || sortKey(ranking, attempt) < sortKey(ranking, best)) best = attempt;
  }
  return best;
}
