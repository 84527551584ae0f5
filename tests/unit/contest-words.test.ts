import { expect, test } from "vitest";
import { USUAL_CREDIT } from "#app/domain/contest.ts";
import { QUESTION_KINDS } from "#app/domain/question.ts";
import { parseRules } from "#app/features/contests/api.server.ts";
import { predictionWords, scoringSentences } from "#app/features/contests/words.ts";
import { RULES } from "../db/boards-fixture.ts";

test("the rules of points are told for the kinds that are there", () => {
  const told = (kinds: readonly (typeof QUESTION_KINDS)[number][]) =>
    scoringSentences({ pointsPerQuestion: 1_000, credit: USUAL_CREDIT }, kinds);
  expect(told(["single", "truefalse"])).toEqual([
    "Mỗi câu đúng được 1 điểm, câu nào cũng như nhau. Sai hoặc bỏ trống không bị trừ điểm.",
  ]);
  expect(told(["statements"])[1]).toBe("Câu bốn ý đúng sai: đúng 1, 2, 3, 4 ý được 0,1 · 0,25 · 0,5 · 1 điểm.");
  expect(told(QUESTION_KINDS)).toHaveLength(6);
});

test.each([
  [500, USUAL_CREDIT, "đúng 1, 2, 3, 4 ý được 0,05 · 0,125 · 0,25 · 0,5 điểm."],
  [1_000, { ...USUAL_CREDIT, ordering: "all" as const }, "đúng cả thứ tự thì được điểm."],
  [1_000, { ...USUAL_CREDIT, matching: "all" as const }, "đúng mọi cặp thì được điểm."],
])("a weight of %i under %j: %s", (pointsPerQuestion, credit, words) => {
  expect(scoringSentences({ pointsPerQuestion, credit }, QUESTION_KINDS).join(" ")).toContain(words);
});

test.each([
  [null, null],
  ["participants", "Có bao nhiêu người dự thi?"],
  ["full", "Có bao nhiêu người đạt điểm tối đa?"],
  ["attempts", "Có bao nhiêu lượt thi?"],
] as const)("the prediction of %s", (prediction, question) => {
  const words = predictionWords({ prediction });
  expect(words === null ? null : words.startsWith(question ?? "")).toBe(question === null ? null : true);
});

test.each<[string, object, boolean]>([
  ["as they are", {}, true],
  ["published before there were such questions", { credit: undefined, prediction: undefined }, true],
  ["steps that fall", { credit: { ...USUAL_CREDIT, statements: [100, 50, 500, 1_000] } }, false],
  ["a whole that is not the whole", { credit: { ...USUAL_CREDIT, statements: [100, 250, 500, 900] } }, false],
  ["three steps", { credit: { ...USUAL_CREDIT, statements: [100, 250, 1_000] } }, false],
  ["an unknown prediction", { prediction: "weather" }, false],
])("stored rules %j", (_name, over, fine) => {
  const read = () => parseRules(JSON.stringify({ ...RULES, ...over }));
  if (fine) expect(read()).toMatchObject({ credit: USUAL_CREDIT, prediction: null });
  else expect(read).toThrow();
});
