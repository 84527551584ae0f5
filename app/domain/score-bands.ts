/** How scores spread: people by tenths of the most that could be scored (product §7). */
import { FEWEST_FOR_AVERAGE } from "./unit-formulas.ts";

/** People with one score, in thousandths of a point. */
export interface ScoreCount {
  readonly score: number;
  readonly n: number;
}

export interface ScoreBand {
  /** From this score on, in thousandths; the last band is full marks alone. */
  readonly from: number;
  /** Up to and without this one; null = full marks. */
  readonly to: number | null;
  readonly n: number;
}

export interface ScoreSpread {
  readonly people: number;
  /** What full marks are in these scores, thousandths: sums over attempts or rounds may be several papers. */
  readonly full: number;
  /** Ten bands and full marks. */
  readonly bands: readonly ScoreBand[];
}

/** Widths of a band: tenths. */
const BANDS = 10;

/**
 * The spread of the scores of a unit; `full` are the full marks of one paper. Null for fewer than five people, of whom
 * nothing may be told (product §8), and where there is no paper to measure by.
 */
export function scoreSpread(counts: readonly ScoreCount[], full: number): ScoreSpread | null {
  const people = counts.reduce((sum, { n }) => sum + n, 0);
  if (people < FEWEST_FOR_AVERAGE || full <= 0) return null;
  const most = counts.reduce((max, { score }) => Math.max(max, score), 0);
  const whole = full * Math.max(1, Math.ceil(most / full));
  const numbers = Array.from({ length: BANDS + 1 }, () => 0);
  for (const { score, n } of counts) {
    const band = score >= whole ? BANDS : Math.min(BANDS - 1, Math.floor((score * BANDS) / whole));
    numbers[band]! += n;
  }
  const bands = numbers.map((n, at): ScoreBand => {
    const edge = (place: number) => Math.ceil((whole * place) / BANDS);
    return { from: edge(at), to: at === BANDS ? null : edge(at + 1), n };
  });
  return { people, full: whole, bands };
}
