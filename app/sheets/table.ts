/** Finds the table in a sheet: its heading row is looked for, never assumed (file-templates 1.1, 1.4, 1.5). */
import { foldKey, formatDay } from "#app/domain/vietnamese.ts";
import { type Cell, MOST_COLUMNS, type Sheet, type SheetRow } from "./cells.ts";
import { SheetFileError } from "./file-error.ts";
import type { SheetProblem } from "./problem.ts";

/** Fields that every list of people has: a name may stand in two columns side by side, rows may be numbered. */
type CommonField = "number" | "name" | "family" | "given";

/** What a list's headings mean. */
export interface Vocabulary<Field extends string> {
  /** Null: columns nobody asked for are never read. */
  fieldOf(heading: string): Field | CommonField | null;
  /** Whether a row with headings of these fields is the heading row. */
  isHeading(fields: ReadonlySet<Field | CommonField>): boolean;
  /** Which fields a second row of headings may hold; left out: any. Cells of data may read like headings of others. */
  readonly below?: ReadonlySet<Field | CommonField>;
}

export interface Table<Field extends string> {
  readonly sheet: string;
  /** Column of each field, from 0. */
  readonly columns: ReadonlyMap<Field | CommonField, number>;
  /** Headings by column as written, to point at. */
  readonly headings: ReadonlyMap<number, string>;
  /** Everything written above the table: school, class, school year. */
  readonly above: readonly string[];
  readonly rows: readonly SheetRow[];
}

/** Letters and digits of a heading; what stands in brackets and the star of required columns are left out. */
export function headingKey(heading: string): string {
  return foldKey(heading.replace(/\([^)]*\)/g, " ")).replace(/[^a-z0-9]/g, "");
}

/** Finds fields by the keys of their headings. */
export function fieldsByHeading<Field extends string>(
  fields: Readonly<Record<Field, readonly string[]>>,
): (heading: string) => Field | null {
  const names = Object.entries<readonly string[]>(fields) as [Field, readonly string[]][];
  const fieldOf = new Map(names.flatMap(([field, keys]) => keys.map((key) => [key, field] as const)));
  return (heading) => fieldOf.get(headingKey(heading)) ?? null;
}

/** Real exports have up to a page of letterhead above the table. */
const SEARCHED_ROWS = 40;

interface Heading<Field extends string> {
  readonly fields: { readonly field: Field | CommonField; readonly column: number }[];
  readonly texts: Map<number, string>;
}

function headingOf<Field extends string>(
  cells: readonly (Cell | undefined)[],
  { fieldOf }: Vocabulary<Field>,
): Heading<Field> {
  const fields: Heading<Field>["fields"] = [];
  const texts = new Map<number, string>();
  cells.forEach((cell, column) => {
    if (!cell || cell.number !== undefined) return;
    texts.set(column, cell.text);
    const field = fieldOf(cell.text);
    if (field) fields.push({ field, column });
  });
  return { fields, texts };
}

/** The second row of a two-level heading ("Ngày sinh" over "Ngày | Tháng | Năm"): words only, known ones among them. */
function isSecondLevel<Field extends string>(
  cells: readonly (Cell | undefined)[],
  first: Heading<Field>,
  vocabulary: Vocabulary<Field>,
): boolean {
  const present = cells.filter((cell) => cell !== undefined);
  const below = headingOf(cells, vocabulary);
  return (
    present.length > 0 &&
    present.every((cell) => cell.number === undefined) &&
    below.fields.some(({ field }) => vocabulary.below?.has(field) ?? true) &&
    !first.fields.every(({ field, column }) => below.fields.some((one) => one.field === field && one.column === column))
  );
}

/** The table of a sheet; null where no row of the first 40 is a heading. Throws where a sheet holds two tables. */
export function findTable<Field extends string>(sheet: Sheet, vocabulary: Vocabulary<Field>): Table<Field> | null {
  const isHeading = ({ cells }: SheetRow) =>
    vocabulary.isHeading(new Set(headingOf(cells, vocabulary).fields.map(({ field }) => field)));
  const at = sheet.rows.findIndex((row) => row.row <= SEARCHED_ROWS && isHeading(row));
  const heading = sheet.rows[at];
  if (!heading) return null;
  if (heading.cells.length > MOST_COLUMNS) throw new SheetFileError("too_many_columns");
  const first = headingOf(heading.cells, vocabulary);
  const next = sheet.rows[at + 1];
  const double = next !== undefined && next.row === heading.row + 1 && isSecondLevel(next.cells, first, vocabulary);
  const both = double ? headingOf(merged(heading.cells, next.cells), vocabulary) : first;
  const body = sheet.rows.slice(at + (double ? 2 : 1));
  const second = body.find(isHeading);
  if (second) throw new SheetFileError("two_tables", `dòng ${heading.row} và dòng ${second.row}`);
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
function columnsOf<Field extends string>({ fields }: Heading<Field>): Table<Field>["columns"] {
  const columns = new Map<Field | CommonField, number>();
  for (const { field, column } of fields) {
    const taken = columns.get(field);
    if (taken === undefined) columns.set(field, column);
    else if (field === "name" && column === taken + 1) columns.set("given", column);
    else if (field === "name" || (field === "number" && columns.has("name"))) {
      throw new SheetFileError("two_tables", "hai bảng cạnh nhau");
    }
  }
  return columns;
}

/** The cell of a field in a row. */
export function cellOf<Field extends string>(
  { columns }: Table<Field>,
  { cells }: SheetRow,
  field: Field | CommonField,
): Cell | undefined {
  const column = columns.get(field);
  return column === undefined ? undefined : cells[column];
}

/** A name over two columns as one cell; what is a formula stays one. */
export function joinedName(family: Cell | undefined, given: Cell | undefined): Cell | undefined {
  if (!family || !given) return family ?? given;
  const formula = family.formula ?? given.formula;
  return { text: `${family.text} ${given.text}`, ...(formula ? { formula } : {}) };
}

/** Headings by field over all tables of a file; the first table that has the field says how it is written. */
export function headingsOf<Field extends string>(tables: readonly Table<Field>[]): Record<string, string> {
  const headings: Record<string, string> = {};
  for (const table of tables) {
    for (const [field, column] of table.columns) headings[field] ??= table.headings.get(column) ?? "";
  }
  return headings;
}

export interface RawRow {
  readonly sheet: string;
  readonly row: number;
  readonly cells: Record<string, string>;
}

/** What the file has in a row, by heading: only columns that are read; twelve digits are a personal id and left out. */
export function rawRow<Field extends string>(table: Table<Field>, { row, cells }: SheetRow): RawRow {
  const known = [...table.columns.values()].flatMap((column) => {
    const cell = cells[column];
    const text = cell?.day ? formatDay(cell.day) : (cell?.text ?? "");
    return text === "" || /^\d{12}$/.test(text.replace(/\s/g, "")) ? [] : [[table.headings.get(column) ?? "", text]];
  });
  return { sheet: table.sheet, row, cells: Object.fromEntries(known) as Record<string, string> };
}

/** The rows with a problem, as the file has them. */
export function wrongRows<Field extends string>(
  tables: readonly Table<Field>[],
  problems: readonly SheetProblem[],
): RawRow[] {
  const wrong = new Set(problems.map(({ sheet, row }) => `${row} ${sheet}`));
  return tables.flatMap((table) =>
    table.rows.flatMap((row) => (wrong.has(`${row.row} ${table.sheet}`) ? [rawRow(table, row)] : [])),
  );
}
