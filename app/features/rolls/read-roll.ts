/** All sheets of a file together: the roll as far as the file alone can tell. */
import type { Sheet } from "#app/sheets/cells.ts";
import { SheetFileError } from "#app/sheets/file-error.ts";
import { sheetsWhereSeveral } from "#app/sheets/problem.ts";
import { findTable, headingsOf, wrongRows } from "#app/sheets/table.ts";
import { LIST_WORDS, type ListKind } from "./columns.ts";
import { type RollProblem, sentenceOf } from "./problems.ts";
import { readRows } from "./read-rows.ts";
import type { RollFile, RollRow } from "./roll-file.ts";

/** Throws SheetFileError when no sheet holds a list. `today` is YYYY-MM-DD. */
export function readRoll(sheets: readonly Sheet[], today: string, list: ListKind = "pupils"): RollFile {
  const tables = sheets.flatMap((sheet) => findTable(sheet, LIST_WORDS[list]) ?? []);
  if (tables.length === 0) throw new SheetFileError("no_header", "họ tên hoặc mã, cùng lớp hoặc ngày sinh");
  const parts = tables.map((table) => readRows(table, today));
  const rows = parts.reduce((sum, part) => sum + part.rows, 0);
  if (rows === 0) throw new SheetFileError("no_rows");
  const headings = headingsOf(tables);
  const named = "name" in headings || "family" in headings || "given" in headings;
  const { good, problems } = withoutRepeats(
    parts.flatMap((part) => part.good),
    headings,
    named,
  );
  const all = [...parts.flatMap((part) => part.problems), ...problems];
  const several = parts.filter((part) => part.rows > 0).length > 1;
  return {
    rows,
    good,
    problems: [...sheetsWhereSeveral(all, several)],
    named,
    bad: wrongRows(tables, all),
    schoolYear: yearOf(tables.flatMap((table) => [...table.above, table.sheet])),
    headings,
  };
}

/** "NĂM HỌC 2026-2027" → "2026-2027". */
function yearOf(texts: readonly string[]): string | null {
  for (const text of texts) {
    const [, first, second] = /(20\d\d)\s*[-–/]\s*(20\d\d)/.exec(text) ?? [];
    if (first && Number(second) === Number(first) + 1) return `${first}-${second}`;
  }
  return null;
}

/** The first row with a code counts, each later one is a problem; without codes the same name and birth date repeat. */
function withoutRepeats(
  rows: readonly RollRow[],
  headings: Readonly<Record<string, string>>,
  named: boolean,
): { good: RollRow[]; problems: RollProblem[] } {
  const seen = new Map<string, number>();
  const problems: RollProblem[] = [];
  const good = rows.filter((row) => {
    const report = (field: string, code: RollProblem["code"], text = "") => {
      const column = headings[field] ?? "";
      problems.push({ row: row.row, column, code, message: sentenceOf(code, text), sheet: row.sheet });
      return false;
    };
    if (named && row.name === null && row.codes.length === 0) return report("name", "name_missing");
    if (!named && row.codes.length === 0) return report("moet", "no_code");
    const repeated = row.codes.find(({ field, code }) => seen.has(`${field} ${code}`));
    if (repeated) return report(repeated.field, "duplicate_code", repeated.code);
    const person = `${row.name} ${row.birth} ${row.birth === null ? (row.class?.key ?? row.branch) : ""}`;
    const before = row.codes.length === 0 ? seen.get(person) : undefined;
    if (before !== undefined) return report("name", "duplicate_person", String(before));
    for (const { field, code } of row.codes) seen.set(`${field} ${code}`, row.row);
    if (row.codes.length === 0) seen.set(person, row.row);
    return true;
  });
  return { good, problems };
}
