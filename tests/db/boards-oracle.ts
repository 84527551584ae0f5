/** The boards worked out the plain way from a list of attempts: what the database must hold. */
import { localDay } from "#app/domain/vietnamese.ts";
import { PLACEMENTS } from "./boards-fixture.ts";

export interface OracleAttempt {
  readonly id: string;
  readonly person: string;
  readonly placement: string;
  readonly finishedAt: number;
  readonly durationMs: number;
  score: number;
  voided: boolean;
}

/** R1: score, then time, then the earlier one. */
function better(a: OracleAttempt, b: OracleAttempt): number {
  return b.score - a.score || a.durationMs - b.durationMs || a.finishedAt - b.finishedAt;
}

const within = (attempt: OracleAttempt, unit: string) => PLACEMENTS[attempt.placement]!.includes(unit);

/** Rank and attempt by person on the board of a unit: the best attempt of each, by the rule "best". */
export function oracleRanks(
  attempts: readonly OracleAttempt[],
  unit: string,
): Map<string, { rank: number; score: number }> {
  const best = new Map<string, OracleAttempt>();
  for (const attempt of attempts.filter((one) => !one.voided)) {
    const known = best.get(attempt.person);
    if (!known || better(attempt, known) < 0) best.set(attempt.person, attempt);
  }
  const ranked = [...best.values()].filter((attempt) => within(attempt, unit));
  return new Map(
    ranked.map((attempt) => [
      attempt.person,
      { rank: 1 + ranked.filter((other) => better(other, attempt) < 0).length, score: attempt.score },
    ]),
  );
}

/** In these tests a result is a top one from nine tenths of full marks on, and two best scores are added up. */
export const [TOP_PERCENT, BEST_OF] = [90, 2];

/** Figures of a unit; null when nobody took part there. */
export function oracleTotals(
  attempts: readonly OracleAttempt[],
  roll: ReadonlyMap<string, string>,
  unit: string,
  full: number,
): Record<"people" | "outside" | "turns" | "full_marks" | "score_sum" | "ranked" | "top" | "best_sum", number> | null {
  const here = attempts.filter((attempt) => !attempt.voided && within(attempt, unit));
  if (here.length === 0) return null;
  const people = new Set(here.map((attempt) => attempt.person));
  const scores = [...oracleRanks(attempts, unit).values()].map(({ score }) => score).sort((a, b) => b - a);
  const sum = (list: readonly number[]) => list.reduce((all, score) => all + score, 0);
  const onRoll = [...people].filter((person) => PLACEMENTS[roll.get(person) ?? ""]?.includes(unit));
  return {
    people: onRoll.length,
    outside: people.size - onRoll.length,
    turns: here.length,
    full_marks: new Set(here.filter((attempt) => attempt.score === full).map((attempt) => attempt.person)).size,
    score_sum: sum(scores),
    ranked: scores.length,
    top: scores.filter((score) => score >= (full * TOP_PERCENT) / 100).length,
    best_sum: sum(scores.slice(0, BEST_OF)),
  };
}

/** People and turns of a unit by day; a person counts on the day of the first attempt finished there. */
export function oracleDays(
  attempts: readonly OracleAttempt[],
  unit: string,
): Map<string, { people: number; turns: number }> {
  const here = attempts.filter((attempt) => !attempt.voided && within(attempt, unit));
  const days = new Map<string, { people: number; turns: number }>();
  for (const attempt of here) {
    const day = localDay(attempt.finishedAt);
    const first = here
      .filter((one) => one.person === attempt.person)
      .reduce((a, b) => (b.finishedAt < a.finishedAt ? b : a));
    const sum = days.get(day) ?? { people: 0, turns: 0 };
    days.set(day, { people: sum.people + (first.id === attempt.id ? 1 : 0), turns: sum.turns + 1 });
  }
  return days;
}
