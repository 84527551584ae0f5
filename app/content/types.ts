import type { Difficulty, Level, Pillar, QuestionBody, QuestionKey, QuestionKind } from "#app/domain/question.ts";

/** When a lesson is given: sinh hoạt dưới cờ, sinh hoạt lớp, ngoại khoá, sinh hoạt chi đoàn. */
export const SLOTS = ["flag", "class", "extra", "branch"] as const;
export type Slot = (typeof SLOTS)[number];

/** How sure a fact is: seen in a source, common knowledge only, or a gap that nothing may rest on. */
export const FACT_LEVELS = ["verified", "known", "unverified"] as const;
export type FactLevel = (typeof FACT_LEVELS)[number];

export interface Fact {
  readonly id: string;
  readonly level: FactLevel;
  readonly text: string;
  /** Addresses as the table gives them, some with a remark in brackets. */
  readonly sources: readonly string[];
}

/** Something wrong in a content file. `line` counts from 1; the message is Vietnamese, for who edits the file. */
export interface Problem {
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

export interface Source {
  readonly title: string;
  readonly url: string;
}

export interface Term {
  readonly id: string;
  readonly vi: string;
  readonly en: string;
  readonly meaning: string;
}

export interface CheckOption {
  /** a, b, c … in the order written; "true" and "false" for a true/false question. */
  readonly id: string;
  readonly text: string;
  readonly right: boolean;
  readonly feedback: string;
}

/** A practice question inside a lesson: never graded, its key travels with the page. */
export interface CheckQuestion {
  readonly id: string;
  readonly kind: QuestionKind;
  readonly prompt: string;
  readonly options: readonly CheckOption[];
}

export interface Lesson {
  readonly id: string;
  readonly module: string;
  readonly pillar: Pillar;
  readonly title: string;
  readonly summary: string;
  readonly levels: readonly Level[];
  readonly minutes: number;
  readonly objectives: readonly string[];
  readonly slots: readonly Slot[];
  /** Calendar days, yyyy-mm-dd. */
  readonly asOf: string;
  readonly reviewBy: string;
  readonly sources: readonly Source[];
  /** Every fact the text rests on: those of the head and those marked in the text. */
  readonly facts: readonly string[];
  readonly terms: readonly Term[];
  /** The `##` sections of the text, for a table of contents; `id` is the anchor in `html`. */
  readonly sections: readonly { readonly id: string; readonly title: string }[];
  /** Sanitised; holds figures, check questions and the glossary, but not objectives and sources. */
  readonly html: string;
  readonly checks: readonly CheckQuestion[];
  /** Changes when anything shown changes. */
  readonly hash: string;
}

export interface Module {
  readonly slug: string;
  readonly pillar: Pillar;
  readonly title: string;
  readonly summary: string;
  readonly lessons: readonly Lesson[];
}

export interface BankQuestion {
  readonly key: string;
  readonly body: QuestionBody;
  readonly answer: QuestionKey;
  readonly pillar: Pillar;
  readonly levels: readonly Level[];
  readonly difficulty: Difficulty;
  readonly tags: readonly string[];
  readonly explanation: string;
  readonly facts: readonly string[];
  readonly asOf: string;
  readonly reviewBy: string;
  readonly hash: string;
}

export interface Content {
  readonly modules: readonly Module[];
  readonly lessons: ReadonlyMap<string, Lesson>;
  readonly questions: readonly BankQuestion[];
  readonly facts: ReadonlyMap<string, Fact>;
  /** What could not be read and was left out, so that one bad file never stops the rest. */
  readonly problems: readonly Problem[];
}
