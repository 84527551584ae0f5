import { type BadRow, gatherBadRows } from "#app/sheets/bad-rows.server.ts";
import { cellsOfRow } from "./limit-to-class.ts";
import type { RollProblem } from "./problems.ts";
import type { RollFile } from "./roll-file.ts";

/** Each wrong row once; rows that turned out wrong only beside what is known are told from what was read of them. */
export function badRows(file: RollFile, problems: readonly RollProblem[]): BadRow[] {
  const read = file.good.map((row) => ({ sheet: row.sheet, row: row.row, cells: cellsOfRow(file, row) }));
  return gatherBadRows([...file.bad, ...read], problems);
}
