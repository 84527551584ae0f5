/** Orders of real contests (the table of domain notes A.1, the rules of A.3), ranks worked out by hand. */
import { describe, expect, test } from "vitest";
import { RANKING_R1, RANKING_R1_PREDICTION, RANKING_R2, RANKING_R3, type RankingKey } from "#app/domain/contest.ts";
import { type Projection, project, projectOverall, type RankingRule } from "#app/domain/projection.ts";
import { competitionRanks, UNRANKED } from "#app/domain/ranking.ts";

const EIGHT = Date.UTC(2026, 10, 16, 1);
const unitsOf = () => ["province"];

interface Sat {
  readonly score: number;
  /** Seconds. */
  readonly took: number;
  /** Seconds after eight. */
  readonly at?: number;
  readonly guess?: number;
}
type People = Readonly<Record<string, readonly Sat[]>>;

const basisOf = (attempts: readonly Sat[], full: number, from = 0) => ({
  rollPlacement: null,
  attempts: attempts.map(({ score, took, at = 0, guess }, index) => ({
    attempt: String(from + index),
    no: index + 1,
    score: score * 1_000,
    durationMs: took * 1_000,
    startedAt: EIGHT + at * 1_000,
    submittedAt: EIGHT + (at + took) * 1_000,
    prediction: guess ?? null,
    full: score === full,
    top: false,
    placement: "P",
    day: "2026-11-16",
    group: "",
    grade: 9,
  })),
});

/** Ranks by name; null without a rank. */
function ranksOf(projections: Readonly<Record<string, Projection>>): Record<string, number | null> {
  const keys = Object.entries(projections).map(([name, { sortKey }]) => ({ name, key: sortKey! }));
  const ranked = keys.filter(({ key }) => !key.startsWith(UNRANKED)).sort((a, b) => (a.key < b.key ? -1 : 1));
  const ranks = competitionRanks(ranked.map(({ key }) => key));
  const found = new Map(ranked.map(({ name }, at) => [name, ranks[at]!]));
  return Object.fromEntries(keys.map(({ name }) => [name, found.get(name) ?? null]));
}

const rule = (ranking: readonly RankingKey[], change: Partial<RankingRule> = {}): RankingRule => ({
  counted: "best",
  ranking,
  onlyFull: false,
  ...change,
});
const R1 = rule(RANKING_R1);
const R1P = rule(RANKING_R1_PREDICTION);
const R2 = rule(RANKING_R2, { onlyFull: true });
const R3 = rule(RANKING_R3, { counted: "sum" });
/** Row 2: most right, shortest time, time of entry. */
const ENTRY = rule(["score", "duration", "started"]);
/** Row 17: most right, then earliest. */
const EARLIEST = rule(["score", "submitted"]);
/** Rows 15, 21: best score, nearest prediction. */
const NEAREST = rule(["score", "prediction"]);
/** Row 6 as its first key is written: not only full marks. */
const ROW_6 = rule(RANKING_R2);

type Case = readonly [
  row: string,
  what: string,
  rule: RankingRule,
  actual: number | null,
  people: People,
  ranks: Record<string, number | null>,
];

