import { describe, expect, it, test } from "vitest";
import { BestScores } from "#app/domain/best-scores.ts";
import { RULE_DEFAULTS } from "#app/domain/contest.ts";
import { apartBecause, boundsFault, fitsSize, sizeClassesOf } from "#app/domain/unit-sizes.ts";

describe("classes by size", () => {
  it("are none without bounds", () => expect(sizeClassesOf([])).toEqual([]));

  it("reach from each bound to the next", () => {
    expect(sizeClassesOf([300, 800])).toEqual([
      { id: "1", from: null, to: 300 },
      { id: "2", from: 301, to: 800 },
      { id: "3", from: 801, to: null },
    ]);
  });

  test.each([
    [0, ["1"]],
    [300, ["1"]],
    [301, ["2"]],
    [800, ["2"]],
    [801, ["3"]],
    [9_999, ["3"]],
  ])("a roll of %i falls into exactly one", (roll, expected) => {
    const fitting = sizeClassesOf([300, 800]).filter((size) => fitsSize(size, roll));
    expect(fitting.map(({ id }) => id)).toEqual(expected);
  });
});

describe("schools that take no rank", () => {
  test.each([
    ["no rule", {}, null, null],
    ["at the least roll", { minRoll: 50 }, 50, null],
    ["below it", { minRoll: 50 }, 49, "small"],
    ["without a roll, where sizes matter", { minRoll: 50 }, null, "unknown"],
    ["without a roll, where classes by size matter", { sizeClasses: [300] }, null, "unknown"],
    ["small, but no least roll", { sizeClasses: [300] }, 1, null],
  ] as const)("%s", (_name, rule, roll, expected) => {
    expect(apartBecause({ roll }, { ...RULE_DEFAULTS, ...rule })).toBe(expected);
  });
});

test.each([
  [[], 50, null],
  [[300, 800], null, null],
  [[300, 300], null, "not_rising"],
  [[800, 300], null, "not_rising"],
  [[40, 300], 50, "below_least"],
  [[50, 300], 50, null],
] as const)("bounds %j with a least roll of %s: %s", (bounds, least, fault) => {
  expect(boundsFault(bounds, least)).toBe(fault);
});

test.each([
  [2, [5, 9, 7], 16],
  [2, [9, 9, 9], 18],
  [3, [4], 4],
  [1, [0, 0], 0],
  [2, [], 0],
])("the best %i of %j add up to %i", (k, scores, sum) => {
  const best = new BestScores(k);
  for (const score of scores) best.add("unit", score);
  expect(best.sumOf("unit")).toBe(sum);
});
