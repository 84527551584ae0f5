import { expect, it } from "vitest";
import { meanOverParts } from "#app/features/annual-report/means.ts";

const part = (ranked: number) => ({ ranked, scoreSum: ranked * 12_000 });

it.each([
  ["parts that are all shown", [10, 20], 12],
  ["nobody in one of them", [10, 0], 12],
  ["one of four people: the rest would tell", [10, 4], null],
  ["two that are hidden together hold five", [10, 3, 2], 12],
  ["two that are hidden together hold four", [10, 2, 2], null],
  ["four people in all", [4], null],
] as const)("the mean over %s", (_what, ranked, mean) => {
  const parts = ranked.map(part);
  expect(meanOverParts(part(ranked.reduce<number>((sum, n) => sum + n, 0)), parts)).toBe(mean);
});
