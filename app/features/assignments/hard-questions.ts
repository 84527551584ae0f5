/** Check questions that many of a class got wrong at first. */
import type { Content } from "#app/content/types.ts";

export interface HardQuestion {
  readonly lesson: string;
  readonly lessonTitle: string;
  readonly question: string;
  readonly prompt: string;
  /** People who answered it, and those whose first answer was right. */
  readonly n: number;
  readonly right: number;
}

/** Fewer answers say more about who gave them than about the question. */
const LEAST_ANSWERS = 5;
/** At most so many of ten right. */
const HARD_TENTHS = 6;

/** The hardest first; questions that a lesson no longer has are left out. */
export function hardQuestions(
  { lessons }: Pick<Content, "lessons">,
  counts: readonly { lesson: string; question: string; n: number; right: number }[],
  most = 5,
): HardQuestion[] {
  return counts
    .filter(({ n, right }) => n >= LEAST_ANSWERS && right * 10 <= n * HARD_TENTHS)
    .sort((a, b) => a.right / a.n - b.right / b.n || b.n - a.n || (a.question < b.question ? -1 : 1))
    .flatMap(({ lesson, question, n, right }) => {
      const found = lessons.get(lesson);
      const check = found?.checks.find(({ id }) => id === question);
      return found && check ? [{ lesson, lessonTitle: found.title, question, prompt: check.prompt, n, right }] : [];
    })
    .slice(0, most);
}
