/** Finds the table in a sheet: its heading row is looked for, never assumed (file-templates 1.1, 1.4, 1.5). */

import { type Cell, MOST_COLUMNS, type Sheet, type SheetRow } from "./cells.ts";
import { CODE_FIELDS, type Field, fieldOf } from "./columns.ts";
import { RollFileError } from "./problems.ts";

export interface Table {
  readonly sheet: string;
  /** Column of each field, from 0. */
  readonly columns: ReadonlyMap<Field, number>;
  /** Headings by column as written, to point at. */
  readonly headings: ReadonlyMap<number, string>;
  /** Everything written above the table: school, class, school year. */
  readonly above: readonly string[];
  readonly rows: readonly SheetRow[];
}

/** Real exports have up to a page of letterhead above the table. */
const SEARCHED_ROWS = 40;

interface Heading {
  readonly fields: { readonly field: Field; readonly column: number }[];
  readonly texts: Map<number, string>;
}

function headingOf(cells: readonly (Cell | undefined)[]): Heading {
  const fields: Heading["fields"] = [];
  const texts = new Map<number, string>();
  cells.forEach((cell, column) => {
    if (!cell || cell.number !== undefined) return;
    texts.set(column, cell.text);
    const field = fieldOf(cell.text);
    if (field) fields.push({ field, column });
  });
  return { fields, texts };
}

/** A heading row names who (name or code) and at least one thing more about them. */
function isHeading({ fields }: Heading): boolean {
  const has = new Set(fields.map(({ field }) => field));
  const who = has.has("name") || has.has("family") || CODE_FIELDS.some((field) => has.has(field));
  const more = [...has].filter((field) => field !== "number" && field !== "given");
  return who && (more.length >= 2 || (more.length === 1 && has.has("number") && has.has("name")));
}

/** The second row of a two-level heading ("Ngày sinh" over "Ngày | Tháng | Năm"): words only, known ones among them. */
function isSecondLevel(cells: readonly (Cell | undefined)[], first: Heading): boolean {
  const present = cells.filter((cell) => cell !== undefined);
  const below = headingOf(cells);
  return (
    present.length > 0 &&
    present.every((cell) => cell.number === undefined) &&
    below.fields.length > 0 &&
    !first.fields.every(({ field, column }) => below.fields.some((one) => one.field === field && one.column === column))
  );
}

/** The table of a sheet; null where no row of the first 40 is a heading. Throws where a sheet holds two tables. */
export function findTable(sheet: Sheet): Table | null {
  const at = sheet.rows.findIndex(({ row, cells }) => row <= SEARCHED_ROWS && isHeading(headingOf(cells)));
  const heading = sheet.rows[at];
  if (!heading) return null;
  if (heading.cells.length > MOST_COLUMNS) throw new RollFileError("too_many_columns");
  const first = headingOf(heading.cells);
  const next = sheet.rows[at + 1];
  const double = next !== undefined && next.row === heading.row + 1 && isSecondLevel(next.cells, first);
  const both = double ? headingOf(merged(heading.cells, next.cells)) : first;
  const body = sheet.rows.slice(at + (double ? 2 : 1));
  const second = body.find(({ cells }) => isHeading(headingOf(cells)));
  if (second) throw new RollFileError("two_tables", `dòng ${heading.row} và dòng ${second.row}`);
  return {
    sheet: sheet.name,
    columns: columnsOf(both),
    headings: both.texts,
    above: sheet.rows.slice(0, at).flatMap(({ cells }) => cells.flatMap((cell) => (cell ? [cell.text] : []))),
    rows: body,
  };
}

function merged(above: readonly (Cell | undefined)[], below: readonly (Cell | undefined)[]): (Cell | undefined)[] {
  return Array.from({ length: Math.max(above.length, below.length) }, (_, column) => below[column] ?? above[column]);
}

/** One column a field. A heading over two columns side by side ("Họ và tên") holds family names, then the given name. */
function columnsOf({ fields }: Heading): ReadonlyMap<Field, number> {
  const columns = new Map<Field, number>();
  for (const { field, column } of fields) {
    const taken = columns.get(field);
    if (taken === undefined) columns.set(field, column);
    else if (field === "name" && column === taken + 1) columns.set("given", column);
    else if (field === "name" || (field === "number" && columns.has("name"))) {
      throw new RollFileError("two_tables", "hai bảng cạnh nhau");
    }
  }
  return columns;
}
