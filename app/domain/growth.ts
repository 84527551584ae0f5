/** Growth between the test before a pillar and the one after it, told no better than the numbers allow. */

/** Who did both: shares of right answers, 0–1. */
export interface GrowthPair {
  readonly before: number;
  readonly after: number;
}

/** Under so many pairs nothing is said of growth. */
export const LEAST_FOR_GROWTH = 10;
/** Under so many people no average is shown (product §8). */
export const LEAST_FOR_AVERAGE = 5;

/** `higher` and `lower` only when the whole 95% interval of the mean difference lies on that side of zero. */
export type GrowthVerdict = "too_few" | "unclear" | "higher" | "lower";

export interface Growth {
  readonly n: number;
  /** Means in percentage points, one decimal; null under five pairs. */
  readonly before: number | null;
  readonly after: number | null;
  readonly change: number | null;
  /** Standard deviation of the changes, percentage points. */
  readonly spread: number | null;
  /** Half of the 95% interval of the mean change, percentage points; null under ten pairs. */
  readonly margin: number | null;
  /** How many rose, stayed, fell; null under five pairs. */
  readonly rose: number | null;
  readonly stayed: number | null;
  readonly fell: number | null;
  readonly verdict: GrowthVerdict;
}

/** Two-sided 95% points of Student's t for 9 to 29 degrees of freedom; beyond that the one for 30, a little wide. */
const T95 = [
  2.262, 2.228, 2.201, 2.179, 2.16, 2.145, 2.131, 2.12, 2.11, 2.101, 2.093, 2.086, 2.08, 2.074, 2.069, 2.064, 2.06,
  2.056, 2.052, 2.048, 2.045,
] as const;

function t95(freedom: number): number {
  return T95[freedom - (LEAST_FOR_GROWTH - 1)] ?? 2.042;
}

const tenths = (share: number) => Math.round(share * 1_000) / 10;

/** What pairs of results say of a class. Paired differences: the same people, the same questions both times. */
export function growthOf(pairs: readonly GrowthPair[]): Growth {
  const n = pairs.length;
  if (n < LEAST_FOR_AVERAGE) {
    const none = { before: null, after: null, change: null, spread: null, margin: null };
    return { n, ...none, rose: null, stayed: null, fell: null, verdict: "too_few" };
  }
  const mean = (of: (pair: GrowthPair) => number) => pairs.reduce((sum, pair) => sum + of(pair), 0) / n;
  const difference = ({ before, after }: GrowthPair) => after - before;
  const change = mean(difference);
  const spread = Math.sqrt(pairs.reduce((sum, pair) => sum + (difference(pair) - change) ** 2, 0) / (n - 1));
  const margin = n < LEAST_FOR_GROWTH ? null : (t95(n - 1) * spread) / Math.sqrt(n);
  const count = (test: (by: number) => boolean) => pairs.filter((pair) => test(difference(pair))).length;
  return {
    n,
    before: tenths(mean((pair) => pair.before)),
    after: tenths(mean((pair) => pair.after)),
    change: tenths(change),
    spread: tenths(spread),
    margin: margin === null ? null : tenths(margin),
    rose: count((by) => by > 0),
    stayed: count((by) => by === 0),
    fell: count((by) => by < 0),
    verdict: margin === null ? "too_few" : change - margin > 0 ? "higher" : change + margin < 0 ? "lower" : "unclear",
  };
}
