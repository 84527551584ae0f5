/** The annexes of a report as a workbook: a sheet of figures, then one a table, ready to print on A4. */
import type { CellValue, Workbook, Worksheet } from "exceljs";
import { INDICATORS } from "#app/domain/indicators.ts";
import { UNKNOWN } from "#app/domain/vietnamese.ts";
import { newWorkbook } from "#app/sheets/excel.server.ts";
import { isNumeric, sumOf } from "./cells.ts";
import { type Cell, type ReportColumn, type ReportModel, type ReportTable, tableOf } from "./model.ts";
import { attachedTo, cutSentence } from "./official-words.ts";

const A4 = 9;
const THIN = { style: "thin" } as const;
const GRID = { top: THIN, bottom: THIN, left: THIN, right: THIN };
const FORMATS: Readonly<Record<ReportColumn["kind"], string>> = {
  index: "0",
  code: "@",
  text: "@",
  count: "#,##0",
  percent: "0.0",
  mean: "0.00",
};

export async function workbookFile(model: ReportModel): Promise<Buffer> {
  const book = await newWorkbook();
  book.title = model.head.subject;
  const about = [attachedTo(model), cutSentence(model)];
  addTable(book, "Chỉ tiêu", figureTable(model), ["CHỈ TIÊU CỦA BÁO CÁO", model.head.subject, ...about]);
  const inAnnex = new Set(model.annexes.flatMap(({ tables }) => tables));
  for (const [at, table] of model.tables.filter(({ id }) => !inAnnex.has(id)).entries()) {
    addTable(book, `Bảng ${at + 1}`, table, [table.caption, ...about, ...table.notes]);
  }
  for (const { roman, title, tables } of model.annexes) {
    for (const [at, id] of tables.entries()) {
      const table = tableOf(model, id);
      const name = tables.length > 1 ? `PL ${roman} (${at + 1})` : `PL ${roman}`;
      addTable(book, name, table, [`PHỤ LỤC ${roman}. ${title}`, table.caption, ...about, ...table.notes]);
    }
  }
  return Buffer.from(await book.xlsx.writeBuffer());
}

/** The figures that sentences name, as a table like the others. */
function figureTable({ figures }: ReportModel): ReportTable {
  const column = (key: string, header: string, kind: ReportColumn["kind"], width: number): ReportColumn => ({
    key,
    header,
    kind,
    width,
    indicator: null,
    of: null,
  });
  return {
    id: "figures",
    caption: "Chỉ tiêu",
    columns: [
      column("key", "Mã", "code", 22),
      column("name", "Chỉ tiêu", "text", 44),
      column("value", "Giá trị", "mean", 14),
      column("unit", "Đơn vị tính", "text", 12),
      column("numerator", "Tử số", "mean", 14),
      column("denominator", "Mẫu số", "mean", 14),
    ],
    rows: Object.entries(figures).map(([key, { name, indicator, value, numerator, denominator }]) => [
      key,
      name,
      value,
      INDICATORS[indicator].unit,
      numerator,
      denominator,
    ]),
    total: null,
    notes: [],
  };
}

/** `name` of the tab: short, since Excel takes 31 characters, and its own. */
function addTable(book: Workbook, name: string, table: ReportTable, titles: readonly string[]): void {
  const headingRow = titles.length + 2;
  const sheet = book.addWorksheet(name, {
    views: [{ state: "frozen", ySplit: headingRow }],
    pageSetup: {
      paperSize: A4,
      orientation: "landscape",
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `${headingRow}:${headingRow}`,
      margins: { left: 0.6, right: 0.5, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 },
    },
    headerFooter: { oddFooter: "&CTrang &P/&N" },
  });
  for (const [at, title] of titles.entries()) {
    const cell = sheet.getCell(at + 1, 1);
    cell.value = title;
    if (at === 0) cell.font = { bold: true, size: 14 };
  }
  writeHeading(sheet, table, headingRow);
  for (const [at, row] of table.rows.entries()) {
    writeRow(sheet, table, headingRow + 1 + at, (column) => cellValue(table.columns[column]!, row[column] ?? null));
  }
  if (table.total) {
    const at = headingRow + table.rows.length + 1;
    const total = table.total;
    writeRow(
      sheet,
      table,
      at,
      (column) => totalValue(sheet, table, total, { column, first: headingRow + 1, at }),
      true,
    );
  }
}

function writeHeading(sheet: Worksheet, { columns }: ReportTable, row: number): void {
  columns.forEach(({ header, width }, at) => {
    sheet.getColumn(at + 1).width = width;
    const cell = sheet.getRow(row).getCell(at + 1);
    cell.value = header;
    cell.font = { bold: true };
    cell.alignment = { wrapText: true, horizontal: "center", vertical: "middle" };
    cell.border = GRID;
  });
}

function writeRow(
  sheet: Worksheet,
  { columns }: ReportTable,
  row: number,
  value: (column: number) => CellValue,
  bold = false,
): void {
  columns.forEach((column, at) => {
    const cell = sheet.getCell(row, at + 1);
    cell.numFmt = FORMATS[column.kind];
    cell.border = GRID;
    cell.value = value(at);
    if (bold) cell.font = { bold };
    if (isNumeric(column)) cell.alignment = { horizontal: "right", vertical: "top" };
    else cell.alignment = { wrapText: true, vertical: "top" };
  });
}

/** Numbers are numbers, everything else text, whatever it looks like: nothing runs as a formula. */
function cellValue(column: ReportColumn, cell: Cell): CellValue {
  if (cell === null) return column.kind === "index" || !isNumeric(column) ? null : UNKNOWN;
  return cell;
}

/** A formula wherever it gives our own total; otherwise the number, such as distinct people over several rows. */
function totalValue(
  sheet: Worksheet,
  { columns, rows }: ReportTable,
  total: readonly Cell[],
  { column: at, first, at: row }: { column: number; first: number; at: number },
): CellValue {
  const column = columns[at]!;
  const own = total[at] ?? null;
  if (typeof own !== "number") return cellValue(column, own);
  const letter = (of: number) => sheet.getColumn(of + 1).letter;
  if (column.kind === "count" && sumOf(columns, rows, column.key) === own) {
    return { formula: `SUM(${letter(at)}${first}:${letter(at)}${row - 1})`, result: own };
  }
  if (column.kind === "percent" && column.of) {
    const [part, whole] = column.of.map((key) => `${letter(columns.findIndex((each) => each.key === key))}${row}`);
    return { formula: `ROUND(${part}/${whole}*100,1)`, result: own };
  }
  return own;
}
