import type { Writable } from "node:stream";
import type ExcelJS from "exceljs";

/** exceljs comes in with the first spreadsheet that is written: it alone is a good part of a second of a server's start. */
const library = () => import("exceljs").then((module) => module.default);

/** A new workbook, gathered in memory. */
export async function newWorkbook(): Promise<ExcelJS.Workbook> {
  return new (await library()).Workbook();
}

/** A new workbook that is written to `stream` row by row. */
export async function newWorkbookStream(stream: Writable): Promise<ExcelJS.stream.xlsx.WorkbookWriter> {
  return new (await library()).stream.xlsx.WorkbookWriter({ stream });
}
