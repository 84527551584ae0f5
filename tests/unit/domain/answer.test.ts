import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { type AnswerSpace, normaliseAnswer, partsAnswered } from "#app/domain/answer.ts";
import { answerOfBoxes, boxesOfAnswer, boxName, boxOfPart, partOfName } from "#app/domain/boxes.ts";

const SPACES = {
  single: { kind: "single", options: ["a", "b", "c"] },
  multiple: { kind: "multiple", options: ["a", "b", "c"] },
  truefalse: { kind: "truefalse", options: ["true", "false"] },
  statements: { kind: "statements", options: ["a", "b", "c", "d"] },
  short: { kind: "short", options: [] },
  ordering: { kind: "ordering", options: ["x", "y", "z"] },
  matching: { kind: "matching", options: ["l1", "l2", "l3"], targets: ["r1", "r2", "r3"] },
} satisfies Record<string, AnswerSpace>;
type Kind = keyof typeof SPACES;

describe("normaliseAnswer", () => {
  test.each<[Kind, string, unknown, readonly string[] | string]>([
    ["single", "one option", ["b"], ["b"]],
    ["single", "taken back", [], []],
    ["single", "twice the same", ["b", "b"], ["b"]],
    ["single", "two options", ["a", "b"], "too_many_options"],
    ["single", "an option of another question", ["z"], "unknown_option"],
    ["single", "a word instead of a list", "b", "malformed"],
    ["single", "a list of numbers", [1], "malformed"],
    ["single", "nothing at all", undefined, "malformed"],
    ["truefalse", "one of both", ["false"], ["false"]],
    ["truefalse", "both", ["true", "false"], "too_many_options"],
    ["multiple", "sorted", ["c", "a"], ["a", "c"]],
    ["multiple", "one unknown among them", ["a", "z"], "unknown_option"],
    ["statements", "all four", ["d:false", "a:true", "b:true", "c:false"], ["a:true", "b:true", "c:false", "d:false"]],
    ["statements", "those judged so far", ["c:true"], ["c:true"]],
    ["statements", "taken back", [], []],
    ["statements", "both of one statement", ["a:true", "a:false"], "two_values"],
    ["statements", "an unknown statement", ["e:true"], "unknown_option"],
    ["statements", "an unknown verdict", ["a:maybe"], "unknown_option"],
    ["statements", "no verdict", ["a"], "unknown_option"],
    ["ordering", "in order", ["z", "x", "y"], ["z", "x", "y"]],
    ["ordering", "with a place still open", ["z", "", "y"], ["z", "", "y"]],
    ["ordering", "only the first", ["z"], ["z", "", ""]],
    ["ordering", "all open is taken back", ["", "", ""], []],
    ["ordering", "an item twice", ["z", "z", "y"], "repeated_option"],
    ["ordering", "an unknown item", ["z", "q", "y"], "unknown_option"],
    ["ordering", "more than there are", ["z", "x", "y", "z"], "too_many_options"],
    ["matching", "pairs, sorted", ["l2=r1", "l1=r3"], ["l1=r3", "l2=r1"]],
    ["matching", "one right side for two", ["l1=r1", "l2=r1"], ["l1=r1", "l2=r1"]],
    ["matching", "two right sides for one", ["l1=r1", "l1=r2"], "two_values"],
    ["matching", "sides changed over", ["r1=l1"], "unknown_option"],
    ["matching", "no right side", ["l1="], "unknown_option"],
    ["short", "as it is", ["Băng Cốc"], ["Băng Cốc"]],
    ["short", "spaces and invisible signs", ["  Băng\u00a0\u200b Cốc\n"], ["Băng Cốc"]],
    ["short", "composed", ["Băng Cốc".normalize("NFD")], ["Băng Cốc"]],
    ["short", "the look-alike of Đ", ["Ðà Nẵng"], ["Đà Nẵng"]],
    ["short", "nothing but spaces", ["   "], []],
    ["short", "two values", ["a", "b"], "two_values"],
    ["short", "61 signs", ["a".repeat(61)], "too_long"],
    ["short", "60 signs", ["a".repeat(60)], ["a".repeat(60)]],
    ["short", "a megabyte", ["a".repeat(1_000_000)], "too_long"],
  ])("%s: %s", (kind, _name, raw, expected) => {
    const result = normaliseAnswer(SPACES[kind], raw);
    expect(result).toEqual(
      typeof expected === "string" ? { ok: false, code: expected } : { ok: true, answer: expected },
    );
  });

  /** Whatever a browser may send: words that fit the kind, others, and rubbish. */
  const words = fc.oneof(
    fc.constantFrom(
      "a",
      "b",
      "x",
      "y",
      "z",
      "true",
      "false",
      "",
      "a:true",
      "a:false",
      "b:true",
      "l1=r1",
      "l2=r1",
      "l1=r2",
    ),
    fc.string({ unit: "grapheme", maxLength: 80 }),
    fc.string({ unit: "binary", maxLength: 20 }),
  );
  const kinds = fc.constantFrom(...(Object.keys(SPACES) as Kind[]));

  it("changes nothing the second time", () => {
    fc.assert(
      fc.property(kinds, fc.array(words, { maxLength: 6 }), (kind, raw) => {
        const once = normaliseAnswer(SPACES[kind], raw);
        if (once.ok) expect(normaliseAnswer(SPACES[kind], once.answer)).toEqual(once);
      }),
      { numRuns: 2_000 },
    );
  });

  it("does not care for the order or the repetition of what has none", () => {
    const given = fc
      .array(words, { maxLength: 5 })
      .chain((list) =>
        fc.tuple(fc.constant(list), fc.shuffledSubarray([...list, ...list], { minLength: list.length })),
      );
    fc.assert(
      fc.property(fc.constantFrom<Kind>("multiple", "statements", "matching"), given, (kind, [list, again]) => {
        const all = [...again, ...list];
        expect(normaliseAnswer(SPACES[kind], all)).toEqual(normaliseAnswer(SPACES[kind], list));
      }),
    );
  });
});

