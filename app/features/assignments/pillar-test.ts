/** The test around a pillar: check questions of its lessons, the same before and after, marked here. */
import type { CheckQuestion, Content } from "#app/content/types.ts";
import type { Pillar } from "#app/domain/question.ts";
import { seededRandom, shuffled } from "#app/domain/seeded.ts";

/** So many questions, as far as the lessons of the pillar have them. */
export const TEST_QUESTIONS = 10;

export interface TestQuestion extends CheckQuestion {
  /** "lesson#question". */
  readonly key: string;
}

const keyOf = (lesson: string, question: string) => `${lesson}#${question}`;

/**
 * The questions of a pillar in a school year, the same for everybody: one lesson after the other gives one, until there
 * are enough. Which of a lesson's questions it gives follows from the year.
 */
export function testPaper({ modules }: Pick<Content, "modules">, pillar: Pillar, year: string): string[] {
  const lessons = modules.filter((module) => module.pillar === pillar).flatMap((module) => module.lessons);
  const random = seededRandom(`pillar-test/${pillar}/${year}`);
  const stacks = shuffled(
    lessons.map(({ id, checks }) => shuffled(checks, random).map((check) => keyOf(id, check.id))),
    random,
  );
  const paper: string[] = [];
  const longest = Math.max(0, ...stacks.map((stack) => stack.length));
  for (let turn = 0; turn < longest; turn += 1) {
    for (const stack of stacks) {
      const key = stack[turn];
      if (key !== undefined && paper.length < TEST_QUESTIONS) paper.push(key);
    }
  }
  return paper;
}

/** A paper in the order that one person sees: neighbours at one table have another. */
export function shownPaper(paper: readonly string[], seed: string): string[] {
  return shuffled(paper, seededRandom(`pillar-test-order/${seed}`));
}

/** The questions of a paper as they stand today; those that a lesson lost since are left out. */
export function questionsOf({ lessons }: Pick<Content, "lessons">, paper: readonly string[]): TestQuestion[] {
  return paper.flatMap((key) => {
    const [lesson = "", question = ""] = key.split("#");
    const check = lessons.get(lesson)?.checks.find(({ id }) => id === question);
    return check ? [{ ...check, key }] : [];
  });
}

/** Chosen options by question. */
export type TestAnswers = Readonly<Record<string, readonly string[]>>;

/** Answers of a form, each named by its question: only options that the question has. */
export function readAnswers(form: FormData, questions: readonly TestQuestion[]): TestAnswers {
  return Object.fromEntries(
    questions.map(({ key, options }) => {
      const chosen = form.getAll(key);
      return [key, options.map(({ id }) => id).filter((id) => chosen.includes(id))];
    }),
  );
}

export function isRight({ key, options }: TestQuestion, answers: TestAnswers): boolean {
  const chosen = answers[key] ?? [];
  return options.every(({ id, right }) => chosen.includes(id) === right);
}

export function countRight(questions: readonly TestQuestion[], answers: TestAnswers): number {
  return questions.filter((question) => isRight(question, answers)).length;
}
