/** All sheets of a file together: the staff list as far as the file alone can tell. */
import { foldKey } from "#app/domain/vietnamese.ts";
import type { Sheet } from "#app/sheets/cells.ts";
import { SheetFileError } from "#app/sheets/file-error.ts";
import { findTable, headingsOf, type Table, wrongRows } from "#app/sheets/table.ts";
import { ROLE_FIELDS, STAFF_WORDS, type StaffField } from "./columns.ts";
import { type StaffProblem, sentenceOf } from "./problems.ts";
import { type ReadRow, readRows } from "./read-rows.ts";
import type { StaffFile } from "./staff-file.ts";

/** Throws SheetFileError when no sheet holds a list of staff. `today` is YYYY-MM-DD. */
export function readStaff(sheets: readonly Sheet[], today: string): StaffFile {
  const tables = sheets.flatMap((sheet) => findTable(sheet, STAFF_WORDS) ?? []).filter(isOfStaff);
  if (tables.length === 0) throw new SheetFileError("no_header", "họ tên và vai trò (hoặc chức vụ, lớp chủ nhiệm)");
  const parts = tables.map((table) => readRows(table, today));
  const sum = (count: (part: (typeof parts)[number]) => number) => parts.reduce((all, part) => all + count(part), 0);
  const rows = sum((part) => part.rows);
  if (rows === 0) throw new SheetFileError("no_rows");
  const headings = headingsOf(tables);
  const twins = sameNames(
    parts.flatMap((part) => part.good),
    headings,
  );
  const problems = [...parts.flatMap((part) => part.problems), ...twins];
  const wrong = new Set(twins.map(({ row, sheet }) => `${row} ${sheet}`));
  const good = parts.flatMap((part) => part.good).filter(({ row, sheet }) => !wrong.has(`${row} ${sheet}`));
  return {
    rows,
    good: good.map(({ birth: _birth, ...row }) => row),
    problems,
    notes: parts.flatMap((part) => part.notes),
    skipped: sum((part) => part.skipped),
    tellsRoles: "role" in headings || "post" in headings,
    bad: wrongRows(tables, problems),
    headings,
  };
}

/** A list of pupils has names and classes too: taken for staff it would make a teacher of every child. */
function isOfStaff({ columns }: Table<StaffField>): boolean {
  if (columns.has("pupil")) {
    throw new SheetFileError("other_list", "Đây là danh sách học sinh. Nhập ở trang của trường hoặc của lớp.");
  }
  return ROLE_FIELDS.some((field) => columns.has(field));
}

/** Two people of one name whom only the birth date tells apart: without a code nobody could tell them apart later. */
function sameNames(rows: readonly ReadRow[], headings: Readonly<Record<string, string>>): StaffProblem[] {
  const seen = new Map<string, ReadRow>();
  const column = headings.name ?? headings.family ?? "";
  return rows.flatMap((row): StaffProblem[] => {
    if (row.code !== null || row.login !== null || row.phone !== null || row.birth === null) return [];
    const key = `${foldKey(row.name)} ${foldKey(row.place ?? "")}`;
    const first = seen.get(key);
    if (!first) seen.set(key, row);
    if (!first || first.birth === row.birth) return [];
    const message = sentenceOf("same_name", String(first.row));
    return [{ row: row.row, column, code: "same_name", message, sheet: row.sheet }];
  });
}
