import { expect, test } from "vitest";
import { RANKING_R1, RANKING_R2, RANKING_R3 } from "#app/domain/contest.ts";
import { exampleAttempts, exampleRows } from "#app/domain/ranking-examples.ts";
import { rankingFaults } from "#app/domain/ranking-rules.ts";
import {
  PRESET_ORDERS,
  PRESETS,
  presetOf,
  rankingSentences,
  roundRankingSentences,
} from "#app/domain/ranking-words.ts";

const USUAL = { ranking: RANKING_R1, onlyFull: false, overall: RANKING_R3, counted: "best", prediction: null } as const;
const R2 = { ...USUAL, ranking: RANKING_R2, onlyFull: true, prediction: "full" } as const;
const ONE = [{ advance: null }];

test.each([
  ["R1", USUAL, ONE, []],
  ["R2 with its question", R2, ONE, []],
  ["R3 over sums", { ...USUAL, ranking: RANKING_R3, counted: "sum" }, ONE, []],
  ["no keys", { ...USUAL, ranking: [] }, ONE, ["no_keys"]],
  ["no keys for all rounds together", { ...USUAL, overall: [] }, ONE, ["no_keys"]],
  ["R2 without its question", { ...R2, prediction: null }, ONE, ["no_question"]],
  ["R2 over sums", { ...R2, counted: "sum" }, ONE, ["full_of_sum", "sum_of_predictions"]],
  ["only full marks, and the score alone", { ...USUAL, ranking: ["score"], onlyFull: true }, ONE, ["only_score"]],
  ["a prediction in the total", { ...USUAL, overall: ["score", "prediction"] }, ONE, ["overall_prediction"]],
  ["a prediction where a round takes the best", R2, [...ONE, { advance: 5 }], ["advance_waits"]],
] as const)("%s", (_name, rules, rounds, faults) => expect(rankingFaults(rules, rounds)).toEqual(faults));

test("each key has its sentence, in the order in which it decides", () => {
  expect(rankingSentences({ ranking: RANKING_R1, sums: false })).toEqual([
    "Điểm cao hơn đứng trước.",
    "Bằng điểm thì thời gian làm bài ngắn hơn đứng trước.",
    "Vẫn bằng nhau thì người nộp bài sớm hơn đứng trước.",
  ]);
  expect(rankingSentences({ ranking: RANKING_R3, sums: true })).toEqual([
    "Tổng điểm cao hơn đứng trước.",
    "Bằng điểm thì tổng thời gian làm bài ngắn hơn đứng trước.",
    "Vẫn bằng nhau thì người có ít lượt thi hơn đứng trước.",
  ]);
  expect(roundRankingSentences({ ...R2, counted: "best" }).join(" ")).toMatch(
    /^Chỉ xếp hạng những người đạt điểm tối đa.*người không dự đoán đứng sau.*cùng hạng: 1, 2, 2, 4.*Hạng có khi/,
  );
});

test("a preset is known again, and an order of one's own is none", () => {
  for (const preset of PRESETS) expect(presetOf(PRESET_ORDERS[preset])).toBe(preset);
  expect(presetOf({ ranking: ["duration"], onlyFull: false })).toBeNull();
  expect(presetOf({ ranking: RANKING_R2, onlyFull: false })).toBeNull();
});

const SETTING = { full: 20_000, day: Date.UTC(2026, 10, 16, 1), minutes: 15 };

test.each(PRESETS)("the example of %s has a row for every key that decides, and two equals", (preset) => {
  const order = PRESET_ORDERS[preset];
  const rows = exampleRows(order, SETTING);
  const decided = new Set(rows.flatMap(({ decidedBy }) => decidedBy ?? []));
  expect(decided).toEqual(new Set(order.ranking.filter((key) => !order.onlyFull || key !== "score")));
  expect(rows.slice(0, 3).map(({ rank }) => rank)).toEqual([1, 1, 3]);
  expect(rows.some(({ rank }) => rank === null)).toBe(order.onlyFull);
});

test.each([
  ["best", RANKING_R1, ["3"]],
  ["best", RANKING_R2, ["2"]],
  ["first", RANKING_R1, ["1"]],
  ["last", RANKING_R1, ["3"]],
  ["sum", RANKING_R3, ["1", "2", "3"]],
] as const)("of the three attempts of the example %s by %j counts %j", (counted, ranking, expected) => {
  const { attempts } = exampleAttempts({ counted, ranking }, SETTING);
  expect(attempts.filter(({ counts }) => counts).map(({ attempt }) => attempt)).toEqual(expected);
});
