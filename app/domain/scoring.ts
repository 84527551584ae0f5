import type { Paper } from "./attempt.ts";
import type { Answer, QuestionKey } from "./question.ts";

export interface QuestionScore {
  readonly version: string;
  /** Thousandths of a point. */
  readonly points: number;
}

export interface PaperScore {
  /** Thousandths of a point. */
  readonly score: number;
  readonly full: number;
  readonly detail: readonly QuestionScore[];
}

/** Whether the chosen options are exactly the right ones. */
export function isRight(answer: Answer | undefined, key: QuestionKey): boolean {
  if (!answer || answer.length !== key.correct.length) return false;
  const right = new Set(key.correct);
  return answer.every((id) => right.has(id));
}

/** Every question has the same weight; all right options and no wrong one, or nothing. */
export function scorePaper(
  paper: Paper,
  answers: ReadonlyMap<string, Answer>,
  keys: ReadonlyMap<string, QuestionKey>,
  pointsPerQuestion: number,
): PaperScore {
  const detail = paper.map(({ version }) => {
    const key = keys.get(version);
    if (!key) throw new Error(`no key for question version ${version}`);
    return { version, points: isRight(answers.get(version), key) ? pointsPerQuestion : 0 };
  });
  const score = detail.reduce((sum, question) => sum + question.points, 0);
  return { score, full: paper.length * pointsPerQuestion, detail };
}
