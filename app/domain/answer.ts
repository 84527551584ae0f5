/** What may be answered to a question, in one canonical form: for the writer, the form, the score and the page alike. */
import type { QuestionKind } from "./question.ts";
import { SHORT_LENGTH, tidyShort } from "./short-answer.ts";

/**
 * An answer by kind; empty = taken back.
 * - single, truefalse, multiple: ids of the chosen options, sorted
 * - statements: `a:true`, `b:false` … sorted, those judged so far
 * - ordering: ids in order, as many as there are items; "" where a place is still open
 * - matching: `left=right` …, sorted, those matched so far
 * - short: the words, tidied
 */
export type Answer = readonly string[];

/** What decides whether an answer fits: ids only, no key. A paper's item is one. */
export interface AnswerSpace {
  readonly kind: QuestionKind;
  readonly options: readonly string[];
  /** Matching only: ids of the right side. */
  readonly targets?: readonly string[];
}

export const ANSWER_PROBLEMS = [
  "malformed",
  "unknown_option",
  "too_many_options",
  "repeated_option",
  "two_values",
  "too_long",
] as const;
export type AnswerProblem = (typeof ANSWER_PROBLEMS)[number];

export type Normalised = { readonly ok: true; readonly answer: Answer } | { readonly ok: false; code: AnswerProblem };

const VERDICTS = ["true", "false"];

/** The answer in its canonical form, or why it does not fit. Normalising twice changes nothing. */
export function normaliseAnswer(space: AnswerSpace, raw: unknown): Normalised {
  if (!Array.isArray(raw) || !raw.every((value) => typeof value === "string")) return refuse("malformed");
  switch (space.kind) {
    case "single":
    case "truefalse":
      return chosen(space, raw, 1);
    case "multiple":
      return chosen(space, raw, space.options.length);
    case "statements":
      return paired(space.options, VERDICTS, ":", raw);
    case "matching":
      return paired(space.options, space.targets ?? [], "=", raw);
    case "ordering":
      return ordered(space.options, raw);
    case "short":
      return written(raw);
  }
}

function chosen(space: AnswerSpace, raw: readonly string[], most: number): Normalised {
  const ids = [...new Set(raw)].sort();
  if (ids.some((id) => !space.options.includes(id))) return refuse("unknown_option");
  return ids.length > most ? refuse("too_many_options") : { ok: true, answer: ids };
}

function paired(
  lefts: readonly string[],
  rights: readonly string[],
  sign: ":" | "=",
  raw: readonly string[],
): Normalised {
  const pairs = [...new Set(raw)].sort();
  const used = new Set<string>();
  for (const pair of pairs) {
    const at = pair.indexOf(sign);
    const left = pair.slice(0, at);
    if (at < 0 || !lefts.includes(left) || !rights.includes(pair.slice(at + 1))) return refuse("unknown_option");
    if (used.has(left)) return refuse("two_values");
    used.add(left);
  }
  return { ok: true, answer: pairs };
}

function ordered(items: readonly string[], raw: readonly string[]): Normalised {
  if (raw.length > items.length) return refuse("too_many_options");
  const placed = raw.filter((id) => id !== "");
  if (placed.some((id) => !items.includes(id))) return refuse("unknown_option");
  if (new Set(placed).size < placed.length) return refuse("repeated_option");
  return { ok: true, answer: placed.length === 0 ? [] : items.map((_, place) => raw[place] ?? "") };
}

function written(raw: readonly string[]): Normalised {
  const [first = ""] = raw;
  if (raw.length > 1) return refuse("two_values");
  if (first.length > 10 * SHORT_LENGTH) return refuse("too_long");
  const text = tidyShort(first);
  if (text.length > SHORT_LENGTH) return refuse("too_long");
  return { ok: true, answer: text === "" ? [] : [text] };
}

const refuse = (code: AnswerProblem): Normalised => ({ ok: false, code });

/** How many parts of a question with parts are answered; null for kinds that are answered at once. */
export function partsAnswered(space: AnswerSpace, answer: Answer): { done: number; of: number } | null {
  if (space.kind !== "statements" && space.kind !== "ordering" && space.kind !== "matching") return null;
  return { done: answer.filter((part) => part !== "").length, of: space.options.length };
}
