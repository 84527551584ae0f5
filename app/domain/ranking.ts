/** Who stands before whom: one stored key of fixed-width digits that orders equally in SQL and in code. */
import type { RankingKey } from "./contest.ts";

/** The figures of a person's result that a ranking may look at. */
export interface RankedFigures {
  /** Thousandths of a point. */
  readonly score: number;
  readonly durationMs: number;
  readonly submittedAt: number;
  readonly startedAt: number;
  /** How far the prediction is from the real number; null = no prediction, or the number is not fixed yet. */
  readonly predictionError: number | null;
  /** Attempts with full marks. */
  readonly fullRuns: number;
  /** Attempts that are closed and not void. */
  readonly attempts: number;
}

interface KeyShape {
  /** Digits. */
  readonly width: number;
  /** Digits of a bucket: about a minute and a half of a duration, a quarter of an hour of a moment. */
  readonly coarse: number;
  /** Whether greater is better: then the number is turned round. */
  readonly descending?: true;
  readonly of: (figures: RankedFigures) => number | null;
}

const SHAPES: Record<RankingKey, KeyShape> = {
  score: { width: 12, coarse: 12, descending: true, of: ({ score }) => score },
  duration: { width: 12, coarse: 7, of: ({ durationMs }) => durationMs },
  prediction: { width: 10, coarse: 9, of: ({ predictionError }) => predictionError },
  submitted: { width: 13, coarse: 7, of: ({ submittedAt }) => submittedAt },
  started: { width: 13, coarse: 7, of: ({ startedAt }) => startedAt },
  fullRuns: { width: 5, coarse: 5, descending: true, of: ({ fullRuns }) => fullRuns },
  attempts: { width: 5, coarse: 5, of: ({ attempts }) => attempts },
};

/** Only nines: what is not known stands last. Values are kept below it. */
const ceiling = (width: number) => 10 ** width - 1;

/** A key that begins so has no rank and stands behind all that have one: "~" follows every digit by code point. */
export const UNRANKED = "~";

/** Smaller is better; equal keys are an equal rank. */
export function sortKey(ranking: readonly RankingKey[], figures: RankedFigures): string {
  let key = "";
  for (const name of ranking) {
    const { width, descending, of } = SHAPES[name];
    const value = of(figures);
    const most = ceiling(width);
    const number = value === null ? most : Math.min(descending ? most - value : value, most - (descending ? 0 : 1));
    key += String(Math.max(number, 0)).padStart(width, "0");
  }
  return key;
}

/** The values a key was made of, in the order of the ranking; null = not known. Null for a key of another ranking. */
export function valuesOfKey(ranking: readonly RankingKey[], key: string): (number | null)[] | null {
  const digits = key.startsWith(UNRANKED) ? key.slice(1) : key;
  if (digits.length !== ranking.reduce((sum, name) => sum + SHAPES[name].width, 0)) return null;
  let at = 0;
  return ranking.map((name) => {
    const { width, descending } = SHAPES[name];
    const number = Number(digits.slice(at, at + width));
    at += width;
    if (descending) return ceiling(width) - number;
    return number === ceiling(width) ? null : number;
  });
}

/**
 * How many digits of a key a bucket counts people by: the score and the leading digits of what follows it, or the
 * leading digits of a first key that is another one.
 */
export function bucketDigits(ranking: readonly RankingKey[]): number {
  const [first, second] = ranking;
  if (first === undefined) return 0;
  const { width, coarse } = SHAPES[first];
  if (coarse < width || second === undefined) return coarse;
  return width + SHAPES[second].coarse;
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
