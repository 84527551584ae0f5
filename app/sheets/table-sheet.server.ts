/** A list to take away as .xlsx: title lines, one table, ready to print on A4. */
import { newWorkbook } from "./excel.server.ts";

/**
 * What a column holds. Codes and names are text whatever they look like: nothing runs as a formula and no zero is lost.
 * `duration` is given in milliseconds, `day` as YYYY-MM-DD; both become real values that a spreadsheet can reckon with.
 */
export type SheetColumnKind = "text" | "number" | "duration" | "day";

export interface SheetColumn {
  readonly heading: string;
  /** In characters. */
  readonly width: number;
  readonly kind: SheetColumnKind;
}

export interface TableSheet {
  /** The name of the sheet's tab. */
  readonly name: string;
  /** Lines above the table; the first is the title. */
  readonly titles: readonly string[];
  readonly columns: readonly SheetColumn[];
  /** Null = an empty cell. */
  readonly rows: readonly (readonly (string | number | null)[])[];
  readonly orientation: "portrait" | "landscape";
}

const FORMATS: Readonly<Record<SheetColumnKind, string>> = {
  text: "@",
  number: "General",
  duration: "[mm]:ss.000",
  day: "dd/mm/yyyy",
};

const DAY_MS = 86_400_000;
const A4 = 9;
/** What Excel takes in the name of a tab. */
const FORBIDDEN_IN_NAMES = /[[\]:*?/\\]/g;
const LONGEST_NAME = 31;
const THIN = { style: "thin" } as const;
const GRID = { top: THIN, bottom: THIN, left: THIN, right: THIN };

/** The file. The heading row stays in sight while scrolling and is printed on every page. */
export async function tableSheetFile({ name, titles, columns, rows, orientation }: TableSheet): Promise<Buffer> {
  const book = await newWorkbook();
  const headingRow = titles.length + 2;
  const sheet = book.addWorksheet(name.replace(FORBIDDEN_IN_NAMES, "-").slice(0, LONGEST_NAME), {
    views: [{ state: "frozen", ySplit: headingRow }],
    pageSetup: {
      paperSize: A4,
      orientation,
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `${headingRow}:${headingRow}`,
      margins: { left: 0.5, right: 0.5, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 },
    },
    headerFooter: { oddFooter: "&CTrang &P/&N" },
  });
  columns.forEach(({ width }, at) => {
    sheet.getColumn(at + 1).width = width;
  });
  for (const [at, title] of titles.entries()) {
    const cell = sheet.getCell(at + 1, 1);
    cell.value = title;
    cell.font = at === 0 ? { bold: true, size: 14 } : {};
  }
  const heading = sheet.getRow(headingRow);
  columns.forEach((column, at) => {
    const cell = heading.getCell(at + 1);
    cell.value = column.heading;
    cell.font = { bold: true };
    cell.alignment = { wrapText: true, horizontal: "center", vertical: "middle" };
    cell.border = GRID;
  });
  for (const [at, row] of rows.entries()) {
    columns.forEach(({ kind }, column) => {
      const cell = sheet.getCell(headingRow + 1 + at, column + 1);
      cell.numFmt = FORMATS[kind];
      cell.border = GRID;
      cell.value = cellValue(row[column] ?? null, kind);
    });
  }
  return Buffer.from(await book.xlsx.writeBuffer());
}

function cellValue(value: string | number | null, kind: SheetColumnKind): string | number | Date | null {
  if (value === null || value === "") return null;
  switch (kind) {
    case "text":
      return String(value);
    case "number":
      return Number(value);
    case "duration":
      return Number(value) / DAY_MS;
    case "day":
      return new Date(`${value}T00:00:00Z`);
  }
}
