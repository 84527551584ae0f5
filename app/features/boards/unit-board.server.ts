import type { Kysely } from "kysely";
import type { UnitFormula } from "#app/domain/contest.ts";
import { UNIT_FORMULA, type UnitRule } from "#app/domain/unit-formulas.ts";
import { type Move, movesBetween, type RankedUnit, rankUnits } from "#app/domain/unit-ranking.ts";
import { type Apart, apartBecause, fitsSize, NO_SIZE, type SizeClass, sizeClassesOf } from "#app/domain/unit-sizes.ts";
import type { Database } from "#db/connect.ts";
import { listDayOfUnits, listUnitTotals, type UnitTotalRow, type UnitTotalsOf } from "#db/queries/boards-units.ts";

export type UnitBoardRow = RankedUnit<UnitTotalRow>;

/** A board of units by a declared formula; units without a value stand last, by name, without a rank. */
export async function unitBoard(
  db: Kysely<Database>,
  of: UnitTotalsOf,
  formula: UnitFormula,
): Promise<readonly UnitBoardRow[]> {
  return rankUnits(await listUnitTotals(db, of), formula);
}

export interface FairBoard {
  readonly ranked: readonly UnitBoardRow[];
  /** Those that take no rank whatever the formula, by name. */
  readonly apart: readonly (UnitTotalRow & { readonly why: Apart })[];
  /** The classes by size that have a unit; empty where the rule has none. */
  readonly sizes: readonly SizeClass[];
  /** The one that is shown; null where there are none. */
  readonly size: SizeClass | null;
  /** Null where nothing is told of the day before. */
  readonly moves: ReadonlyMap<string, Move> | null;
}

export interface FairBoardInput {
  readonly of: UnitTotalsOf;
  readonly formula: UnitFormula;
  /** Null where sizes do not matter: they are of schools. */
  readonly rule: UnitRule | null;
  /** Id of a class by size; another one than there is = the first. */
  readonly size: string | null;
  /** The day whose figures are taken away for the board of the day before, YYYY-MM-DD; null = no movement. */
  readonly today: string | null;
}

/** A board of units as the rule of the contest wants it: by size where it says so, and with the way since yesterday. */
export async function fairBoard(
  db: Kysely<Database>,
  { of, formula, rule, size: wanted, today }: FairBoardInput,
): Promise<FairBoard> {
  const all = await listUnitTotals(db, of);
  const classes = rule ? sizeClassesOf(rule.sizeClasses) : [];
  const sizeOf = ({ roll }: UnitTotalRow) =>
    roll === null ? NO_SIZE : (classes.find((each) => fitsSize(each, roll)) ?? NO_SIZE);
  const present = new Set(all.map((unit) => sizeOf(unit).id));
  const sizes = classes.length === 0 ? [] : [...classes, NO_SIZE].filter(({ id }) => present.has(id));
  const size = sizes.find(({ id }) => id === wanted) ?? sizes[0] ?? null;
  const shown = size ? all.filter((unit) => sizeOf(unit).id === size.id) : all;

  const free: UnitTotalRow[] = [];
  const apart: (UnitTotalRow & { why: Apart })[] = [];
  for (const unit of shown) {
    const why = rule && apartBecause(unit, rule);
    if (why) apart.push({ ...unit, why });
    else free.push(unit);
  }
  const ranked = rankUnits(free, formula);
  const compares = today !== null && UNIT_FORMULA[formula].moves;
  const moves = compares ? movesBetween(await dayBefore(db, of, formula, free, today), ranked) : null;
  return { ranked, apart, sizes, size, moves };
}

/** The same units as they stood when the day began: what the day added is taken away again. */
async function dayBefore(
  db: Kysely<Database>,
  of: UnitTotalsOf,
  formula: UnitFormula,
  units: readonly UnitTotalRow[],
  today: string,
): Promise<UnitBoardRow[]> {
  const names = units.map(({ unit }) => unit);
  const added = new Map((await listDayOfUnits(db, { ...of, day: today }, names)).map((row) => [row.unit, row]));
  const before = units.map((unit): UnitTotalRow => {
    const day = added.get(unit.unit);
    if (!day) return unit;
    return {
      ...unit,
      people: unit.people - (day.people - day.outside),
      outside: unit.outside - day.outside,
      turns: unit.turns - day.turns,
      scoreSum: unit.scoreSum - day.score_sum,
      top: unit.top - day.top,
    };
  });
  return rankUnits(of.withZero ? before : before.filter(({ turns }) => turns > 0), formula);
}
