import { expect, it } from "vitest";
import { cellText, figureText, INDICATOR_IDS, INDICATORS, meanOf, shareOf } from "#app/domain/indicators.ts";

it.each([
  [504, 1_000, 50.4],
  [0, 12, 0],
  [12, 12, 100],
  [1, 3, 33.3],
  [2, 3, 66.7],
  [999, 1_000, 99.9],
  [9_999, 10_000, 100],
  [5, null, null],
  [null, 5, null],
  [0, 0, null],
  // more people than the roll has: not of the same people, never over 100 %
  [13, 12, null],
])("%s of %s is %s %%", (part, whole, share) => {
  expect(shareOf(part, whole)).toBe(share);
});

it.each([
  [87_500, 5, 17.5],
  [100_000, 6, 16.67],
  [87_500, 4, null],
  [0, 0, null],
])("%s thousandths of %s people: mean %s", (sum, people, mean) => {
  expect(meanOf(sum, people, 5)).toBe(mean);
});

it.each([
  ["count", 1_234_567, "1.234.567", "1.234.567"],
  ["count", null, "–", "–"],
  ["percent", 50.4, "50,4", "50,4%"],
  ["percent", 100, "100,0", "100,0%"],
  ["percent", 0, "0,0", "0,0%"],
  ["percent", null, "–", "–"],
  ["mean", 17.25, "17,25", "17,25"],
  ["mean", 14, "14,00", "14,00"],
] as const)("%s %s is written %s and %s", (kind, value, cell, sentence) => {
  expect([cellText(kind, value), figureText(kind, value)]).toEqual([cell, sentence]);
});

it("says of every share and mean what is divided by what, and names each figure once", () => {
  for (const id of INDICATOR_IDS) {
    const { kind, numerator, denominator, formula, moment, source } = INDICATORS[id];
    expect([numerator !== null, denominator !== null], id).toEqual([kind !== "count", kind !== "count"]);
    expect(
      [formula, moment, source].every((text) => text.length > 5),
      id,
    ).toBe(true);
  }
  expect(new Set(INDICATOR_IDS.map((id) => INDICATORS[id].name)).size).toBe(INDICATOR_IDS.length);
});
