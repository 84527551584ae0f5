/** What a board of units tells of each unit and of all together; scores of few people are left out. */
import { participants, showsScores, type UnitFigures, type UnitRule } from "#app/domain/unit-formulas.ts";
import type { Move, RankedUnit } from "#app/domain/unit-ranking.ts";
import type { Apart } from "#app/domain/unit-sizes.ts";
import type { UnitTotalRow } from "#db/queries/boards-units.ts";
import type { UnitValues } from "./unit-columns.ts";

export interface UnitLine {
  readonly unit: string;
  readonly code: string;
  readonly name: string;
  readonly kindLabel: string;
  readonly rank: number | null;
  /** Against the close of yesterday; null where nothing is told. */
  readonly move: Move;
  /** Why it takes no rank, apart from the formula; null for a ranked one. */
  readonly why: Apart | null;
  readonly own: boolean;
  /** The board of what is below it; null where there is none for the reader. */
  readonly href: string | null;
  readonly values: UnitValues;
}

export interface LineContext {
  readonly rule: UnitRule;
  readonly moves: ReadonlyMap<string, Move> | null;
  /** The reader's own units. */
  readonly own: readonly string[];
  readonly accounts: ReadonlyMap<string, number> | null;
  readonly hrefOf: (unit: UnitTotalRow) => string | null;
}

export function unitLine(
  unit: UnitTotalRow & Partial<Pick<RankedUnit, "rank" | "points">> & { readonly why?: Apart },
  { rule, moves, own, accounts, hrefOf }: LineContext,
): UnitLine {
  const ranks = unit.why === undefined;
  return {
    unit: unit.unit,
    code: unit.code,
    name: unit.name,
    kindLabel: unit.kindLabel,
    rank: unit.rank ?? null,
    move: moves?.get(unit.unit) ?? null,
    why: unit.why ?? null,
    own: own.includes(unit.unit),
    href: hrefOf(unit),
    values: {
      ...countsOf(unit),
      ...(showsScores(unit) ? scoresOf(unit) : NO_SCORES),
      points: ranks ? (unit.points ?? null) : null,
      bestMean: showsScores(unit) ? unit.bestSum / rule.bestOf : null,
      accounts: accounts ? (accounts.get(unit.unit) ?? 0) : null,
    },
  };
}

const countsOf = (unit: Omit<UnitFigures, "unit">) => ({
  participants: unit.people + unit.outside,
  people: unit.people,
  outside: unit.outside,
  roll: unit.roll,
  turns: unit.turns,
  fullMarks: unit.fullMarks,
});
const scoresOf = ({ scoreSum, ranked, top }: Omit<UnitFigures, "unit">) => ({
  scoreSum,
  top,
  mean: ranked > 0 ? scoreSum / ranked : null,
});
const NO_SCORES = { scoreSum: null, top: null, mean: null } as const;

/**
 * All units together; rates and means are sum over sum. Where so few people were left out of the shown scores that the
 * total would give them away, it shows none either.
 */
export function totalValues(units: readonly UnitTotalRow[], accounts: ReadonlyMap<string, number> | null): UnitValues {
  const sum = (of: (unit: UnitTotalRow) => number) => units.reduce((all, unit) => all + of(unit), 0);
  const total = {
    people: sum(({ people }) => people),
    outside: sum(({ outside }) => outside),
    roll: units.some(({ roll }) => roll !== null) ? sum(({ roll }) => roll ?? 0) : null,
    turns: sum(({ turns }) => turns),
    fullMarks: sum(({ fullMarks }) => fullMarks),
    scoreSum: sum(({ scoreSum }) => scoreSum),
    ranked: sum(({ ranked }) => ranked),
    top: sum(({ top }) => top),
    bestSum: 0,
  };
  const hidden = units.filter((unit) => !showsScores(unit)).reduce((all, unit) => all + participants(unit), 0);
  const shows =
    showsScores({ unit: "", ...total }) &&
    (hidden === 0 || showsScores({ unit: "", ...total, people: hidden, outside: 0 }));
  return {
    ...countsOf(total),
    ...(shows ? scoresOf(total) : NO_SCORES),
    points: null,
    bestMean: null,
    accounts: accounts ? sum(({ unit }) => accounts.get(unit) ?? 0) : null,
  };
}
