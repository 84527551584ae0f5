import type { DirectoryContent } from "./directory.server.ts";
import {
  countryProblems,
  duplicateIds,
  duplicatePrompts,
  guideProblems,
  lessonProblems,
  questionProblems,
  timelineProblems,
  wordingOf,
} from "./editorial-rules.server.ts";
import { keyProblems } from "./key-rules.server.ts";
import { mergeDirectories, readDirectories } from "./load.server.ts";
import { type PlanCoverage, planCoverage, planProblems, readmeProblems } from "./plan-coverage.server.ts";
import type { BankQuestion, Content, Problem } from "./types.ts";

export interface Counts {
  readonly modules: number;
  readonly lessons: number;
  readonly checks: number;
  readonly countries: number;
  /** Events, days and chairs of the timeline. */
  readonly moments: number;
  readonly guides: number;
  readonly facts: number;
  readonly questions: number;
  readonly byPillar: Readonly<Record<string, number>>;
  readonly byKind: Readonly<Record<string, number>>;
  readonly byDifficulty: Readonly<Record<string, number>>;
  readonly byLevel: Readonly<Record<string, number>>;
  /** Where the right option of single choice stands, to keep it from settling in one place. */
  readonly byRightOption: Readonly<Record<string, number>>;
}

/** A lesson, profile, timeline, guide or question and the day by which someone should read it again. */
export interface Review {
  readonly id: string;
  readonly reviewBy: string;
}

export interface ContentCheck {
  readonly problems: readonly Problem[];
  readonly counts: Counts;
  /** Earliest first. */
  readonly reviews: readonly Review[];
  readonly plans: readonly PlanCoverage[];
}

function tally(questions: readonly BankQuestion[], of: (question: BankQuestion) => readonly string[]) {
  const counts: Record<string, number> = {};
  for (const value of questions.flatMap(of)) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

function count({ modules, lessons, facts, questions, countries, timeline, guides }: Content): Counts {
  return {
    modules: modules.length,
    lessons: lessons.size,
    checks: [...lessons.values()].reduce((sum, lesson) => sum + lesson.checks.length, 0),
    countries: countries.length,
    moments: timeline.events.length + timeline.days.length + timeline.chairs.length,
    guides: guides.length,
    facts: facts.size,
    questions: questions.length,
    byPillar: tally(questions, (question) => [question.pillar]),
    byKind: tally(questions, (question) => [question.body.kind]),
    byDifficulty: tally(questions, (question) => [question.difficulty]),
    byLevel: tally(questions, (question) => question.levels),
    byRightOption: tally(questions, ({ body, answer }) => (body.kind === "single" ? answer.correct : [])),
  };
}

/** By file and line, each said once. */
function inOrder(problems: readonly Problem[]): Problem[] {
  const distinct = new Map(problems.map((problem) => [`${problem.file}:${problem.line}:${problem.message}`, problem]));
  return [...distinct.values()].sort((one, other) => {
    if (one.file === other.file) return one.line - other.line;
    return one.file < other.file ? -1 : 1;
  });
}

/**
 * Reads content directories as `loadContent` does and holds them to the editors' rules: facts, wording, completeness,
 * repetition, the plans it answers. The first directory is ours, those after it are a department's. An empty list of
 * problems means that the content may be shipped.
 */
export function checkContent(dirs: readonly string[]): ContentCheck {
  const read: DirectoryContent[] = readDirectories(dirs);
  const content = mergeDirectories(read);
  const kept = new Set<BankQuestion | null>(content.questions);
  const problems = [
    ...content.problems,
    ...read.flatMap((part) => duplicateIds(part)),
    ...duplicatePrompts(read.flatMap((part) => part.questions).filter((item) => kept.has(item.question))),
    ...read.flatMap((part, index) => part.lessons.flatMap((item) => lessonProblems(item, content.facts, index === 0))),
    ...read.flatMap((part) => part.countries.flatMap((item) => countryProblems(item, content.facts))),
    ...read.flatMap((part) => (part.timeline ? timelineProblems(part.timeline, content.facts) : [])),
    ...read.flatMap((part) => part.questions.flatMap((item) => questionProblems(item, content.facts))),
    ...read.flatMap((part) => part.questions.flatMap(keyProblems)),
    ...read.flatMap((part, index) => guideProblems(part, index === 0)),
    ...planProblems(read),
    ...readmeProblems(read, content),
    ...dirs.flatMap(wordingOf),
  ];
  const reviews = [
    ...[...content.lessons.values()].map(({ id, reviewBy }) => ({ id, reviewBy })),
    ...content.countries.map(({ id, reviewBy }) => ({ id: `countries/${id}`, reviewBy })),
    ...(content.timeline.reviewBy ? [{ id: "timeline", reviewBy: content.timeline.reviewBy }] : []),
    ...content.guides.map(({ id, reviewBy }) => ({ id: `guides/${id}`, reviewBy })),
    ...content.questions.map(({ key, reviewBy }) => ({ id: key, reviewBy })),
  ].sort((one, other) => one.reviewBy.localeCompare(other.reviewBy));
  return { problems: inOrder(problems), counts: count(content), reviews, plans: planCoverage(read) };
}
