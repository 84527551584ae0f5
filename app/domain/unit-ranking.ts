/** Boards of units: the declared formulas of domain.md A.4 that need no prizes. */
import type { UnitFormula } from "./contest.ts";

export interface UnitFigures {
  readonly unit: string;
  /** People of the roll who took part. */
  readonly people: number;
  /** People who took part without being on the roll of the contest's moment. */
  readonly outside: number;
  /** Size of the roll; null = no roll, shown as "–". */
  readonly roll: number | null;
}

export type RankedUnit<U extends UnitFigures> = U & {
  /** Null where the formula has no value: the unit stands last, without a rank. */
  readonly rank: number | null;
};

export const UNIT_FORMULA_TEXT: Record<UnitFormula, { name: string; text: string }> = {
  C1: {
    name: "Số người dự thi",
    text: "Xếp theo số người dự thi, mỗi người tính một lần. Bằng nhau thì xét tỷ lệ trên sĩ số.",
  },
  C2: {
    name: "Tỷ lệ dự thi",
    text: "Xếp theo tỷ lệ người trong sĩ số đã dự thi. Người ngoài sĩ số không tính vào tỷ lệ. Bằng nhau thì xét số người dự thi.",
  },
};

/** Whether a unit has a rate: one without a roll, or with an empty one, has none. */
function hasRate({ roll }: UnitFigures): boolean {
  return roll !== null && roll > 0;
}

const participants = (unit: UnitFigures) => unit.people + unit.outside;

/** Greater rate first, compared as exact fractions (a rounded rate would make equals of big units); no rate is 0. */
function byRate(a: UnitFigures, b: UnitFigures): number {
  const [peopleA, rollA] = hasRate(a) ? [a.people, a.roll!] : [0, 1];
  const [peopleB, rollB] = hasRate(b) ? [b.people, b.roll!] : [0, 1];
  return peopleB * rollA - peopleA * rollB;
}

const ORDER: Record<UnitFormula, (a: UnitFigures, b: UnitFigures) => number> = {
  C1: (a, b) => participants(b) - participants(a) || byRate(a, b),
  C2: (a, b) => byRate(a, b) || participants(b) - participants(a),
};

/** Units in order with ranks 1, 2, 2, 4, equals in the order given; those without a value follow. */
export function rankUnits<U extends UnitFigures>(units: readonly U[], formula: UnitFormula): RankedUnit<U>[] {
  const order = ORDER[formula];
  const valued = units.filter((unit) => formula === "C1" || hasRate(unit)).sort(order);
  const ranked: RankedUnit<U>[] = [];
  for (const [index, unit] of valued.entries()) {
    const above = ranked[index - 1];
    ranked.push({ ...unit, rank: above && order(above, unit) === 0 ? above.rank : index + 1 });
  }
  const rest = formula === "C1" ? [] : units.filter((unit) => !hasRate(unit));
  return [...ranked, ...rest.map((unit) => ({ ...unit, rank: null }))];
}
