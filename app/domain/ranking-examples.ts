/** Worked examples of an order of ranking, with invented figures: each pair of neighbours shows what one key decides. */
import type { ContestRules, RankingKey } from "./contest.ts";
import { type ClosedAttempt, countedResult } from "./counted-result.ts";
import { competitionRanks, type RankedFigures, sortKey } from "./ranking.ts";

const MINUTE = 60_000;

export interface ExampleRow {
  /** "Bạn A". */
  readonly name: string;
  readonly figures: RankedFigures;
  /** Null without a rank. */
  readonly rank: number | null;
  /** The key by which the one before stands before; null for the first, for equals and for who has no rank. */
  readonly decidedBy: RankingKey | null;
}

type Order = Pick<ContestRules, "ranking" | "onlyFull">;

/** One step worse in this key. */
function worse(figures: RankedFigures, key: RankingKey, full: number): RankedFigures {
  switch (key) {
    case "score":
      return { ...figures, score: Math.max(figures.score - Math.round(full / 10), 0) };
    case "duration":
      return { ...figures, durationMs: figures.durationMs + MINUTE };
    case "prediction":
      return { ...figures, predictionError: (figures.predictionError ?? 0) + 12 };
    case "submitted":
      return { ...figures, submittedAt: figures.submittedAt + 5 * MINUTE };
    case "started":
      return { ...figures, startedAt: figures.startedAt + 5 * MINUTE };
    case "fullRuns":
      return { ...figures, fullRuns: Math.max(figures.fullRuns - 1, 0) };
    case "attempts":
      return { ...figures, attempts: figures.attempts + 1 };
  }
}

/**
 * People who differ in one key each, from the last key to the first, two who are equal on all, and where only full marks
 * take a rank one without. `day` is the morning they sit on, `full` full marks in thousandths.
 */
export function exampleRows(
  { ranking, onlyFull }: Order,
  { full, day, minutes }: { full: number; day: number; minutes: number },
): ExampleRow[] {
  const durationMs = Math.round((minutes * MINUTE) / 2);
  const best: RankedFigures = {
    score: full,
    durationMs,
    startedAt: day,
    submittedAt: day + durationMs,
    predictionError: ranking.includes("prediction") ? 3 : null,
    fullRuns: 2,
    attempts: 2,
  };
  const steps = [...ranking].reverse().filter((key) => !onlyFull || key !== "score");
  const people: RankedFigures[] = [best, best];
  for (const key of steps) people.push(worse(people.at(-1)!, key, full));
  if (ranking.includes("prediction")) people.push({ ...people.at(-1)!, predictionError: null });
  const keys = people.map((figures) => sortKey(ranking, figures));
  const order = people
    .map((figures, at) => ({ figures, key: keys[at]! }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  const ranks = competitionRanks(order.map(({ key }) => key));
  const rows = order.map(({ figures }, at) => {
    const before = order[at - 1]?.figures;
    return {
      name: nameOf(at),
      figures,
      rank: ranks[at]!,
      decidedBy: before ? firstDifference(ranking, before, figures) : null,
    };
  });
  if (!onlyFull) return rows;
  const without = { ...best, score: Math.max(full - Math.round(full / 10), 0), fullRuns: 0 };
  return [...rows, { name: nameOf(rows.length), figures: without, rank: null, decidedBy: null }];
}

const nameOf = (at: number) => `Bạn ${"ABCDEFGHIJKLM"[at] ?? at + 1}`;

function firstDifference(
  ranking: readonly RankingKey[],
  before: RankedFigures,
  after: RankedFigures,
): RankingKey | null {
  return ranking.find((key) => sortKey([key], before) !== sortKey([key], after)) ?? null;
}

export interface ExampleAttempt extends ClosedAttempt {
  /** Whether this one counts; of a sum all do. */
  readonly counts: boolean;
}

/** Three attempts of one person, and which counts by this very rule. */
export function exampleAttempts(
  rule: Pick<ContestRules, "ranking" | "counted">,
  { full, day, minutes }: { full: number; day: number; minutes: number },
): { attempts: ExampleAttempt[]; result: RankedFigures } {
  const actual = 1_200;
  const attempt = (no: number, score: number, part: number, prediction: number): ClosedAttempt => {
    const durationMs = Math.round(minutes * MINUTE * part);
    const startedAt = day + no * 60 * MINUTE;
    const submittedAt = startedAt + durationMs;
    return { attempt: String(no), no, score, durationMs, startedAt, submittedAt, prediction, full: score === full };
  };
  const tenth = Math.round(full / 10);
  const attempts = [attempt(1, full - tenth, 0.5, 1_150), attempt(2, full, 0.8, 1_190), attempt(3, full, 0.7, 1_230)];
  const { of, ...result } = countedResult(attempts, rule, actual)!;
  const counts = ({ no }: ClosedAttempt) => rule.counted === "sum" || no === of.no;
  return { attempts: attempts.map((one) => ({ ...one, counts: counts(one) })), result };
}