describe("boxes of a form", () => {
  test.each<[Kind, string, string[], readonly string[] | string]>([
    ["single", "one ticked", ["b"], ["b"]],
    ["single", "none ticked", [], []],
    ["matching", "one list chosen from", ["l2=r1"], ["l2=r1"]],
    ["ordering", "a place for each", ["x=3", "y=1", "z=2"], ["y", "z", "x"]],
    ["ordering", "one place given", ["y=2"], ["", "y", ""]],
    ["ordering", "none given", [], []],
    ["ordering", "one place for two", ["x=1", "y=1", "z=2"], "two_values"],
    ["ordering", "two places for one", ["x=1", "x=2"], "repeated_option"],
    ["ordering", "a place beyond the last", ["x=4"], "unknown_option"],
    ["ordering", "no place", ["x=0"], "unknown_option"],
    ["ordering", "a word for a place", ["x=eins"], "unknown_option"],
    ["short", "an empty line", [], []],
  ])("%s: %s", (kind, _name, boxes, expected) => {
    expect(answerOfBoxes(SPACES[kind], boxes)).toEqual(
      typeof expected === "string" ? { ok: false, code: expected } : { ok: true, answer: expected },
    );
  });

  test.each([
    ["q-Q1", null],
    ["q-Q1.a", "a"],
    ["q-Q12", undefined],
    ["q-Q12.a", undefined],
    ["epoch", undefined],
  ])("the box %s of question Q1 is of part %j", (name, part) => expect(partOfName("Q1", name)).toBe(part));

  it("have names and values that go together", () => {
    expect([boxName("Q1"), boxName("Q1", "a")]).toEqual(["q-Q1", "q-Q1.a"]);
    expect([boxOfPart("statements", "a", "true"), boxOfPart("matching", "l", "r")]).toEqual(["a:true", "l=r"]);
  });

  it("of an answer give the answer back", () => {
    const answers = fc.oneof(
      fc.record({ kind: fc.constant<Kind>("ordering"), raw: fc.shuffledSubarray(["x", "y", "z"]) }),
      fc.record({ kind: fc.constant<Kind>("multiple"), raw: fc.subarray(["a", "b", "c"]) }),
      fc.record({ kind: fc.constant<Kind>("matching"), raw: fc.subarray(["l1=r2", "l2=r2", "l3=r1"]) }),
      fc.record({ kind: fc.constant<Kind>("statements"), raw: fc.subarray(["a:true", "b:false", "c:true"]) }),
    );
    fc.assert(
      fc.property(answers, ({ kind, raw }) => {
        const read = normaliseAnswer(SPACES[kind], raw);
        expect(read.ok && answerOfBoxes(SPACES[kind], boxesOfAnswer(kind, read.answer))).toEqual(read);
      }),
    );
  });
});

test.each<[Kind, string[], { done: number; of: number } | null]>([
  ["single", ["a"], null],
  ["short", ["a"], null],
  ["statements", ["a:true", "c:false"], { done: 2, of: 4 }],
  ["ordering", ["", "x", "y"], { done: 2, of: 3 }],
  ["matching", [], { done: 0, of: 3 }],
])("the parts of %s answered by %j are %j", (kind, answer, expected) => {
  expect(partsAnswered(SPACES[kind], answer)).toEqual(expected);
});
