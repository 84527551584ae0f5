/**
 * What a question is, for everyone who handles one: the content files, the bank, the paper and the score.
 * Options have ids and answers name ids, so that shuffling never changes what an answer means.
 */

export const PILLARS = ["security", "economy", "culture", "common"] as const;
export type Pillar = (typeof PILLARS)[number];

/** School levels: tiểu học, THCS, THPT. */
export const LEVELS = ["primary", "lower", "upper"] as const;
export type Level = (typeof LEVELS)[number];

/** nhận biết, thông hiểu, vận dụng. */
export const DIFFICULTIES = ["recall", "understand", "apply"] as const;
export type Difficulty = (typeof DIFFICULTIES)[number];

export const QUESTION_KINDS = ["single", "multiple", "truefalse"] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

export interface QuestionOption {
  readonly id: string;
  readonly text: string;
  /** Keeps its place when options are shuffled ("Tất cả các ý trên"). */
  readonly fixed?: boolean;
}

/** Everything a contestant may see of a question. The key is a type of its own and never travels with it. */
export interface QuestionBody {
  readonly kind: QuestionKind;
  readonly prompt: string;
  readonly options: readonly QuestionOption[];
}

/** The ids of the options that are right, all of them. */
export interface QuestionKey {
  readonly correct: readonly string[];
}

/** Ids of the chosen options, sorted, without repetition; empty = taken back. */
export type Answer = readonly string[];

/** True and false are options like any other, with ids that never change. */
export const TRUE_FALSE_OPTIONS: readonly QuestionOption[] = [
  { id: "true", text: "Đúng", fixed: true },
  { id: "false", text: "Sai", fixed: true },
];

/**
 * The answer in its canonical form, or null when it does not fit the question: an unknown option, or more than one
 * where one is asked for.
 */
export function normaliseAnswer(body: QuestionBody, raw: readonly string[]): Answer | null {
  const chosen = [...new Set(raw)].sort();
  const known = new Set(body.options.map((option) => option.id));
  if (chosen.some((id) => !known.has(id))) return null;
  if (body.kind !== "multiple" && chosen.length > 1) return null;
  return chosen;
}
