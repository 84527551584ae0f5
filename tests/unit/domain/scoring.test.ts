import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import type { Answer } from "#app/domain/answer.ts";
import type { PaperItem } from "#app/domain/attempt.ts";
import { type CreditRules, USUAL_CREDIT } from "#app/domain/contest.ts";
import type { QuestionKey } from "#app/domain/question.ts";
import { isRight, pointsOf, scorePaper } from "#app/domain/scoring.ts";

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

const ITEMS = {
  multiple: { version: "v", kind: "multiple", options: ["a", "b", "c"] },
  statements: { version: "v", kind: "statements", options: ["a", "b", "c", "d"] },
  ordering: { version: "v", kind: "ordering", options: ["x", "y", "z"] },
  matching: { version: "v", kind: "matching", options: ["l", "m", "n"], targets: ["r", "s"] },
  short: { version: "v", kind: "short", options: [], short: { compare: "number", unit: "nước" } },
} satisfies Record<string, PaperItem>;
type Kind = keyof typeof ITEMS;
const KEYS: Record<Kind, QuestionKey> = {
  multiple: { correct: ["a", "c"] },
  statements: { correct: ["a:true", "b:true", "c:false", "d:false"] },
  ordering: { correct: ["z", "x", "y"] },
  matching: { correct: ["l=r", "m=s", "n=s"] },
  short: { correct: ["15", "mười lăm"] },
};
const points = (kind: Kind, answer: Answer | undefined, credit: CreditRules = USUAL_CREDIT, weight = 1_000) =>
  pointsOf(ITEMS[kind], answer, KEYS[kind], { pointsPerQuestion: weight, credit });

describe("pointsOf", () => {
  test.each<[Kind, string, string[], number]>([
    ["multiple", "all", ["a", "c"], 1_000],
    ["multiple", "one of two", ["a"], 0],
    ["statements", "none right", ["a:false", "b:false", "c:true", "d:true"], 0],
    ["statements", "one right", ["a:true", "b:false", "c:true", "d:true"], 100],
    ["statements", "two right", ["a:true", "b:true", "c:true", "d:true"], 250],
    ["statements", "two right, the others open", ["a:true", "b:true"], 250],
    ["statements", "three right", ["a:true", "b:true", "c:false", "d:true"], 500],
    ["statements", "four right", ["a:true", "b:true", "c:false", "d:false"], 1_000],
    ["ordering", "all in place", ["z", "x", "y"], 1_000],
    ["ordering", "one in place, rounded down", ["z", "y", "x"], 333],
    ["ordering", "one in place, the others open", ["", "x", ""], 333],
    ["ordering", "none in place", ["x", "y", "z"], 0],
    ["matching", "all", ["l=r", "m=s", "n=s"], 1_000],
    ["matching", "two pairs, rounded down", ["l=r", "m=s", "n=r"], 666],
    ["matching", "one pair, the others open", ["n=s"], 333],
    ["matching", "none", ["l=s", "m=r", "n=r"], 0],
    ["short", "a number", ["15"], 1_000],
    ["short", "the number with its unit", ["15 nước"], 1_000],
    ["short", "in words", ["Mười lăm"], 1_000],
    ["short", "another number", ["16"], 0],
  ])("%s: %s", (kind, _name, answer, expected) => expect(points(kind, answer)).toBe(expected));

  test.each<[Kind, string[], Partial<CreditRules>, number]>([
    ["statements", ["a:true", "b:true", "c:false"], { statements: [0, 0, 250, 1_000] }, 250],
    ["statements", ["a:true"], { statements: [0, 0, 0, 1_000] }, 0],
    ["ordering", ["z", "y", "x"], { ordering: "all" }, 0],
    ["ordering", ["z", "x", "y"], { ordering: "all" }, 1_000],
    ["matching", ["l=r", "m=s"], { matching: "all" }, 0],
  ])("%s %j under %j", (kind, answer, credit, expected) => {
    expect(points(kind, answer, { ...USUAL_CREDIT, ...credit })).toBe(expected);
  });

  test.each([250, 333, 1_000, 2_500])("a weight of %i is never passed, and rounded down to thousandths", (weight) => {
    expect(points("statements", ["a:true"], USUAL_CREDIT, weight)).toBe(Math.floor(weight / 10));
    expect(points("ordering", ["z", "y", "x"], USUAL_CREDIT, weight)).toBe(Math.floor(weight / 3));
  });

  it("is between nothing and the weight, whole, and the weight for the right answer alone", () => {
    const answers: Record<Kind, fc.Arbitrary<string[]>> = {
      multiple: fc.subarray(["a", "b", "c"]),
      statements: fc
        .array(fc.option(fc.boolean(), { nil: null }), { minLength: 4, maxLength: 4 })
        .map((verdicts) => verdicts.flatMap((one, at) => (one === null ? [] : [`${"abcd"[at]}:${one}`]))),
      ordering: fc.shuffledSubarray(["x", "y", "z"], { minLength: 3 }),
      matching: fc
        .array(fc.constantFrom("r", "s", null), { minLength: 3, maxLength: 3 })
        .map((rights) => rights.flatMap((one, at) => (one === null ? [] : [`${"lmn"[at]}=${one}`]))),
      short: fc.constantFrom([], ["15"], ["16"], ["mười lăm"]),
    };
    const steps = fc.tuple(fc.nat(1_000), fc.nat(1_000), fc.nat(1_000)).map((three) => {
      const [one, two, three_] = [...three].sort((a, b) => a - b) as [number, number, number];
      return [one, two, three_, 1_000] as const;
    });
    const credit = fc.record({
      statements: steps,
      ordering: fc.constantFrom("share" as const, "all" as const),
      matching: fc.constantFrom("share" as const, "all" as const),
    });
    for (const kind of Object.keys(ITEMS) as Kind[]) {
      fc.assert(
        fc.property(answers[kind], credit, fc.integer({ min: 1, max: 10_000 }), (answer, rules, weight) => {
          const earned = points(kind, answer, rules, weight);
          expect(Number.isInteger(earned) && earned >= 0 && earned <= weight).toBe(true);
          if (kind !== "short" && answer.join() === KEYS[kind].correct.join()) expect(earned).toBe(weight);
        }),
      );
    }
  });
});

