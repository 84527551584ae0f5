import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { COUNTED, RANKING_R1 } from "#app/domain/contest.ts";
import { type ClosedAttempt, countedResult } from "#app/domain/counted-result.ts";
import { competitionRanks, type RankedFigures, sortKey } from "#app/domain/ranking.ts";

const figures = (score: number, durationMs: number, submittedAt: number): RankedFigures => ({
  score,
  durationMs,
  submittedAt,
  startedAt: submittedAt - durationMs,
  predictionError: null,
  fullRuns: 0,
  attempts: 1,
});

const anyFigures: fc.Arbitrary<RankedFigures> = fc.record({
  score: fc.oneof(fc.constantFrom(0, 9_000, 10_000), fc.integer({ min: 0, max: 10_000_000 })),
  durationMs: fc.oneof(fc.constantFrom(0, 60_000), fc.integer({ min: 0, max: 100 * 3_600_000 })),
  submittedAt: fc.oneof(fc.constant(1_794_790_800_000), fc.integer({ min: 0, max: 9_999_999_999_000 })),
  startedAt: fc.integer({ min: 0, max: 9_999_999_999_000 }),
  predictionError: fc.option(fc.integer({ min: 0, max: 999_999_999 })),
  fullRuns: fc.nat(100),
  attempts: fc.integer({ min: 1, max: 100 }),
});

/** R1 as the rules print it. */
function byR1(a: RankedFigures, b: RankedFigures): number {
  return b.score - a.score || a.durationMs - b.durationMs || a.submittedAt - b.submittedAt;
}

describe("sortKey, R1", () => {
  test.each([
    ["more points", figures(10_000, 900_000, 5), figures(9_000, 1_000, 1)],
    ["equal points, less time", figures(9_000, 60_000, 5), figures(9_000, 60_001, 1)],
    ["equal points and time, submitted earlier", figures(9_000, 60_000, 1), figures(9_000, 60_000, 2)],
    ["a point more than nothing", figures(1, 0, 0), figures(0, 0, 0)],
  ])("%s stands first", (_name, first, second) => {
    expect(sortKey(RANKING_R1, first) < sortKey(RANKING_R1, second)).toBe(true);
  });

  it("is 37 digits for any figures", () => {
    fc.assert(
      fc.property(anyFigures, (one) => {
        expect(sortKey(RANKING_R1, one)).toMatch(/^\d{37}$/);
      }),
    );
  });

  it("orders as the rules do, and is equal only where all keys are", () => {
    fc.assert(
      fc.property(anyFigures, anyFigures, (a, b) => {
        const [x, y] = [sortKey(RANKING_R1, a), sortKey(RANKING_R1, b)];
        expect(x < y ? -1 : x > y ? 1 : 0).toBe(Math.sign(byR1(a, b)));
      }),
      { numRuns: 1_000 },
    );
  });

  it("looks only at the keys named, in the order named", () => {
    const [slow, fast] = [figures(10_000, 2, 1), figures(0, 1, 2)];
    expect(sortKey(["duration"], fast) < sortKey(["duration"], slow)).toBe(true);
    expect(sortKey(["score"], figures(5, 1, 1))).toBe(sortKey(["score"], figures(5, 2, 2)));
  });
});

describe("competitionRanks", () => {
  test.each([
    [[], []],
    [["a"], [1]],
    [
      ["a", "b", "b", "c"],
      [1, 2, 2, 4],
    ],
    [
      ["a", "a", "a"],
      [1, 1, 1],
    ],
    [
      ["a", "a", "b", "b", "c"],
      [1, 1, 3, 3, 5],
    ],
  ])("%j are %j", (keys, ranks) => expect(competitionRanks(keys)).toEqual(ranks));

  test.each([
    ["at a new key", ["c", "d"], 4, 4, [4, 5]],
    ["among equals", ["b", "c"], 2, 3, [2, 4]],
    ["among equals that go on", ["b", "b", "c"], 2, 3, [2, 2, 5]],
  ])("a page that begins %s", (_name, keys, first, position, ranks) => {
    expect(competitionRanks(keys, first, position)).toEqual(ranks);
  });

  it("gives one more than the number of smaller keys, on every page", () => {
    const key = fc.constantFrom("a", "b", "c", "d");
    fc.assert(
      fc.property(fc.array(key, { minLength: 1, maxLength: 12 }), fc.nat(11), (keys, cut) => {
        const sorted = [...keys].sort();
        const expected = sorted.map((one) => 1 + sorted.filter((other) => other < one).length);
        const from = cut % sorted.length;
        expect(competitionRanks(sorted.slice(from), expected[from], from + 1)).toEqual(expected.slice(from));
      }),
    );
  });
});

describe("countedResult", () => {
  const attempt = (no: number, score: number, durationMs = 60_000): ClosedAttempt => ({
    attempt: `A${no}`,
    no,
    score,
    durationMs,
    submittedAt: no * 1_000,
    startedAt: no * 1_000 - durationMs,
    prediction: null,
    full: false,
  });

  test.each([
    ["best", [attempt(1, 5), attempt(2, 9), attempt(3, 7)], "A2"],
    ["best", [attempt(1, 9, 60_000), attempt(2, 9, 59_999)], "A2"],
    ["best", [attempt(2, 9), attempt(1, 9)], "A1"],
    ["first", [attempt(3, 9), attempt(1, 0), attempt(2, 5)], "A1"],
    ["last", [attempt(3, 0), attempt(1, 9), attempt(2, 5)], "A3"],
    ["first", [attempt(2, 5), attempt(4, 9)], "A2"],
  ] as const)("%s of %j is %s", (counted, attempts, expected) => {
    expect(countedResult(attempts, { counted, ranking: RANKING_R1 }, null)?.of.attempt).toBe(expected);
  });

  it("among attempts equal on every key the best is the first one", () => {
    const attempts = [3, 1, 2].map((no) => ({ ...attempt(no, 9), submittedAt: 0 }));
    expect(countedResult(attempts, { counted: "best", ranking: RANKING_R1 }, null)?.of.attempt).toBe("A1");
  });

  test.each(["best", "first", "last"] as const)("%s of none is none", (counted) => {
    expect(countedResult([], { counted, ranking: RANKING_R1 }, null)).toBeNull();
  });

  it("does not depend on the order given", () => {
    const attempts = fc.array(anyFigures, { minLength: 1, maxLength: 6 }).map((list) =>
      list.map(
        (one, index): ClosedAttempt => ({
          ...one,
          prediction: null,
          full: false,
          attempt: `A${index}`,
          no: index + 1,
        }),
      ),
    );
    const shuffledToo = attempts.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length })),
    );
    fc.assert(
      fc.property(shuffledToo, fc.constantFrom(...COUNTED), ([list, shuffled], counted) => {
        const rule = { counted, ranking: RANKING_R1 };
        expect(countedResult(shuffled, rule, null)).toEqual(countedResult(list, rule, null));
      }),
    );
  });
});
