/** The rows that are wrong as a spreadsheet to mend: what is wrong stands in the first column. */
import { PassThrough } from "node:stream";
import { setImmediate } from "node:timers/promises";
import { newWorkbookStream } from "./excel.server.ts";
import type { SheetProblem } from "./problem.ts";
import type { RawRow } from "./table.ts";

export interface BadRow {
  readonly row: number;
  readonly sheet: string;
  readonly problems: readonly string[];
  readonly cells: Readonly<Record<string, string>>;
}

const ERROR_HEADING = "Lỗi cần sửa";
/** Rows written before other requests get their turn. */
const PAUSE_EVERY = 50;

/** Each wrong row once, in the order of the problems; of several pictures of a row the first one counts. */
export function gatherBadRows(rows: readonly RawRow[], problems: readonly SheetProblem[]): BadRow[] {
  const [only] = [...new Set(rows.map(({ sheet }) => sheet))];
  const keyOf = (row: number, sheet: string | undefined) => `${row} ${sheet ?? only ?? ""}`;
  const raw = new Map([...rows].reverse().map((row) => [keyOf(row.row, row.sheet), row.cells]));
  const wrong = new Map<string, { row: number; sheet: string; problems: string[]; cells: RawRow["cells"] }>();
  for (const { row, sheet, column, message } of problems) {
    const key = keyOf(row, sheet);
    const standing = wrong.get(key) ?? { row, sheet: sheet ?? only ?? "", problems: [], cells: raw.get(key) ?? {} };
    standing.problems.push(column === "" ? message : `${column}: ${message}`);
    wrong.set(key, standing);
  }
  return [...wrong.values()];
}

/**
 * The file. Every cell is text, so that codes keep their zeros and nothing runs as a formula. Rows are written in
 * pieces: a long file holds nobody up.
 */
export async function badRowsFile(rows: readonly BadRow[]): Promise<Buffer> {
  const stream = new PassThrough();
  const pieces: Buffer[] = [];
  stream.on("data", (piece: Buffer) => pieces.push(piece));
  const book = await newWorkbookStream(stream);
  const sheet = book.addWorksheet("Dòng lỗi", { views: [{ state: "frozen", ySplit: 1 }] });
  const headings = [...new Set(rows.flatMap(({ cells }) => Object.keys(cells)))];
  sheet.columns = [
    { width: 48, style: { numFmt: "@" } },
    ...headings.map((heading) => ({ width: Math.max(12, heading.length + 4), style: { numFmt: "@" } })),
  ];
  sheet.addRow([ERROR_HEADING, ...headings]).commit();
  for (const [at, { problems, cells }] of rows.entries()) {
    sheet.addRow([problems.join(" "), ...headings.map((heading) => cells[heading] ?? "")]).commit();
    if (at % PAUSE_EVERY === PAUSE_EVERY - 1) await setImmediate();
  }
  await book.commit();
  return Buffer.concat(pieces);
}