describe("scorePaper", () => {
  const paper = ["v1", "v2", "v3"].map((version) => ({ version, kind: "single" as const, options: ["a", "b"] }));
  const keys = new Map(paper.map(({ version }) => [version, { correct: ["a"] }]));
  const rules = (pointsPerQuestion: number) => ({ pointsPerQuestion, credit: USUAL_CREDIT });

  test.each([
    ["all right", { v1: ["a"], v2: ["a"], v3: ["a"] }, 7_500],
    ["two right, one wrong", { v1: ["a"], v2: ["b"], v3: ["a"] }, 5_000],
    ["one answered", { v2: ["a"] }, 2_500],
    ["nothing answered", {}, 0],
    ["answers to other questions count nothing", { v9: ["a"] }, 0],
  ])("%s", (_name, answers: Record<string, Answer>, score) => {
    const result = scorePaper(paper, new Map(Object.entries(answers)), keys, rules(2_500));
    expect(result).toMatchObject({ score, full: 7_500 });
    expect(result.detail.map((one) => one.version)).toEqual(["v1", "v2", "v3"]);
    expect(result.detail.reduce((sum, one) => sum + one.points, 0)).toBe(score);
  });

  it("adds up what is right in part, and gives every kind the same weight", () => {
    const mixed = (Object.keys(ITEMS) as Kind[]).map((kind) => ({ ...ITEMS[kind], version: kind }));
    const right = new Map<string, Answer>(mixed.map(({ version }) => [version, KEYS[version as Kind].correct]));
    right.set("short", ["15"]);
    const key = new Map<string, QuestionKey>(Object.entries(KEYS));
    expect(scorePaper(mixed, right, key, rules(400))).toMatchObject({ score: 2_000, full: 2_000 });
    right.set("statements", ["a:true", "b:true"]);
    right.set("ordering", ["z", "y", "x"]);
    expect(scorePaper(mixed, right, key, rules(400)).detail).toEqual([
      { version: "multiple", points: 400 },
      { version: "statements", points: 100 },
      { version: "ordering", points: 133 },
      { version: "matching", points: 400 },
      { version: "short", points: 400 },
    ]);
  });

  it("does not guess where a key is missing", () => {
    expect(() => scorePaper(paper, new Map(), new Map(), rules(1_000))).toThrow("v1");
  });
});
