import type { Difficulty, Level, Pillar } from "./question.ts";

/** How many questions are drawn from one stratum of the bank. */
export interface QuotaLine {
  readonly pillar: Pillar;
  readonly difficulty?: Difficulty;
  readonly n: number;
}

export const RANKING_KEYS = ["score", "duration", "submitted"] as const;
export type RankingKey = (typeof RANKING_KEYS)[number];

export const UNIT_FORMULAS = ["C1", "C2"] as const;
export type UnitFormula = (typeof UNIT_FORMULAS)[number];

/** What the organiser decided: the thể lệ is generated from this and an attempt keeps the version it ran under. */
export interface ContestRules {
  readonly levels: readonly Level[];
  readonly quota: readonly QuotaLine[];
  readonly minutes: number;
  /** Attempts of one person in one round; null = unlimited. */
  readonly attempts: number | null;
  readonly counted: "best" | "first" | "last";
  /** `hard`: everything ends at closesAt. `lastStart`: who started before closesAt has the full time. */
  readonly closing: "hard" | "lastStart";
  readonly graceMs: number;
  /** Thousandths of a point per question. */
  readonly pointsPerQuestion: number;
  readonly showScore: boolean;
  /** The order of ranking; presets are lists of these. */
  readonly ranking: readonly RankingKey[];
  /** Boards of units, the first one is shown first. */
  readonly unitFormulas: readonly UnitFormula[];
  /** Whether public boards list units without a participant (contests are voluntary). */
  readonly listZeroUnits: boolean;
}

/** "Nhanh và đúng": score, then time, then who submitted first (domain.md A.3). */
export const RANKING_R1: readonly RankingKey[] = ["score", "duration", "submitted"];

export interface RoundWindow {
  readonly opensAt: number;
  readonly closesAt: number;
}

/** Half-open: at opensAt it is open, at closesAt it is closed. */
export function roundPhase({ opensAt, closesAt }: RoundWindow, now: number): "before" | "open" | "closed" {
  if (now < opensAt) return "before";
  return now < closesAt ? "open" : "closed";
}

/** Questions of a paper and the most it can score, in thousandths. */
export function paperSize(rules: Pick<ContestRules, "quota" | "pointsPerQuestion">): {
  questions: number;
  full: number;
} {
  const questions = rules.quota.reduce((sum, line) => sum + line.n, 0);
  return { questions, full: questions * rules.pointsPerQuestion };
}

/** The name of a stratum of the pool: what a quota line draws from. */
export function stratumOf(line: { pillar: Pillar; difficulty?: Difficulty | undefined }): string {
  return `${line.pillar}/${line.difficulty ?? "*"}`;
}
