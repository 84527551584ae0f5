/** Boards of units: who stands where by a declared formula. */
import type { UnitFormula } from "./contest.ts";
import { type Pointed, participants, UNIT_FORMULA, type UnitFigures } from "./unit-formulas.ts";

export type RankedUnit<U extends UnitFigures = UnitFigures> = Pointed<U> & {
  /** Null where the formula has no value: the unit stands last, without a rank. */
  readonly rank: number | null;
};

/** C4: the ten best on each of these get 10, 9 … 1 points (domain.md A.1, row 8). */
const CRITERIA: readonly ((unit: UnitFigures) => number)[] = [
  participants,
  (unit) => unit.scoreSum,
  (unit) => unit.turns,
];
const MOST_POINTS = 10;

/** Rank points of each unit among these; equal figures get equal points, nothing gets none. */
function rankPoints(units: readonly UnitFigures[]): Map<string, number> {
  const points = new Map(units.map(({ unit }) => [unit, 0]));
  for (const of of CRITERIA) {
    const sorted = units.filter((unit) => of(unit) > 0).sort((a, b) => of(b) - of(a));
    let rank = 0;
    for (const [at, unit] of sorted.entries()) {
      const above = sorted[at - 1];
      if (!above || of(above) !== of(unit)) rank = at + 1;
      if (rank > MOST_POINTS) break;
      points.set(unit.unit, points.get(unit.unit)! + MOST_POINTS + 1 - rank);
    }
  }
  return points;
}

/** Units in order with ranks 1, 2, 2, 4, equals in the order given; those without a value follow. */
export function rankUnits<U extends UnitFigures>(units: readonly U[], formula: UnitFormula): RankedUnit<U>[] {
  const { has, order } = UNIT_FORMULA[formula];
  const points = formula === "C4" ? rankPoints(units) : null;
  const pointed = units.map((unit): Pointed<U> => ({ ...unit, points: points?.get(unit.unit) ?? 0 }));
  const ranked: RankedUnit<U>[] = [];
  for (const [index, unit] of pointed.filter(has).sort(order).entries()) {
    const above = ranked[index - 1];
    ranked.push({ ...unit, rank: above && order(above, unit) === 0 ? above.rank : index + 1 });
  }
  return [...ranked, ...pointed.filter((unit) => !has(unit)).map((unit) => ({ ...unit, rank: null }))];
}

/** How many places a unit has risen (falls are negative); "new" where it had no rank before, null where it has none now. */
export type Move = number | "new" | null;

/** Each unit's way from one board to the next. */
export function movesBetween(
  before: readonly Pick<RankedUnit, "unit" | "rank">[],
  now: readonly Pick<RankedUnit, "unit" | "rank">[],
): Map<string, Move> {
  const was = new Map(before.map(({ unit, rank }) => [unit, rank]));
  return new Map(
    now.map(({ unit, rank }): [string, Move] => {
      const old = was.get(unit) ?? null;
      if (rank === null) return [unit, null];
      return [unit, old === null ? "new" : old - rank];
    }),
  );
}
