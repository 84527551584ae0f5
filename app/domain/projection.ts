/**
 * From a person's closed attempts to everything boards and dashboards hold of that person. Incremental updates write
 * the difference between the old and the new projection, a rebuild sums projections: both are this one function.
 */
import type { ContestRules } from "./contest.ts";
import { type ClosedAttempt, countedAttempt, sortKey } from "./ranking.ts";

/** A closed, not void, graded attempt with the units it was sat in. */
export interface BasisAttempt extends ClosedAttempt {
  readonly placement: string;
  /** The day it was finished, YYYY-MM-DD. */
  readonly day: string;
  readonly full: boolean;
}

/** All that a person's figures in one round derive from. */
export interface Basis {
  /** The person's units on the roll of the contest's moment; null = on no roll. */
  readonly rollPlacement: string | null;
  readonly attempts: readonly BasisAttempt[];
}

export interface UnitContribution {
  /** 1 where the person took part and is on this unit's roll: so people ≤ roll in every unit. */
  people: number;
  /** 1 where the person took part without being on this unit's roll, after a transfer for instance. */
  outside: number;
  turns: number;
  fullMarks: number;
  scoreSum: number;
}

export interface Projection {
  /** The counted attempt; null without any attempt. */
  readonly counted: BasisAttempt | null;
  readonly sortKey: string | null;
  /** Units in which the person is ranked: those of the counted attempt. */
  readonly rankedIn: readonly string[];
  readonly totals: ReadonlyMap<string, UnitContribution>;
  /** By unit and day: people on the day of their first attempt there, turns on each day. Keys are `unit|day`. */
  readonly days: ReadonlyMap<string, { people: number; turns: number }>;
}

type Rule = Pick<ContestRules, "counted" | "ranking">;

/** `unitsOf` gives the units of a placement in all trees. */
export function project(basis: Basis, rule: Rule, unitsOf: (placement: string) => readonly string[]): Projection {
  const counted = countedAttempt(basis.attempts, rule);
  const onRollOf = new Set(basis.rollPlacement === null ? [] : unitsOf(basis.rollPlacement));
  const totals = new Map<string, UnitContribution>();
  const days = new Map<string, { people: number; turns: number }>();
  const firstDay = new Map<string, string>();
  const full = new Set<string>();

  for (const attempt of basis.attempts) {
    for (const unit of unitsOf(attempt.placement)) {
      const total = totals.get(unit) ?? {
        people: onRollOf.has(unit) ? 1 : 0,
        outside: onRollOf.has(unit) ? 0 : 1,
        turns: 0,
        fullMarks: 0,
        scoreSum: 0,
      };
      total.turns += 1;
      totals.set(unit, total);
      if (attempt.full) full.add(unit);
      const first = firstDay.get(unit);
      if (first === undefined || attempt.day < first) firstDay.set(unit, attempt.day);
      const day = days.get(`${unit}|${attempt.day}`) ?? { people: 0, turns: 0 };
      day.turns += 1;
      days.set(`${unit}|${attempt.day}`, day);
    }
  }
  for (const unit of full) totals.get(unit)!.fullMarks = 1;
  for (const [unit, day] of firstDay) days.get(`${unit}|${day}`)!.people = 1;

  const rankedIn = counted ? unitsOf(counted.placement) : [];
  for (const unit of rankedIn) totals.get(unit)!.scoreSum = counted!.score;
  return { counted, sortKey: counted && sortKey(rule.ranking, counted), rankedIn, totals, days };
}
