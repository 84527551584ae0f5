/** Hints that an attempt may deserve a question. They are never verdicts: a quick reader and a shaky phone look the same. */
import { type ContestRules, paperSize } from "#app/domain/contest.ts";

/** Nobody reads a question and its options faster than this, on average over a paper. */
const READING_MS = 3_000;
/** A high score only: who clicks through in a minute and scores little has given up. */
const HIGH = 0.8;
/** Opened anew so often: twice is a page that was loaded again. */
export const MANY_EPOCHS = 6;
/** Out of sight so often, or so long in all: a message on the phone or a dark screen is nothing. */
const MANY_ABSENCES = 5;
const LONG_ABSENCE_MS = 60_000;

export interface SignLimits {
  readonly fastMs: number;
  /** Thousandths of a point. */
  readonly score: number;
  readonly epochs: number;
  readonly absences: number;
  readonly absenceMs: number;
}

export function signLimits(rules: Pick<ContestRules, "quota" | "pointsPerQuestion">): SignLimits {
  const { questions, full } = paperSize(rules);
  return {
    fastMs: questions * READING_MS,
    score: Math.ceil(full * HIGH),
    epochs: MANY_EPOCHS,
    absences: MANY_ABSENCES,
    absenceMs: LONG_ABSENCE_MS,
  };
}

export interface SignFigures {
  readonly epoch: number;
  /** Null while the attempt is open. */
  readonly score: number | null;
  readonly durationMs: number | null;
  /** How often, and how long in all, the page was out of sight. */
  readonly awayTimes: number;
  readonly awayMs: number;
}

export type Sign = "fast" | "reopened" | "away";

/** What is told about an attempt, in the order of its kinds. */
export function signsOf(figures: SignFigures, limits: SignLimits): Sign[] {
  const { epoch, score, durationMs, awayTimes, awayMs } = figures;
  const shown: readonly [Sign, boolean][] = [
    ["fast", durationMs !== null && score !== null && durationMs < limits.fastMs && score >= limits.score],
    ["reopened", epoch >= limits.epochs],
    ["away", awayTimes >= limits.absences || awayMs >= limits.absenceMs],
  ];
  return shown.flatMap(([sign, holds]) => (holds ? [sign] : []));
}
