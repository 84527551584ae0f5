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

/** Kinds in which options are chosen: those of the checks inside lessons too. */
export const CHOICE_KINDS = ["single", "multiple", "truefalse"] as const;
export type ChoiceKind = (typeof CHOICE_KINDS)[number];

export const QUESTION_KINDS = [...CHOICE_KINDS, "statements", "short", "ordering", "matching"] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

export interface QuestionOption {
  readonly id: string;
  readonly text: string;
  /** Keeps its place when options are shuffled ("Tất cả các ý trên"). */
  readonly fixed?: boolean;
}

/** How a short answer is compared: as a number, or as words with or without regard to their marks. */
export const SHORT_COMPARES = ["number", "exact", "unmarked"] as const;
export type ShortCompare = (typeof SHORT_COMPARES)[number];

/** What a contestant is told of a short answer before writing one. */
export interface ShortForm {
  readonly compare: ShortCompare;
  /** Stands behind the box ("nước"); whoever writes it along is not wrong for it. */
  readonly unit?: string;
}

/** Everything a contestant may see of a question. The key is a type of its own and never travels with it. */
export interface QuestionBody {
  readonly kind: QuestionKind;
  readonly prompt: string;
  /**
   * What is chosen from; the statements; the items to be ordered; the left side of pairs. Ids of items and pairs are
   * opaque and in no order, since a page shows them.
   */
  readonly options: readonly QuestionOption[];
  /** Matching only: the right side, which may have more than one partner or none. */
  readonly targets?: readonly QuestionOption[];
  /** Short answers only. */
  readonly short?: ShortForm;
}

/** The right answer in the canonical form of its kind; of a short answer every accepted spelling. */
export interface QuestionKey {
  readonly correct: readonly string[];
  /** Declared void after the contest: whoever has it in the paper earns its whole weight, whatever was answered. */
  readonly void?: boolean;
}

/** True and false are options like any other, with ids that never change. */
export const TRUE_FALSE_OPTIONS: readonly QuestionOption[] = [
  { id: "true", text: "Đúng", fixed: true },
  { id: "false", text: "Sai", fixed: true },
];

/** A question of this kind has so many statements. */
export const STATEMENTS = 4;

/** Kinds whose options are always shuffled, fixed or not: their order is what is asked for, or gives pairs away. */
export function alwaysShuffled(kind: QuestionKind): boolean {
  return kind === "ordering" || kind === "matching";
}
