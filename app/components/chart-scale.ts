/** Where a chart draws: fixed coordinates, scaled by the stylesheet. */
export const CHART = { width: 480, height: 260 } as const;

export type Scale = {
  /** Upper end of the axis. */
  max: number;
  ticks: readonly number[];
  /** The axis is written in units of this many: 1, or 1000 ("nghìn"), or 1 000 000 ("triệu"). */
  unit: number;
  unitName: string | undefined;
};

const STEPS = [1, 2, 5, 10];

/** Three to five round steps from 0 to just above the largest value. Counts never get steps below one. */
export function niceScale(largest: number): Scale {
  const rough = Math.max(largest, 1) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, power * (STEPS.find((size) => size * power >= rough) ?? 10));
  const count = Math.max(1, Math.ceil(largest / step));
  const ticks = Array.from({ length: count + 1 }, (_, index) => index * step);
  const max = count * step;
  if (max >= 10_000_000) return { max, ticks, unit: 1_000_000, unitName: "triệu" };
  if (max >= 10_000) return { max, ticks, unit: 1_000, unitName: "nghìn" };
  return { max, ticks, unit: 1, unitName: undefined };
}

/** Indexes of at most `most` labels, evenly spread and counted from the end, because the last one is the news. */
export function spreadLabels(count: number, most: number): ReadonlySet<number> {
  const step = Math.max(1, Math.ceil((count - 1) / Math.max(1, most - 1)));
  return new Set(
    Array.from({ length: count }, (_, index) => index).filter((index) => (count - 1 - index) % step === 0),
  );
}

/** Two labels at the ends of lines, moved apart when they would touch. Both are y coordinates, downwards. */
export function apart(first: number, second: number, least: number): [number, number] {
  const gap = second - first;
  if (Math.abs(gap) >= least) return [first, second];
  const shift = (least - Math.abs(gap)) / 2;
  return gap >= 0 ? [first - shift, second + shift] : [first + shift, second - shift];
}
