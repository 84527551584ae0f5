import { describe, expect, it, test } from "vitest";
import { type GrowthPair, growthOf } from "#app/domain/growth.ts";

const pairs = (n: number, of: (at: number) => GrowthPair) => Array.from({ length: n }, (_, at) => of(at));
const up = (by: number) => () => ({ before: 0.4, after: 0.4 + by });

describe("growth", () => {
  test.each([
    [0, null, "too_few"],
    [4, null, "too_few"],
    [5, 20, "too_few"],
    [9, 20, "too_few"],
    [10, 20, "higher"],
    [45, 20, "higher"],
  ] as const)("of %i pairs that all rose by 20 points", (n, change, verdict) => {
    const growth = growthOf(pairs(n, up(0.2)));
    expect([growth.n, growth.change, growth.verdict]).toEqual([n, change, verdict]);
    expect(growth.margin === null).toBe(n < 10);
  });

  it("is unclear when the changes scatter around nothing", () => {
    const growth = growthOf(pairs(20, (at) => ({ before: 0.5, after: at % 2 === 0 ? 0.8 : 0.2 })));
    expect(growth).toMatchObject({ change: 0, verdict: "unclear", rose: 10, fell: 10, stayed: 0 });
    expect(growth.spread).toBeCloseTo(30.8, 1);
  });

  it("is said to be lower as plainly as higher", () => {
    expect(growthOf(pairs(12, up(-0.1)))).toMatchObject({ change: -10, verdict: "lower", fell: 12 });
  });

  it("has the interval of Student's t: changes 0 and 20 in turn, ten pairs", () => {
    const growth = growthOf(pairs(10, (at) => ({ before: 0.5, after: at % 2 === 0 ? 0.5 : 0.7 })));
    // standard deviation 10.54, 2.262 × 10.54 / √10 = 7.54
    expect(growth).toMatchObject({ before: 50, after: 60, change: 10, spread: 10.5, margin: 7.5, verdict: "higher" });
  });

  it("keeps to itself what would be the average of fewer than five", () => {
    expect(growthOf(pairs(4, up(0.5)))).toEqual({
      n: 4,
      before: null,
      after: null,
      change: null,
      spread: null,
      margin: null,
      rose: null,
      stayed: null,
      fell: null,
      verdict: "too_few",
    });
  });
});