// biome-ignore format: a row of the table is one line
const CASES: readonly Case[] = [
  ["2", "more right answers", ENTRY, null, { a: [{ score: 17, took: 100 }], b: [{ score: 18, took: 599 }] }, { a: 2, b: 1 }],
  ["2", "then the shorter time", ENTRY, null, { a: [{ score: 18, took: 300 }], b: [{ score: 18, took: 299 }] }, { a: 2, b: 1 }],
  ["2", "then the time of entry", ENTRY, null, { a: [{ score: 18, took: 300, at: 60 }], b: [{ score: 18, took: 300, at: 59 }] }, { a: 2, b: 1 }],
  ["2", "equal on all is the same rank, and the next is third", ENTRY, null, { a: [{ score: 18, took: 300 }], b: [{ score: 18, took: 300 }], c: [{ score: 1, took: 1 }] }, { a: 1, b: 1, c: 3 }],
  ["2", "R1: who handed in earlier", R1, null, { a: [{ score: 18, took: 300, at: 10 }], b: [{ score: 18, took: 300, at: 5 }] }, { a: 2, b: 1 }],
  ["3", "the better of two counts", R1P, 500, { a: [{ score: 15, took: 600 }, { score: 19, took: 1_700 }], b: [{ score: 18, took: 60 }]}, { a: 1, b: 2 }],
  ["3", "a worse second one does no harm", R1P, 500, { a: [{ score: 19, took: 600 }, { score: 3, took: 20 }], b: [{ score: 18, took: 60 }]}, { a: 1, b: 2 }],
  ["3", "of equal scores the shorter one counts", R1P, 500, { a: [{ score: 19, took: 600 }, { score: 19, took: 400, at: 900 }], b: [{ score: 19, took: 500 }]}, { a: 1, b: 2 }],
  ["3", "the extra question after the time", R1P, 500, { a: [{ score: 19, took: 600, guess: 480 }], b: [{ score: 19, took: 600, guess: 490 }] }, { a: 2, b: 1 }],
  ["3", "a shorter time before a nearer answer", R1P, 500, { a: [{ score: 19, took: 599, guess: 1 }], b: [{ score: 19, took: 600, guess: 500 }] }, { a: 1, b: 2 }],
  ["3", "no answer to it stands last", R1P, 500, { a: [{ score: 19, took: 600 }], b: [{ score: 19, took: 600, guess: 999_999_999 }] }, { a: 2, b: 1 }],
  ["3", "too much and too little are alike: then the earlier", R1P, 500, { a: [{ score: 19, took: 600, guess: 510, at: 8 }], b: [{ score: 19, took: 600, guess: 490, at: 7 }] }, { a: 2, b: 1 }],
  ["9", "full marks in 400 seconds before 401", R1, null, { a: [{ score: 20, took: 401 }], b: [{ score: 20, took: 400 }] }, { a: 2, b: 1 }],
  ["9", "a point is worth more than any time", R1, null, { a: [{ score: 20, took: 900 }], b: [{ score: 19, took: 1 }] }, { a: 1, b: 2 }],
  ["9", "a millisecond decides", R1, null, { a: [{ score: 20, took: 400.001 }], b: [{ score: 20, took: 400 }] }, { a: 2, b: 1 }],
  ["9", "nothing right in no time is last", R1, null, { a: [{ score: 0, took: 0 }], b: [{ score: 1, took: 900 }] }, { a: 2, b: 1 }],
  ["16", "best score, then time, of three people", R1, null, { a: [{ score: 8, took: 50 }], b: [{ score: 9, took: 90 }], c: [{ score: 9, took: 80 }] }, { a: 3, b: 2, c: 1 }],
  ["17", "of equal scores the earliest one counts", EARLIEST, null, { a: [{ score: 10, took: 60, at: 0 }, { score: 10, took: 5, at: 9_000 }], b: [{ score: 10, took: 10, at: 100 }]}, { a: 1, b: 2 }],
  ["17", "a later and better one counts before it", EARLIEST, null, { a: [{ score: 9, took: 60 }, { score: 10, took: 60, at: 9_000 }], b: [{ score: 9, took: 5 }]}, { a: 1, b: 2 }],
  ["17", "slow and early before quick and late", EARLIEST, null, { a: [{ score: 10, took: 500, at: 0 }], b: [{ score: 10, took: 10, at: 600 }] }, { a: 1, b: 2 }],
  ["1", "only who has all right takes a rank", R2, 300, { a: [{ score: 20, took: 500, guess: 1 }], b: [{ score: 19, took: 5, guess: 300 }] }, { a: 1, b: null }],
  ["1", "the nearest prediction", R2, 300, { a: [{ score: 20, took: 500, guess: 310 }], b: [{ score: 20, took: 5, guess: 280 }] }, { a: 1, b: 2 }],
  ["1", "equally far off: the time", R2, 300, { a: [{ score: 20, took: 500, guess: 310 }], b: [{ score: 20, took: 5, guess: 290 }] }, { a: 2, b: 1 }],
  ["1", "nobody with all right: nobody has a rank", R2, 300, { a: [{ score: 19, took: 500, guess: 300 }] }, { a: null }],
  ["4", "of three the one with the nearest prediction counts, though slower", R2, 300, { a: [{ score: 20, took: 100, guess: 900 }, { score: 20, took: 900, guess: 301 }, { score: 20, took: 50, guess: 500 }], b: [{ score: 20, took: 200, guess: 302 }]}, { a: 1, b: 2 }],
  ["4", "a near prediction beside a wrong answer does not help", R2, 300, { a: [{ score: 20, took: 100, guess: 900 }, { score: 19, took: 100, guess: 300 }], b: [{ score: 20, took: 200, guess: 800 }]}, { a: 2, b: 1 }],
  ["5", "many attempts cover many predictions", R2, 1_000, { a: [980, 990, 1_000, 1_010, 1_020].map((guess, at) => ({ score: 20, took: 60, guess, at: at * 100 })), b: [{ score: 20, took: 60, guess: 1_001 }]}, { a: 1, b: 2 }],
  ["5", "full marks without a prediction come after all with one", R2, 1_000, { a: [{ score: 20, took: 10 }], b: [{ score: 20, took: 900, guess: 0 }] }, { a: 2, b: 1 }],
  ["6", "the prediction before the time", R2, 300, { a: [{ score: 20, took: 900, guess: 300 }], b: [{ score: 20, took: 60, guess: 301 }] }, { a: 1, b: 2 }],
  ["6", "then the shorter time", R2, 300, { a: [{ score: 20, took: 61, guess: 300 }], b: [{ score: 20, took: 60, guess: 300 }] }, { a: 2, b: 1 }],
  ["6", "then the earlier log-in of the best run", R2, 300, { a: [{ score: 20, took: 60, guess: 300, at: 20 }], b: [{ score: 20, took: 60, guess: 300, at: 10 }] }, { a: 2, b: 1 }],
  ["6", "then the number of full runs", R2, 300, { a: [{ score: 20, took: 60, guess: 300 }], b: [{ score: 20, took: 60, guess: 300 }, { score: 20, took: 600, guess: 9, at: 900 }]}, { a: 2, b: 1 }],
  ["6", "a run short of full marks is none of them", R2, 300, { a: [{ score: 20, took: 60, guess: 300 }], b: [{ score: 20, took: 60, guess: 300 }, { score: 19, took: 600, guess: 9, at: 900 }]}, { a: 1, b: 1 }],
  ["6", "equal on all five is the same rank", R2, 300, { a: [{ score: 20, took: 60, guess: 299 }], b: [{ score: 20, took: 60, guess: 301 }], c: [{ score: 20, took: 60, guess: 302 }]}, { a: 1, b: 1, c: 3 }],
  ["6", "with the score as first key others follow those with full marks", ROW_6, 300, { a: [{ score: 19, took: 60, guess: 300 }], b: [{ score: 20, took: 600, guess: 1 }] }, { a: 2, b: 1 }],
  ["15", "the right one with the nearest prediction counts", NEAREST, 50, { a: [{ score: 9, took: 60, guess: 10 }, { score: 9, took: 60, guess: 49 }], b: [{ score: 9, took: 60, guess: 48 }]}, { a: 1, b: 2 }],
  ["15", "before the number is fixed no prediction is nearer", NEAREST, null, { a: [{ score: 9, took: 60, guess: 10 }], b: [{ score: 9, took: 60 }] }, { a: 1, b: 1 }],
  ["15", "before the number is fixed the next key decides which one counts", R2, null, { a: [{ score: 20, took: 90, guess: 300 }, { score: 20, took: 80, guess: 1, at: 500 }], b: [{ score: 20, took: 85 }]}, { a: 1, b: 2 }],
  ["21", "the best score before the nearest prediction", NEAREST, 50, { a: [{ score: 10, took: 60, guess: 1 }], b: [{ score: 9, took: 60, guess: 50 }] }, { a: 1, b: 2 }],
  ["21", "equally near is equal", NEAREST, 50, { a: [{ score: 10, took: 1, guess: 51 }], b: [{ score: 10, took: 60, guess: 49 }] }, { a: 1, b: 1 }],
  ["22", "full marks, then the nearest number of turns", R2, 88_657, { a: [{ score: 20, took: 60, guess: 88_000 }], b: [{ score: 20, took: 60, guess: 89_000 }] }, { a: 2, b: 1 }],
  ["8", "the greater total", R3, null, { a: [{ score: 10, took: 60 }, { score: 9, took: 60 }], b: [{ score: 18, took: 10 }]}, { a: 1, b: 2 }],
  ["8", "then the least total time", R3, null, { a: [{ score: 10, took: 60 }, { score: 8, took: 60 }], b: [{ score: 18, took: 121 }]}, { a: 1, b: 2 }],
  ["8", "then the fewest attempts", R3, null, { a: [{ score: 10, took: 60 }, { score: 8, took: 60 }], b: [{ score: 18, took: 120 }]}, { a: 2, b: 1 }],
  ["8", "equal on all is the same rank", R3, null, { a: [{ score: 10, took: 60 }, { score: 8, took: 60 }], b: [{ score: 9, took: 50 }, { score: 9, took: 70 }]}, { a: 1, b: 1 }],
  ["13", "one a week: the first counts where the rules say so", rule(RANKING_R1, { counted: "first" }), null, { a: [{ score: 5, took: 60 }, { score: 20, took: 60 }], b: [{ score: 6, took: 60 }]}, { a: 2, b: 1 }],
  ["18", "the last counts where the rules say so", rule(RANKING_R1, { counted: "last" }), null, { a: [{ score: 20, took: 60 }, { score: 5, took: 60 }], b: [{ score: 6, took: 60 }]}, { a: 2, b: 1 }],
  ["24", "unlimited, the best counts", R1, null, { a: [1, 2, 3, 4, 5, 6, 7].map((score) => ({ score, took: 60 })), b: [{ score: 7, took: 59 }] }, { a: 2, b: 1 }],
];

