/**
 * From a person's closed attempts to everything boards and dashboards hold of that person. Incremental updates write
 * the difference between the old and the new projection, a rebuild sums projections: both are this one function.
 */
import type { ContestRules, RankingKey } from "./contest.ts";
import { type ClosedAttempt, type CountedResult, countedResult, sumOf } from "./counted-result.ts";
import { bucketDigits, sortKey, UNRANKED } from "./ranking.ts";

/** A closed, not void, graded attempt with the units it was sat in. */
export interface BasisAttempt extends ClosedAttempt {
  readonly placement: string;
  /** The day it was finished, YYYY-MM-DD. */
  readonly day: string;
  /** Whether the score is a top one (`topPercent` of full marks, or more). */
  readonly top: boolean;
  /** The contest's group ("bảng") it was sat in; "" = none. */
  readonly group: string;
  /** The grade of the class it was sat in; 0 = no class. */
  readonly grade: number;
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
  /** Score of the counted attempt, in the units it was sat in. */
  scoreSum: number;
  /** 1 in the units of the counted attempt. */
  ranked: number;
  /** 1 in the units of the counted attempt where that is a top one. */
  top: number;
}

/** What one day added to a unit's figures; a better attempt elsewhere takes a score away, so parts may be negative. */
export interface DayContribution {
  /** All who took part, on the day of their first attempt there, on the unit's roll or not. */
  people: number;
  /** Of those, who are not on the unit's roll. */
  outside: number;
  turns: number;
  scoreSum: number;
  top: number;
}

/** Where a ranked person is counted by the beginning of the key. */
export interface Bucket {
  readonly group: string;
  readonly grade: number;
  readonly prefix: string;
}

export interface Projection {
  /** What counts; null without any attempt. */
  readonly counted: CountedResult<BasisAttempt> | null;
  /** With UNRANKED before it for who has no rank. */
  readonly sortKey: string | null;
  /** Null for who has no rank. */
  readonly bucket: Bucket | null;
  /** Units in which the person stands: those of the counted attempt. */
  readonly rankedIn: readonly string[];
  readonly totals: ReadonlyMap<string, UnitContribution>;
  /** By unit and day, as `unit|day`: the days up to one add up to the figures at its end. */
  readonly days: ReadonlyMap<string, DayContribution>;
}

export type RankingRule = Pick<ContestRules, "counted" | "ranking" | "onlyFull">;
/** Gives the units of a placement in all trees. */
export type UnitsOf = (placement: string) => readonly string[];

/** What counts of these attempts, and whether it is a top result. */
type Counting = (attempts: readonly BasisAttempt[]) => Counted | null;
interface Counted extends CountedResult<BasisAttempt> {
  readonly top: boolean;
}

/** One round. `actual` is the number that was to be predicted, null while it is not fixed. */
export function project(basis: Basis, rule: RankingRule, unitsOf: UnitsOf, actual: number | null = null): Projection {
  const count: Counting = (attempts) => {
    const result = countedResult(attempts, rule, actual);
    if (!result) return null;
    return { ...result, top: rule.counted === "sum" ? attempts.every(({ top }) => top) : result.of.top };
  };
  const ranks = ({ of }: Counted) => !rule.onlyFull || of.full;
  return projectionOf(basis, count, { ranking: rule.ranking, ranks }, unitsOf);
}

/** A person's result in one of several parallel rounds. */
export interface RoundPart {
  readonly basis: Basis;
  readonly rule: RankingRule;
  readonly actual: number | null;
}

/**
 * All rounds together: what counts of each is added up, whatever it takes to be ranked in one, and stands where the
 * person sat last. Parts are in the order of the rounds.
 */
