import type { Difficulty, Level, Pillar } from "./question.ts";

/** How many questions are drawn from one stratum of the bank; what a line does not name may be any. */
export interface QuotaLine {
  readonly pillar?: Pillar;
  readonly level?: Level;
  readonly difficulty?: Difficulty;
  readonly tag?: string;
  readonly n: number;
}

/**
 * What ranks may be decided by (product §6): score (greater first), duration (shorter), prediction (smaller error; without
 * a prediction last), submitted and started (earlier), fullRuns (attempts with full marks, more first), attempts (counted
 * attempts, fewer first).
 */
export const RANKING_KEYS = [
  "score",
  "duration",
  "prediction",
  "submitted",
  "started",
  "fullRuns",
  "attempts",
] as const;
export type RankingKey = (typeof RANKING_KEYS)[number];

/** Which attempt counts, or all of them as a sum. */
export const COUNTED = ["best", "first", "last", "sum"] as const;
export type Counted = (typeof COUNTED)[number];

/** What the prediction question asks for: people who took part, people who got everything right, attempts. */
export const PREDICTIONS = ["participants", "full", "attempts"] as const;
export type Prediction = (typeof PREDICTIONS)[number];

/** How much of a question's weight an answer earns that is right in part. A wholly right one always earns all of it. */
export interface CreditRules {
  /** Four statements: thousandths of the weight for 1, 2, 3 and 4 right ones. */
  readonly statements: readonly [number, number, number, number];
  /** `share`: every item in its place earns an equal part, rounded down to a thousandth of a point; `all`: or nothing. */
  readonly ordering: "share" | "all";
  /** `share`: every right pair earns an equal part, rounded down; `all`: or nothing. */
  readonly matching: "share" | "all";
}

/** 0.1, 0.25, 0.5 and 1 as in the national exam; orders and pairs by equal parts. */
export const USUAL_CREDIT: CreditRules = { statements: [100, 250, 500, 1_000], ordering: "share", matching: "share" };

/** How units are ranked; what each means is declared in unit-formulas.ts. */
export const UNIT_FORMULAS = ["C1", "C2", "C4", "C6", "C7", "BK"] as const;
export type UnitFormula = (typeof UNIT_FORMULAS)[number];

/** When keys come out by themselves: after the last round, or after each round. A number is a moment. */
export type Release = "after_all" | "each_round" | "never" | number;

/** Something named at the time of publishing: the thể lệ of that day keeps the name of that day. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

/** A "bảng": whom it takes by level and kind of school; an empty list = any. Ranks of groups build on it. */
export interface ContestGroup extends Named {
  readonly levels: readonly Level[];
  readonly kinds: readonly string[];
}

/** One round as a version of the rules announced it. */
export interface ScheduledRound {
  readonly title: string;
  /** Thi thử: leaves no trace in results, boards, counts and reports. */
  readonly rehearsal: boolean;
  readonly opensAt: number;
  readonly closesAt: number;
  readonly freezeAt: number | null;
  readonly releaseAt: number | null;
  /** So many of each school, by their rank in the round before, may enter; null = everybody invited. */
  readonly advance: number | null;
}