describe("one round", () => {
  test.each(CASES)("row %s: %s", (_row, _what, by, actual, people, ranks) => {
    const projections = Object.entries(people).map(([name, attempts]) => [
      name,
      project(basisOf(attempts, 20), by, unitsOf, actual),
    ]);
    expect(ranksOf(Object.fromEntries(projections))).toEqual(ranks);
  });

  test("there are more than forty of them", () => expect(CASES.length).toBeGreaterThan(40));
});

describe("all rounds together", () => {
  // biome-ignore format: a row of the table is one line
  test.each([
    ["8", "totals over two rounds", { a: [[{ score: 9, took: 60 }], [{ score: 9, took: 60 }]], b: [[{ score: 10, took: 60 }], [{ score: 7, took: 60 }]]}, { a: 1, b: 2 }],
    ["8", "equal totals: least total time", { a: [[{ score: 9, took: 61 }], [{ score: 9, took: 60 }]], b: [[{ score: 10, took: 60 }], [{ score: 8, took: 60 }]]}, { a: 2, b: 1 }],
    ["8", "equal totals and times: fewest attempts, those that do not count included", { a: [[{ score: 9, took: 60 }, { score: 1, took: 5 }], [{ score: 9, took: 60 }]], b: [[{ score: 9, took: 60 }], [{ score: 9, took: 60 }]]}, { a: 2, b: 1 }],
    ["22", "who left a week out has nothing to add", { a: [[{ score: 20, took: 1 }], []], b: [[{ score: 11, took: 60 }], [{ score: 10, took: 60 }]] }, { a: 2, b: 1 }],
    ["14", "the best of each week is added", { a: [[{ score: 3, took: 60 }, { score: 9, took: 60 }], [{ score: 9, took: 60 }]], b: [[{ score: 8, took: 60 }], [{ score: 8, took: 60 }]]}, { a: 1, b: 2 }],
  ] as const)("row %s: %s", (_row, _what, people, ranks) => {
    const projections = Object.entries(people).map(([name, rounds]) => {
      const parts = (rounds as readonly (readonly Sat[])[]).map((attempts, at) => ({
        basis: basisOf(attempts, 20, at * 10),
        rule: R1,
        actual: null,
      }));
      return [name, projectOverall(parts, RANKING_R3, unitsOf)];
    });
    expect(ranksOf(Object.fromEntries(projections))).toEqual(ranks);
  });

  test("only full marks takes nobody out of the total", () => {
    const part = { basis: basisOf([{ score: 5, took: 60 }], 20), rule: R2, actual: 3 };
    expect(projectOverall([part], RANKING_R3, unitsOf).sortKey).toMatch(/^\d+$/);
  });
});