export function projectOverall(
  parts: readonly RoundPart[],
  ranking: readonly RankingKey[],
  unitsOf: UnitsOf,
): Projection {
  const basis: Basis = {
    rollPlacement: parts[0]?.basis.rollPlacement ?? null,
    attempts: parts.flatMap((part) => part.basis.attempts),
  };
  const count: Counting = (attempts) => {
    const among = new Set(attempts);
    const results = parts.flatMap(({ basis: { attempts: own }, rule, actual }) => {
      return (
        countedResult(
          own.filter((one) => among.has(one)),
          rule,
          actual,
        ) ?? []
      );
    });
    const [first, ...others] = results;
    if (!first) return null;
    const last = others.reduce((latest, one) => (latest.submittedAt > one.submittedAt ? latest : one), first);
    return { ...sumOf(results), of: last.of, top: results.every(({ of }) => of.top) };
  };
  return projectionOf(basis, count, { ranking, ranks: () => true }, unitsOf);
}

interface Order {
  readonly ranking: readonly RankingKey[];
  /** Whether such a result takes a rank. */
  readonly ranks: (counted: Counted) => boolean;
}

function projectionOf(basis: Basis, count: Counting, { ranking, ranks }: Order, unitsOf: UnitsOf): Projection {
  const onRollOf = new Set(basis.rollPlacement === null ? [] : unitsOf(basis.rollPlacement));
  const days = new Map<string, DayContribution>();
  let totals = new Map<string, UnitContribution>();
  let counted: Counted | null = null;
  for (const day of [...new Set(basis.attempts.map((attempt) => attempt.day))].sort()) {
    const so = basis.attempts.filter((attempt) => attempt.day <= day);
    counted = count(so);
    const now = contributions(so, counted, onRollOf, unitsOf);
    for (const [unit, figures] of now) {
      const added = difference(figures, totals.get(unit));
      if (isSomething(added)) days.set(`${unit}|${day}`, added);
    }
    totals = now;
  }
  if (!counted) return { counted, sortKey: null, bucket: null, rankedIn: [], totals, days };
  const key = sortKey(ranking, counted);
  const { group, grade, placement } = counted.of;
  const placed = { counted, rankedIn: unitsOf(placement), totals, days };
  if (!ranks(counted)) return { ...placed, sortKey: UNRANKED + key, bucket: null };
  return { ...placed, sortKey: key, bucket: { group, grade, prefix: key.slice(0, bucketDigits(ranking)) } };
}

function contributions(
  attempts: readonly BasisAttempt[],
  counted: Counted | null,
  onRollOf: ReadonlySet<string>,
  unitsOf: UnitsOf,
): Map<string, UnitContribution> {
  const totals = new Map<string, UnitContribution>();
  for (const attempt of attempts) {
    for (const unit of unitsOf(attempt.placement)) {
      const onRoll = onRollOf.has(unit);
      const total = totals.get(unit) ?? {
        people: onRoll ? 1 : 0,
        outside: onRoll ? 0 : 1,
        turns: 0,
        fullMarks: 0,
        scoreSum: 0,
        ranked: 0,
        top: 0,
      };
      total.turns += 1;
      if (attempt.full) total.fullMarks = 1;
      totals.set(unit, total);
    }
  }
  for (const unit of counted ? unitsOf(counted.of.placement) : []) {
    const total = totals.get(unit)!;
    total.ranked = 1;
    total.scoreSum = counted!.score;
    total.top = counted!.top ? 1 : 0;
  }
  return totals;
}

const isSomething = ({ people, outside, turns, scoreSum, top }: DayContribution): boolean =>
  people !== 0 || outside !== 0 || turns !== 0 || scoreSum !== 0 || top !== 0;

function difference(now: UnitContribution, before: UnitContribution | undefined): DayContribution {
  const { people = 0, outside = 0, turns = 0, scoreSum = 0, top = 0 } = before ?? {};
  return {
    people: now.people + now.outside - people - outside,
    outside: now.outside - outside,
    turns: now.turns - turns,
    scoreSum: now.scoreSum - scoreSum,
    top: now.top - top,
  };
}
