/** The spreadsheet as Excel gets it: read back by the library and looked at as XML. */
import ExcelJS from "exceljs";
import { expect, it } from "vitest";
import { type TableSheet, tableSheetFile } from "#app/sheets/table-sheet.server.ts";
import { readZip } from "#app/sheets/zip-guard.server.ts";

const EVIL = ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://x")', "\t=1", "'=1"];

const sheet = (rows: TableSheet["rows"]): TableSheet => ({
  name: "9/1: bảng [thử]?",
  titles: ["Bảng thử", "=1+1"],
  columns: [
    { heading: "STT", width: 6, kind: "number" },
    { heading: "Họ và tên", width: 28, kind: "text" },
    { heading: "Ngày sinh", width: 12, kind: "day" },
    { heading: "Thời gian", width: 12, kind: "duration" },
  ],
  rows,
  orientation: "landscape",
});

async function read(file: Buffer): Promise<ExcelJS.Worksheet> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(file as unknown as ArrayBuffer);
  return book.worksheets[0]!;
}

it("keeps text as text, numbers as numbers, days and durations as values to reckon with", async () => {
  const page = await read(
    await tableSheetFile(
      sheet([
        [1, "0012", "2010-09-05", 552_038],
        [2, "", null, null],
      ]),
    ),
  );
  const cells = (row: number) => [1, 2, 3, 4].map((column) => page.getCell(row, column));
  expect(cells(5).map(({ type }) => type)).toEqual([
    ExcelJS.ValueType.Number,
    ExcelJS.ValueType.String,
    ExcelJS.ValueType.Date,
    // a number with a format of time, which this library gives as a moment of Excel's first day
    ExcelJS.ValueType.Date,
  ]);
  const [, text, day, duration] = cells(5);
  expect(text!.value).toBe("0012");
  expect((day!.value as Date).toISOString()).toBe("2010-09-05T00:00:00.000Z");
  expect((duration!.value as Date).getTime() - Date.UTC(1899, 11, 30)).toBe(552_038);
  expect(cells(6).map(({ value }) => value)).toEqual([2, null, null, null]);
});

it("runs nothing as a formula, in titles and cells alike", async () => {
  const file = await tableSheetFile(sheet(EVIL.map((name, at) => [at, name, null, null])));
  const page = await read(file);
  expect(EVIL.map((_, at) => page.getCell(5 + at, 2).value)).toEqual(EVIL);
  expect(page.getCell(2, 1).value).toBe("=1+1");
  const { entries } = readZip(file, (name) => /^xl\/worksheets\/\w+\.xml$/.test(name));
  expect(entries).toHaveLength(1);
  expect(entries[0]!.bytes.toString("utf8")).not.toMatch(/<f[ >]/);
});

it("stands on A4, as wide as the page, with its heading in sight and on every page", async () => {
  const page = await read(await tableSheetFile(sheet([])));
  expect(page.name).toBe("9-1- bảng -thử--");
  expect(page.views[0]).toMatchObject({ state: "frozen", ySplit: 4 });
  expect(page.pageSetup).toMatchObject({
    paperSize: 9,
    orientation: "landscape",
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    printTitlesRow: "4:4",
  });
  expect(page.getRow(4).values).toEqual([undefined, "STT", "Họ và tên", "Ngày sinh", "Thời gian"]);
});
