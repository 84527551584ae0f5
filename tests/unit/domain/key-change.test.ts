import { describe, expect, it } from "vitest";
import { USUAL_CREDIT } from "#app/domain/contest.ts";
import { isSameKey, newKey } from "#app/domain/key-change.ts";
import type { QuestionBody, QuestionKind } from "#app/domain/question.ts";
import { pointsOf } from "#app/domain/scoring.ts";
import { formOfKey, keyOfForm, keyWords } from "#app/features/corrections/key-words.ts";

const space = (kind: QuestionKind) => ({ kind, options: ["a", "b", "c", "d"], targets: ["x", "y", "z", "t"] });
const codeOf = (kind: QuestionKind, raw: string[]) => {
  const made = newKey(space(kind), raw);
  return made.ok ? made.correct.join() : made.code;
};

describe("a new key", () => {
  it.each([
    ["single", ["b"], "b"],
    ["single", ["c", "b"], "b,c"],
    ["single", [], "incomplete"],
    ["single", ["x"], "unfit"],
    ["single", ["a", "b", "c", "d"], "too_many"],
    ["multiple", ["a", "b", "c", "d"], "a,b,c,d"],
    ["multiple", [], "incomplete"],
    ["statements", ["b:false", "a:true", "c:true", "d:true"], "a:true,b:false,c:true,d:true"],
    ["statements", ["a:true"], "incomplete"],
    ["statements", ["a:maybe", "b:true", "c:true", "d:true"], "unfit"],
    ["ordering", ["d", "c", "b", "a"], "d,c,b,a"],
    ["ordering", ["d", "", "b", "a"], "incomplete"],
    ["ordering", ["d", "d", "b", "a"], "unfit"],
    ["matching", ["a=x", "b=x", "c=y", "d=z"], "a=x,b=x,c=y,d=z"],
    ["matching", ["a=x"], "incomplete"],
    ["short", ["  Lào ", "", "lào", "CHDCND Lào"], "Lào,lào,CHDCND Lào"],
    ["short", ["", " "], "incomplete"],
    ["short", Array.from({ length: 21 }, (_, n) => `số ${n}`), "too_many"],
    ["short", ["x".repeat(61)], "unfit"],
  ] as const)("of %s from %j is %s", (kind, raw, expected) => {
    expect(codeOf(kind, [...raw])).toBe(expected);
  });

  it("is the same only if it says the same of every answer", () => {
    expect(isSameKey({ correct: ["a"] }, { correct: ["a"] })).toBe(true);
    expect(isSameKey({ correct: ["a"] }, { correct: ["b"] })).toBe(false);
    expect(isSameKey({ correct: ["a"], void: true }, { correct: ["a"] })).toBe(false);
  });

  it("of one option may accept several, each alone; a void question earns everybody everything", () => {
    const item = { version: "v", ...space("single") };
    const rules = { pointsPerQuestion: 500, credit: USUAL_CREDIT };
    const of = (answer: string[], key: { correct: string[]; void?: boolean }) => pointsOf(item, answer, key, rules);
    expect(of(["b"], { correct: ["a", "b"] })).toBe(500);
    expect(of(["a", "b"], { correct: ["a", "b"] })).toBe(0);
    expect(of([], { correct: ["a", "b"] })).toBe(0);
    expect(of([], { correct: ["a"], void: true })).toBe(500);
  });
});

describe("a key as a form", () => {
  const body = (kind: QuestionKind): QuestionBody => ({
    kind,
    prompt: "?",
    options: ["a", "b", "c", "d"].map((id) => ({ id, text: `ý ${id}` })),
    targets: ["x", "y", "z", "t"].map((id) => ({ id, text: `vế ${id}` })),
  });

  it.each([
    ["single", ["b"], "ý b"],
    ["multiple", ["a", "c"], "ý a; ý c"],
    ["truefalse", ["a"], "ý a"],
    ["statements", ["a:true", "b:false", "c:true", "d:false"], "ý a: Đúng; ý b: Sai; ý c: Đúng; ý d: Sai"],
    ["ordering", ["d", "c", "b", "a"], "ý d → ý c → ý b → ý a"],
    ["matching", ["a=x", "b=y", "c=z", "d=t"], "ý a – vế x; ý b – vế y; ý c – vế z; ý d – vế t"],
    ["short", ["Lào", "CHDCND Lào"], "Lào hoặc CHDCND Lào"],
  ] as const)("of %s comes back as it was, and has words", (kind, correct, words) => {
    expect(keyOfForm(body(kind), formOfKey(body(kind), correct))).toEqual(correct);
    expect(keyWords(body(kind), correct)).toBe(words);
  });
});
