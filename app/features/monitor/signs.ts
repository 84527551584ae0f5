/** Hints that an attempt may deserve a question. They are never verdicts: a quick reader and a shaky phone look the same. */
import { type ContestRules, paperSize } from "#app/domain/contest.ts";

/** Nobody reads a question and its options faster than this, on average over a paper. */
const READING_MS = 3_000;
/** A high score only: who clicks through in a minute and scores little has given up. */
const HIGH = 0.8;
/** Opened anew so often: twice is a page that was loaded again. */
export const MANY_EPOCHS = 6;

export interface SignLimits {
  readonly fastMs: number;
  /** Thousandths of a point. */
  readonly score: number;
  readonly epochs: number;
}

export function signLimits(rules: Pick<ContestRules, "quota" | "pointsPerQuestion">): SignLimits {
  const { questions, full } = paperSize(rules);
  return { fastMs: questions * READING_MS, score: Math.ceil(full * HIGH), epochs: MANY_EPOCHS };
}

export interface SignFigures {
  readonly epoch: number;
  /** Null while the attempt is open. */
  readonly score: number | null;
  readonly durationMs: number | null;
}

/** What is told about an attempt, in the order of its kinds. */
export function signsOf({ epoch, score, durationMs }: SignFigures, limits: SignLimits): ("fast" | "reopened")[] {
  const fast = durationMs !== null && score !== null && durationMs < limits.fastMs && score >= limits.score;
  return [...(fast ? (["fast"] as const) : []), ...(epoch >= limits.epochs ? (["reopened"] as const) : [])];
}
