/** A new key for a question that people have sat: what may be one, and whether it says anything new. */
import { type AnswerSpace, normaliseAnswer } from "./answer.ts";
import type { QuestionKey } from "./question.ts";
import { tidyShort } from "./short-answer.ts";

/** More spellings of a short answer than anybody lists. */
const MOST_SPELLINGS = 20;

export type KeyFault = "unfit" | "incomplete" | "too_many";
export type NewKey =
  | { readonly ok: true; readonly correct: readonly string[] }
  | { readonly ok: false; readonly code: KeyFault };

/**
 * A key in the canonical form of its kind, whole: every statement judged, every item in its place, every left side with
 * its partner. Where one option is chosen several may be accepted, each of them alone is right then.
 */
export function newKey(space: AnswerSpace, raw: readonly string[]): NewKey {
  if (space.kind === "short") return spellings(raw);
  const oneOfMany = space.kind === "single" || space.kind === "truefalse";
  const fitted = normaliseAnswer(oneOfMany ? { ...space, kind: "multiple" } : space, raw);
  if (!fitted.ok) return { ok: false, code: "unfit" };
  const correct = fitted.answer;
  const parts = space.kind === "multiple" || oneOfMany ? 1 : space.options.length;
  if (correct.filter((part) => part !== "").length < parts) return { ok: false, code: "incomplete" };
  // a question whose every option is right asks nothing: it is void
  if (oneOfMany && correct.length === space.options.length) return { ok: false, code: "too_many" };
  return { ok: true, correct };
}

function spellings(raw: readonly string[]): NewKey {
  const correct = [...new Set(raw.map(tidyShort).filter((text) => text !== ""))];
  if (correct.length === 0) return { ok: false, code: "incomplete" };
  if (correct.length > MOST_SPELLINGS) return { ok: false, code: "too_many" };
  const fits = correct.every((text) => normaliseAnswer({ kind: "short", options: [] }, [text]).ok);
  return fits ? { ok: true, correct } : { ok: false, code: "unfit" };
}

/** Whether two keys give every answer the same. The first spelling of a short answer is the one that is shown. */
export function isSameKey(a: QuestionKey, b: QuestionKey): boolean {
  if (Boolean(a.void) !== Boolean(b.void)) return false;
  return JSON.stringify(a.correct) === JSON.stringify(b.correct);
}
