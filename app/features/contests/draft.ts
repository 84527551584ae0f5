/** A contest while it is made: one part per step, null until the step was saved once. */
import {
  type ContestRules,
  type Prediction,
  type QuotaLine,
  RANKING_R1,
  RANKING_R3,
  type RankingKey,
  type Release,
  RULE_DEFAULTS,
  type UnitFormula,
} from "#app/domain/contest.ts";
import type { Level } from "#app/domain/question.ts";

export const GROUPINGS = ["none", "level", "kind"] as const;
/** How contestants are divided into groups ("bảng"). */
export type Grouping = (typeof GROUPINGS)[number];

export interface DraftAudience {
  levels: Level[];
  /** Ids of kinds of schools; empty = all. */
  kinds: string[];
  /** Ids of units; empty = all of the host unit. */
  units: string[];
  staff: boolean;
  grouping: Grouping;
}

export interface DraftRound {
  /** The published round it changes; null for a new one. */
  id: string | null;
  title: string;
  rehearsal: boolean;
  opensAt: number | null;
  closesAt: number | null;
  freezeAt: number | null;
  advance: number | null;
}

export interface DraftTime {
  rounds: DraftRound[];
  closing: ContestRules["closing"];
  minutes: number;
  graceSeconds: number;
}

export interface DraftPaper {
  quota: QuotaLine[];
  /** Thousandths of a point per question. */
  points: number;
  ownPools: boolean;
  attempts: number | null;
  attemptsPerDay: number | null;
  counted: ContestRules["counted"];
}

/** How people are ranked; missing in drafts from before there was a choice. */
export interface DraftRanking {
  ranking: RankingKey[];
  onlyFull: boolean;
  overall: RankingKey[];
}

export interface DraftResults extends DraftRanking {
  showScore: boolean;
  release: Release;
  prediction: Prediction | null;
  /** The board of units shown first. */
  formula: UnitFormula;
  /** What it can be looked at by besides. */
  moreFormulas: UnitFormula[];
  topPercent: number;
  bestOf: number;
  minRoll: number | null;
  sizeClasses: number[];
  listZeroUnits: boolean;
  prizes: string[];
}

export interface ContestDraft {
  title: string;
  about: string;
  audience: DraftAudience | null;
  time: DraftTime | null;
  paper: DraftPaper | null;
  results: DraftResults | null;
}

/** What a step shows before it was saved: the usual choice of contests like these (domain notes A.2). */
export const USUAL = {
  audience: { levels: ["lower", "upper"], kinds: [], units: [], staff: false, grouping: "none" } as DraftAudience,
  time: {
    rounds: [
      { id: null, title: "Vòng 1", rehearsal: false, opensAt: null, closesAt: null, freezeAt: null, advance: null },
    ],
    closing: "hard",
    minutes: 15,
    graceSeconds: 5,
  } as DraftTime,
  paper: {
    quota: [
      { pillar: "common", n: 5 },
      { pillar: "security", n: 5 },
      { pillar: "economy", n: 5 },
      { pillar: "culture", n: 5 },
    ],
    points: 1_000,
    ownPools: false,
    attempts: 2,
    attemptsPerDay: null,
    counted: "best",
  } as DraftPaper,
  results: {
    showScore: true,
    release: "after_all" as Release,
    prediction: null,
    ranking: [...RANKING_R1],
    onlyFull: false,
    overall: [...RANKING_R3],
    formula: "C2",
    moreFormulas: ["C1"],
    topPercent: RULE_DEFAULTS.topPercent,
    bestOf: RULE_DEFAULTS.bestOf,
    minRoll: RULE_DEFAULTS.minRoll,
    sizeClasses: [],
    listZeroUnits: false,
    prizes: [],
  } as DraftResults,
} as const;

export const MOST_ROUNDS = 12;
export const MOST_LINES = 40;

/** A new contest: a name, and everything still to be decided. */
export function newDraft(title: string, about: string): ContestDraft {
  return { title, about, audience: null, time: null, paper: null, results: null };
}
