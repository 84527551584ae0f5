import { describe, expect, test } from "vitest";
import { type ScoreCount, scoreSpread } from "#app/domain/score-bands.ts";

const of = (counts: Readonly<Record<number, number>>): ScoreCount[] =>
  Object.entries(counts).map(([score, n]) => ({ score: Number(score), n }));

describe("the spread of scores", () => {
  test.each<[string, Record<number, number>, number, number, number[]]>([
    [
      "the edges of bands",
      { 0: 1, 999: 1, 1000: 1, 9999: 1, 10000: 1 },
      10_000,
      10_000,
      [2, 1, 0, 0, 0, 0, 0, 0, 0, 1, 1],
    ],
    ["full marks apart", { 10000: 3, 9500: 2 }, 10_000, 10_000, [0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 3]],
    ["sums over two papers", { 20000: 1, 10000: 4 }, 10_000, 20_000, [0, 0, 0, 0, 0, 4, 0, 0, 0, 0, 1]],
    ["full marks that no ten divide", { 2333: 1, 2334: 1, 6999: 3 }, 7_000, 7_000, [0, 0, 0, 2, 0, 0, 0, 0, 0, 3, 0]],
  ])("%s", (_name, counts, full, whole, expected) => {
    const spread = scoreSpread(of(counts), full)!;
    expect(spread.bands.map(({ n }) => n)).toEqual(expected);
    expect(spread.full).toBe(whole);
    expect(spread.bands.reduce((sum, { n }) => sum + n, 0)).toBe(spread.people);
    expect(spread.bands.at(-1)).toMatchObject({ from: whole, to: null });
  });

  test.each<[string, Record<number, number>, number]>([
    ["nobody", {}, 10_000],
    ["four people", { 5000: 4 }, 10_000],
    ["no paper", { 5000: 9 }, 0],
  ])("none of %s", (_name, counts, full) => {
    expect(scoreSpread(of(counts), full)).toBeNull();
  });
});