/** What the organiser decided: the thể lệ is generated from this and an attempt keeps the version it ran under. */
export interface ContestRules {
  readonly levels: readonly Level[];
  readonly quota: readonly QuotaLine[];
  readonly minutes: number;
  /** Attempts of one person in one round; null = unlimited. */
  readonly attempts: number | null;
  /** `sum`: score and duration are sums over the attempts of the round. */
  readonly counted: Counted;
  /** `hard`: everything ends at closesAt. `lastStart`: who started before closesAt has the full time. */
  readonly closing: "hard" | "lastStart";
  readonly graceMs: number;
  /** Thousandths of a point per question. */
  readonly pointsPerQuestion: number;
  readonly credit: CreditRules;
  /** The prediction question, asked before submitting; null = none. */
  readonly prediction: Prediction | null;
  readonly showScore: boolean;
  /** The order of ranking; presets are lists of these. */
  readonly ranking: readonly RankingKey[];
  /** Whether only people with full marks take a rank; the others count in units all the same. */
  readonly onlyFull: boolean;
  /** The order over the sums of several parallel rounds. */
  readonly overall: readonly RankingKey[];
  /** Boards of units, the first one is shown first. */
  readonly unitFormulas: readonly UnitFormula[];
  /** Whether public boards list units without a participant (contests are voluntary). */
  readonly listZeroUnits: boolean;
  /** C6: a result is a top one from this percentage of full marks on, 1 to 100. */
  readonly topPercent: number;
  /** BK: how many of the best scores of a unit count. */
  readonly bestOf: number;
  /** Schools with a smaller roll take no rank; null = all may. */
  readonly minRoll: number | null;
  /** Largest rolls of the classes by size that schools are ranked in, rising; empty = all together. */
  readonly sizeClasses: readonly number[];
  /** A few sentences of the organiser above the rules. */
  readonly about: string;
  /** Kinds of schools that are invited; empty = all. */
  readonly schoolKinds: readonly Named[];
  /** Units that are invited; empty = all of the host unit. */
  readonly units: readonly Named[];
  /** Whether staff may sit, in a group of their own that takes no rank among pupils. */
  readonly staff: boolean;
  readonly groups: readonly ContestGroup[];
  /** Attempts of one person in one round on one day; null = no such limit. */
  readonly attemptsPerDay: number | null;
  /** Prizes, a line each. */
  readonly prizes: readonly string[];
  readonly release: Release;
  /** Whether each round draws from a part of the pool of its own. */
  readonly ownPools: boolean;
  /** The rounds as this version announced them; empty in versions from before there was this field. */
  readonly schedule: readonly ScheduledRound[];
}

/** What rules say that were written before there was a choice. */
export const RULE_DEFAULTS = {
  credit: USUAL_CREDIT,
  onlyFull: false,
  overall: ["score", "duration", "attempts"],
  about: "",
  schoolKinds: [],
  units: [],
  staff: false,
  groups: [],
  attemptsPerDay: null,
  prediction: null,
  prizes: [],
  release: "after_all",
  ownPools: false,
  schedule: [],
  topPercent: 90,
  bestOf: 10,
  minRoll: null,
  sizeClasses: [],
} as const satisfies Partial<ContestRules>;

/** "Nhanh và đúng": score, then time, then who submitted first (domain.md A.3). */
export const RANKING_R1: readonly RankingKey[] = ["score", "duration", "submitted"];

/** The same with the prediction before the moment of submitting. */
export const RANKING_R1_PREDICTION: readonly RankingKey[] = ["score", "duration", "prediction", "submitted"];

/** "Dự đoán": among those with full marks, whose prediction is nearest; goes with `onlyFull`. */
export const RANKING_R2: readonly RankingKey[] = ["score", "prediction", "duration", "started", "fullRuns"];

/** "Tổng điểm": over sums of attempts or rounds. */
export const RANKING_R3: readonly RankingKey[] = ["score", "duration", "attempts"];

/** Rounds that are held side by side also have a board over all of them; where rounds choose who goes on, none has. */
export function hasOverall(rounds: readonly { readonly advance: number | null }[]): boolean {
  return rounds.length > 1 && rounds.every((round) => round.advance === null);
}

/** Whether ranks wait until the number that was to be predicted is fixed: no live board has them. */
export function waitsForActual({ ranking }: Pick<ContestRules, "ranking">): boolean {
  return ranking.includes("prediction");
}

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
export function stratumOf(line: { pillar?: Pillar | undefined; difficulty?: Difficulty | undefined }): string {
  return `${line.pillar ?? "*"}/${line.difficulty ?? "*"}`;
}
