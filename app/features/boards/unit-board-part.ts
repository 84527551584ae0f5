/** One page of a long board. */
import type { UnitBoardView } from "./unit-board-page.server.ts";
import type { UnitLine } from "./unit-lines.ts";

export interface UnitBoardPart {
  readonly lines: readonly UnitLine[];
  /** From 1. */
  readonly page: number;
  readonly pages: number;
  readonly last: boolean;
  /** The reader's own unit where it is on another page: one's own place is always in sight. */
  readonly pinned: UnitLine | null;
  /** Units in which nobody took part, on all pages. */
  readonly empty: number;
}

const LINES = 100;

/** A page that is not there is the last one. */
export function partOfBoard({ units, apart }: Pick<UnitBoardView, "units" | "apart">, wanted: number): UnitBoardPart {
  const pages = Math.max(1, Math.ceil(units.length / LINES));
  const page = Math.min(wanted, pages);
  const lines = units.slice((page - 1) * LINES, page * LINES);
  const own = units.find((line) => line.own) ?? null;
  const empty = [...units, ...apart].filter(({ values }) => values.turns === 0).length;
  return { lines, page, pages, last: page === pages, pinned: own && lines.includes(own) ? null : own, empty };
}
