/** Pupils × lessons, from the rows of the database: pure, so that a test can lay it out by hand. */
import {
  type AssignmentTimes,
  bestCell,
  type Cell,
  type CellState,
  cellOf,
  dueFor,
  isFinished,
  isLate,
} from "#app/domain/assignment.ts";
import { PILLARS, type Pillar } from "#app/domain/question.ts";

/** One item of one assignment with its times. */
export interface GivenItem {
  /** "lesson:…", "before:…", "after:…". */
  readonly key: string;
  readonly assignment: string;
}

export interface MatrixInput {
  readonly people: readonly { readonly person: string; readonly name: string; readonly login: string | null }[];
  /** Columns in order. */
  readonly keys: readonly { readonly key: string; readonly pillar: Pillar | null }[];
  readonly given: readonly GivenItem[];
  readonly times: ReadonlyMap<string, AssignmentTimes>;
  /** Who has which assignment since when; ms. */
  readonly assigned: readonly { readonly person: string; readonly assignment: string; readonly joinedAt: number }[];
  /** "assignment person" → later due time. */
  readonly extensions: ReadonlyMap<string, number>;
  /** "person key" → what was done. */
  readonly progress: ReadonlyMap<
    string,
    { readonly doneAt: number | null; readonly right: number; readonly total: number }
  >;
  readonly now: number;
}

export interface MatrixRow {
  readonly person: string;
  readonly name: string;
  readonly login: string | null;
  /** A letter per column, see `letterOf`. */
  readonly cells: string;
  readonly given: number;
  readonly finished: number;
  readonly late: number;
  /** Check and test questions that are right, of those of everything begun. */
  readonly right: number;
  readonly total: number;
  /** The latest extension, if there is one. */
  readonly extendedTo: number | null;
}

export interface PillarCoverage {
  readonly pillar: Pillar;
  readonly finished: number;
  readonly given: number;
}

export interface Matrix {
  readonly rows: readonly MatrixRow[];
  /** Per column: how many have it, how many finished it. */
  readonly columns: readonly { readonly given: number; readonly finished: number }[];
  readonly pillars: readonly PillarCoverage[];
}

const LETTERS: Readonly<Record<CellState, string>> = { none: "n", begun: "b", done: "d", late: "l", missed: "m" };
/** Not given to this pupil. */
export const NOT_GIVEN = ".";

/** A cell as one letter: small pages for a class of fifty with forty lessons. Capital = overdue. */
export function letterOf(cell: Cell | null): string {
  if (cell === null) return NOT_GIVEN;
  return cell.overdue ? LETTERS[cell.state].toUpperCase() : LETTERS[cell.state];
}

const CELLS = new Map<string, Cell>(
  (Object.keys(LETTERS) as CellState[]).flatMap((state) =>
    [false, true].map((overdue) => [letterOf({ state, overdue }), { state, overdue }] as const),
  ),
);

export function cellOfLetter(letter: string): Cell | null {
  return CELLS.get(letter) ?? null;
}

export function makeMatrix(input: MatrixInput): Matrix {
  const { people, keys, given, times, assigned, extensions, progress, now } = input;
  const joined = new Map(assigned.map((row) => [`${row.assignment} ${row.person}`, row.joinedAt]));
  const byKey = new Map<string, GivenItem[]>();
  for (const item of given) byKey.set(item.key, [...(byKey.get(item.key) ?? []), item]);
  const columns = keys.map(() => ({ given: 0, finished: 0 }));
  const rows = people.map(({ person, name, login }): MatrixRow => {
    const row = { given: 0, finished: 0, late: 0, right: 0, total: 0 };
    let letters = "";
    keys.forEach(({ key }, at) => {
      const own = progress.get(`${person} ${key}`) ?? null;
      const cells = (byKey.get(key) ?? []).flatMap(({ assignment }) => {
        const id = `${assignment} ${person}`;
        const joinedAt = joined.get(id);
        const rules = times.get(assignment);
        if (joinedAt === undefined || !rules) return [];
        const dueAt = dueFor(rules.dueAt, { joinedAt, extendedTo: extensions.get(id) ?? null });
        return [cellOf(own, { dueAt, late: rules.late }, now)];
      });
      const cell = bestCell(cells);
      letters += letterOf(cell);
      if (cell === null) return;
      row.given += 1;
      columns[at]!.given += 1;
      if (isFinished(cell)) {
        row.finished += 1;
        columns[at]!.finished += 1;
      }
      if (isLate(cell)) row.late += 1;
      row.right += own?.right ?? 0;
      row.total += own?.total ?? 0;
    });
    const more = [...times.keys()].flatMap((assignment) => extensions.get(`${assignment} ${person}`) ?? []);
    return { person, name, login, cells: letters, ...row, extendedTo: more.length > 0 ? Math.max(...more) : null };
  });
  return { rows, columns, pillars: pillarsOf(keys, columns) };
}

function pillarsOf(keys: MatrixInput["keys"], columns: Matrix["columns"]): PillarCoverage[] {
  return PILLARS.flatMap((pillar) => {
    const own = keys.flatMap((key, at) =>
      key.pillar === pillar && key.key.startsWith("lesson:") ? [columns[at]!] : [],
    );
    const sum = (what: "given" | "finished") => own.reduce((all, column) => all + column[what], 0);
    return sum("given") > 0 ? [{ pillar, finished: sum("finished"), given: sum("given") }] : [];
  });
}

export const ROW_FILTERS = ["all", "left", "late", "none", "done"] as const;
export type RowFilter = (typeof ROW_FILTERS)[number];

/** Whether a row stays under a filter. */
export function passes(row: Pick<MatrixRow, "cells" | "given" | "finished" | "late">, filter: RowFilter): boolean {
  switch (filter) {
    case "all":
      return true;
    case "left":
      return row.finished < row.given;
    case "late":
      return row.late > 0;
    case "none":
      return row.given > 0 && /^[nN.]*$/.test(row.cells);
    case "done":
      return row.given > 0 && row.finished === row.given;
  }
}
