import type { CountryId } from "#app/domain/asean.ts";
import type { ChoiceKind, Difficulty, Level, Pillar, QuestionBody, QuestionKey } from "#app/domain/question.ts";

/** When a lesson is given: sinh hoạt dưới cờ, sinh hoạt lớp, ngoại khoá, sinh hoạt chi đoàn. */
export const SLOTS = ["flag", "class", "extra", "branch"] as const;
export type Slot = (typeof SLOTS)[number];

/** Slots that a lesson plan is written for, with their length in minutes. A class's plan serves ngoại khoá too. */
export const PLAN_MINUTES = { flag: 10, class: 45, branch: 20 } as const;
export type PlanSlot = keyof typeof PLAN_MINUTES;

/** How a teacher gives a lesson. */
export interface LessonPlan {
  /** What pupils can do afterwards: yêu cầu cần đạt. */
  readonly results: readonly string[];
  readonly materials: readonly string[];
  readonly steps: Readonly<Record<PlanSlot, readonly { readonly minutes: number; readonly do: string }[]>>;
  /** Questions that make pupils think, without one right answer. */
  readonly questions: readonly string[];
  /** What to watch for: misunderstandings, sensitive places. */
  readonly watch: readonly string[];
}

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
  readonly kind: ChoiceKind;
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
  /** Not every department's own lesson has one. */
  readonly plan?: LessonPlan | undefined;
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

/** What a field of a profile says, and the facts it says it by. */
export interface Stated {
  readonly text: string;
  readonly facts: readonly string[];
}

export interface GreetingWord {
  /** Code of the language, for who hears the page: "ms", "th-Latn". */
  readonly lang: string;
  readonly text: string;
  /** How it sounds to a Vietnamese ear. */
  readonly say?: string | undefined;
  /** When it is said, or what it means. */
  readonly use?: string | undefined;
}

/** A day that comes back every year, as MM-DD. */
export interface YearlyDay {
  readonly on: string;
  readonly name: string;
  readonly facts: readonly string[];
}

/** The profile of a member. */
export interface Country {
  readonly id: CountryId;
  readonly name: string;
  /** The full name of the state. */
  readonly formal?: Stated | undefined;
  /** The name as older Vietnamese texts spell it. */
  readonly spelled?: Stated | undefined;
  readonly highlight: Stated;
  readonly capital: Stated;
  readonly languages: Stated;
  readonly currency: Stated;
  readonly joined: Stated;
  readonly area?: Stated | undefined;
  readonly population?: (Stated & { readonly year: number }) | undefined;
  readonly heritage?: Stated | undefined;
  readonly dress?: Stated | undefined;
  readonly greeting?: { readonly words: readonly GreetingWord[]; readonly facts: readonly string[] } | undefined;
  readonly days: readonly YearlyDay[];
  readonly asOf: string;
  readonly reviewBy: string;
  readonly sources: readonly Source[];
  /** Every fact the profile rests on. */
  readonly facts: readonly string[];
  readonly sections: readonly { readonly id: string; readonly title: string }[];
  /** Sanitised; holds the check questions. */
  readonly html: string;
  /** Answered right they earn the country's stamp. */
  readonly checks: readonly CheckQuestion[];
}

/** Something that happened; `on` is a year, a month or a day, as exact as the sources are. */
export interface TimelineEvent extends Stated {
  readonly id: string;
  readonly on: string;
  readonly title: string;
}

/** A day of ASEAN that comes back every year, as MM-DD. */
export interface CalendarDay extends Stated {
  readonly id: string;
  readonly on: string;
  readonly title: string;
}

/** Who chairs ASEAN in a year. */
export interface Chair {
  readonly year: number;
  readonly country: CountryId;
  readonly theme?: string | undefined;
  /** The theme in English, as it was given. */
  readonly original?: string | undefined;
  readonly facts: readonly string[];
}

/** ASEAN in time: what happened, the days of its year, its chairs. Each list in the order of time. */
export interface Timeline {
  readonly events: readonly TimelineEvent[];
  readonly days: readonly CalendarDay[];
  readonly chairs: readonly Chair[];
  readonly asOf: string;
  readonly reviewBy: string;
  readonly sources: readonly Source[];
}

/** Who a guide is for. */
export const GUIDE_ROLES = ["pupil", "teacher", "manager", "secretary", "organiser", "department", "admin"] as const;
export type GuideRole = (typeof GUIDE_ROLES)[number];

/** How the product is used by people of one role, from the first sign-in through a year. */
export interface Guide {
  readonly id: string;
  readonly role: GuideRole;
  /** Place among the guides, small numbers first. */
  readonly order: number;
  /** Who it is for, in a word or two: the name in lists. */
  readonly name: string;
  readonly title: string;
  readonly summary: string;
  readonly asOf: string;
  readonly reviewBy: string;
  readonly sections: readonly { readonly id: string; readonly title: string }[];
  /** Sanitised; pictures stand in it as `<img data-picture="name.webp">` without an address. */
  readonly html: string;
}

/** A picture of a real screen. */
export interface Picture {
  readonly name: string;
  /** In pixels of the file. */
  readonly width: number;
  readonly height: number;
  readonly bytes: Uint8Array;
  /** Changes with the bytes. */
  readonly version: string;
}

export interface Content {
  readonly modules: readonly Module[];
  readonly lessons: ReadonlyMap<string, Lesson>;
  readonly questions: readonly BankQuestion[];
  /** In the order of the members. */
  readonly countries: readonly Country[];
  readonly timeline: Timeline;
  /** In their own order. */
  readonly guides: readonly Guide[];
  /** Pictures of the guides, by name. */
  readonly pictures: ReadonlyMap<string, Picture>;
  readonly facts: ReadonlyMap<string, Fact>;
  /** What could not be read and was left out, so that one bad file never stops the rest. */
  readonly problems: readonly Problem[];
}
