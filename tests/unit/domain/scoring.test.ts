import { describe, expect, it, test } from "vitest";
import type { Answer } from "#app/domain/question.ts";
import { isRight, scorePaper } from "#app/domain/scoring.ts";

describe("isRight", () => {
  test.each([
    ["the one right option", ["a"], ["a"], true],
    ["another option", ["b"], ["a"], false],
    ["no answer", undefined, ["a"], false],
    ["an empty answer", [], ["a"], false],
    ["all right options, in any order", ["c", "a"], ["a", "c"], true],
    ["one of two", ["a"], ["a", "c"], false],
    ["one too many", ["a", "b", "c"], ["a", "c"], false],
    ["as many, one of them wrong", ["a", "b"], ["a", "c"], false],
  ])("%s", (_name, answer, correct, expected) => expect(isRight(answer, { correct })).toBe(expected));
});

describe("scorePaper", () => {
  const paper = ["v1", "v2", "v3"].map((version) => ({ version, kind: "single" as const, options: ["a", "b"] }));
  const keys = new Map(paper.map(({ version }) => [version, { correct: ["a"] }]));

  test.each([
    ["all right", { v1: ["a"], v2: ["a"], v3: ["a"] }, 7_500],
    ["two right, one wrong", { v1: ["a"], v2: ["b"], v3: ["a"] }, 5_000],
    ["one answered", { v2: ["a"] }, 2_500],
    ["nothing answered", {}, 0],
    ["answers to other questions count nothing", { v9: ["a"] }, 0],
  ])("%s", (_name, answers: Record<string, Answer>, score) => {
    const result = scorePaper(paper, new Map(Object.entries(answers)), keys, 2_500);
    expect(result).toMatchObject({ score, full: 7_500 });
    expect(result.detail.map((one) => one.version)).toEqual(["v1", "v2", "v3"]);
    expect(result.detail.reduce((sum, one) => sum + one.points, 0)).toBe(score);
  });

  it("does not guess where a key is missing", () => {
    expect(() => scorePaper(paper, new Map(), new Map(), 1_000)).toThrow("v1");
  });
});
