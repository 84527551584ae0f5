/** What of a person's attempts counts: one of them, or the sum of all (product §5, domain.md A.3). */
import type { Counted, RankingKey } from "./contest.ts";
import { type RankedFigures, sortKey } from "./ranking.ts";

/** An attempt that is closed, graded and not void, as the counting rule sees it. */
export interface ClosedAttempt {
  readonly attempt: string;
  readonly no: number;
  /** Thousandths of a point. */
  readonly score: number;
  readonly durationMs: number;
  readonly submittedAt: number;
  readonly startedAt: number;
  /** What was answered to the prediction question; null = nothing. */
  readonly prediction: number | null;
  readonly full: boolean;
}

export interface CountingRule {
  readonly counted: Counted;
  readonly ranking: readonly RankingKey[];
}

/** What counts of a person in a round: figures, and the attempt that stands for them. */
export interface CountedResult<A extends ClosedAttempt = ClosedAttempt> extends RankedFigures {
  readonly of: A;
}

const errorOf = (prediction: number | null, actual: number | null) =>
  prediction === null || actual === null ? null : Math.abs(prediction - actual);

/**
 * The result that counts: of the best attempt by the ranking's own order, of the first, of the last, or the sum of all,
 * which the last one stands for. `actual` is the number that was to be predicted; null = not fixed yet, then no
 * prediction is nearer than another. Of attempts equal on every key the first one counts. Null without attempts.
 */
export function countedResult<A extends ClosedAttempt>(
  attempts: readonly A[],
  { counted, ranking }: CountingRule,
  actual: number | null,
): CountedResult<A> | null {
  const byNumber = [...attempts].sort((a, b) => a.no - b.no);
  const [first, last] = [byNumber[0], byNumber.at(-1)];
  if (!first || !last) return null;
  const runs = { fullRuns: byNumber.filter((one) => one.full).length, attempts: byNumber.length };
  const resultOf = (one: A): CountedResult<A> => ({
    score: one.score,
    durationMs: one.durationMs,
    submittedAt: one.submittedAt,
    startedAt: one.startedAt,
    predictionError: errorOf(one.prediction, actual),
    ...runs,
    of: one,
  });
  switch (counted) {
    case "first":
      return resultOf(first);
    case "last":
      return resultOf(last);
    case "best":
      return byNumber
        .map(resultOf)
        .reduce((best, one) => (sortKey(ranking, one) < sortKey(ranking, best) ? one : best));
    case "sum":
      return { ...sumOf(byNumber.map(resultOf)), of: last };
  }
}

/** Figures over several results: sums, the first start, the last hand-in. Sums have no prediction. */
export function sumOf(results: readonly RankedFigures[]): RankedFigures {
  const sum = (of: (figures: RankedFigures) => number) => results.reduce((total, one) => total + of(one), 0);
  return {
    score: sum(({ score }) => score),
    durationMs: sum(({ durationMs }) => durationMs),
    submittedAt: Math.max(...results.map(({ submittedAt }) => submittedAt)),
    startedAt: Math.min(...results.map(({ startedAt }) => startedAt)),
    predictionError: null,
    fullRuns: sum(({ fullRuns }) => fullRuns),
    attempts: sum(({ attempts }) => attempts),
  };
}
