/** Page = .docx = .xlsx = CSV = JSON: every figure, read back from what people get. */
import type ExcelJS from "exceljs";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { cellText, figureText } from "#app/domain/indicators.ts";
import { textOf as cellAsText, isNumeric } from "#app/features/annual-report/cells.ts";
import { TOTAL_CODE } from "#app/features/annual-report/csv.ts";
import { reportFile } from "#app/features/annual-report/files.server.ts";
import type { Cell, ReportModel, ReportTable } from "#app/features/annual-report/model.ts";
import { parseModel } from "#app/features/annual-report/model-schema.ts";
import { ReportPaper } from "#app/features/annual-report/report-paper.tsx";
import { newWorkbook } from "#app/sheets/excel.server.ts";
import { DATA, LAST_PART, modelWithAllFigures } from "./fixture.ts";
import { all, cellsOf, openWord, parseHtml, readCsv, textOf } from "./office-files.ts";

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what no file can hold
const printable = (text: string) => text.replace(/[\u0000-\u001f]/g, "");

/** A table as everybody must show it: heads, rows, total. */
function asText({ columns, rows, total }: ReportTable): string[][] {
  const line = (cells: readonly Cell[]) =>
    columns.map((column, at) => printable(cellAsText(column, cells[at] ?? null)));
  return [columns.map(({ header }) => header), ...rows.map(line), ...(total ? [line(total)] : [])];
}

/** Numbers of a table alone, row by row: what a spreadsheet holds as numbers. */
const asNumbers = ({ columns, rows, total }: ReportTable) =>
  [...rows, ...(total ? [total] : [])].map((cells) =>
    columns.flatMap((column, at) => (isNumeric(column) && column.kind !== "index" ? [cells[at] ?? null] : [])),
  );

function page(model: ReportModel): Document {
  const html = renderToStaticMarkup(createElement(ReportPaper, { model }));
  return parseHtml(html);
}

const plainCell = (value: ExcelJS.CellValue): unknown =>
  value !== null && typeof value === "object" && "result" in value ? value.result : value;

/** The cells of a sheet below its heading row, which is frozen. */
function sheetRows(sheet: ExcelJS.Worksheet): unknown[][] {
  const [view] = sheet.views;
  const heading = (view as { ySplit: number }).ySplit;
  return Array.from({ length: sheet.rowCount - heading }, (_, n) => {
    const row = sheet.getRow(heading + 1 + n);
    return Array.from({ length: sheet.columnCount }, (_each, at) => plainCell(row.getCell(at + 1).value));
  });
}

describe.each([
  ["small", "year"],
  ["empty", "year"],
  ["large", "year"],
  ["small", "contest"],
] as const)("a %s report of the form %s", (size, form) => {
  const model = modelWithAllFigures(DATA[size], form);
  const sentences = Object.values(model.figures).map(({ name, kind, value }) => `${name}: ${figureText(kind, value)}`);

  it("has figures to compare", () => {
    expect(sentences.length).toBeGreaterThan(size === "empty" ? 8 : 25);
    expect(model.tables.length).toBeGreaterThan(size === "empty" ? 0 : 6);
  });

  it("stands on the page", () => {
    const shown = page(model);
    const marks = [...shown.querySelectorAll(`#phan-${LAST_PART} ~ p [data-figure]`)];
    const found = Object.fromEntries(marks.map((mark) => [mark.getAttribute("data-figure"), mark.textContent]));
    for (const [key, { kind, value }] of Object.entries(model.figures)) {
      expect(found[key], key).toBe(figureText(kind, value));
    }
    for (const table of model.tables) {
      const drawn = shown.querySelector(`[data-table="${table.id}"] table`)!;
      const rows = [...drawn.querySelectorAll("tr")].map((row) =>
        [...row.children].map((cell) => printable(cell.textContent ?? "")),
      );
      expect(rows, table.id).toEqual(asText(table));
    }
  });

  it("stands in the Word file", async () => {
    const word = await openWord(await reportFile(model, "docx"));
    const document = await word.xml("word/document.xml");
    const lines = all(document, "w:p").map(textOf);
    for (const sentence of sentences) expect(lines).toContain(sentence);
    const tables = all(document, "w:tbl")
      .map(cellsOf)
      .filter((rows) => rows[0]?.[0] === "STT");
    const inOrder = [
      ...model.sections.flatMap(({ blocks }) => blocks.flatMap((block) => ("table" in block ? [block.table] : []))),
      ...model.annexes.flatMap((annex) => annex.tables),
    ];
    expect(tables).toEqual(inOrder.map((id) => asText(model.tables.find((table) => table.id === id)!)));
  });

  it("stands in the workbook, numbers as numbers, totals as formulas that give ours", async () => {
    const book = await newWorkbook();
    await book.xlsx.load((await reportFile(model, "xlsx")).buffer as ArrayBuffer);
    const [first, ...sheets] = book.worksheets;
    expect(sheetRows(first!).map(([key, , value]) => [key, value])).toEqual(
      Object.entries(model.figures).map(([key, { value }]) => [key, value ?? "–"]),
    );
    const inAnnex = new Set(model.annexes.flatMap((annex) => annex.tables));
    const order = [
      ...model.tables.filter(({ id }) => !inAnnex.has(id)),
      ...model.annexes.flatMap((annex) => annex.tables.map((id) => model.tables.find((table) => table.id === id)!)),
    ];
    expect(sheets).toHaveLength(order.length);
    // tabs that fit and tell where in the report the table stands
    for (const { name } of sheets) expect(name).toMatch(/^(Bảng \d+|PL [IVX]+( \(\d+\))?)$/);
    for (const [at, table] of order.entries()) {
      const sheet = sheets[at]!;
      const numbers = sheetRows(sheet).map((row) =>
        table.columns.flatMap((column, n) => (isNumeric(column) && column.kind !== "index" ? [row[n] ?? null] : [])),
      );
      const known = asNumbers(table).map((row) => row.map((cell) => cell ?? "–"));
      expect(numbers, table.id).toEqual(known);
      if (table.total && table.columns.some(({ kind }) => kind === "percent")) {
        const last = sheet.getRow(sheet.rowCount);
        const formulas = table.columns.flatMap((column, n) => {
          const cell = last.getCell(n + 1).value;
          return column.kind === "count" || column.kind === "percent"
            ? [typeof cell === "object" && cell !== null]
            : [];
        });
        expect(new Set(formulas), table.id).toEqual(new Set([true]));
      }
    }
    // nothing that somebody typed runs
    for (const sheet of book.worksheets) {
      sheet.eachRow((row) =>
        row.eachCell(({ value, formula }) => {
          if (formula) expect(formula).toMatch(/^(SUM\([A-Z]+\d+:[A-Z]+\d+\)|ROUND\([A-Z]+\d+\/[A-Z]+\d+\*100,1\))$/);
          expect(value).not.toHaveProperty("hyperlink");
        }),
      );
    }
  });

  it("stands in the CSV", async () => {
    const rows = readCsv(Buffer.from(await reportFile(model, "csv")).toString("utf8"));
    const number = (text: string) => (text === "" ? null : Number(text.replace(",", ".")));
    for (const [key, figure] of Object.entries(model.figures)) {
      const [row] = rows.filter(([table, code]) => table === "Báo cáo" && code === key);
      expect(row?.slice(4).map(number), key).toEqual([figure.value, figure.numerator, figure.denominator]);
    }
    for (const table of model.tables) {
      const own = rows.filter(([id]) => id === table.id);
      expect(
        own.map((row) => number(row[4]!)),
        table.id,
      ).toEqual(asNumbers(table).flat());
      if (table.total && own.length > 0) expect(own.at(-1)![1]).toBe(TOTAL_CODE);
    }
    expect(rows.flat().filter((cell) => /^[=+@]/.test(cell))).toEqual([]);
  });

  it("is the JSON", async () => {
    expect(parseModel(Buffer.from(await reportFile(model, "json")).toString("utf8"))).toEqual(model);
  });

  it("has no rate over 100 % and says of nothing unknown that it is 0", () => {
    for (const { columns, rows, total } of model.tables) {
      for (const cells of [...rows, ...(total ? [total] : [])]) {
        columns.forEach((column, at) => {
          if (column.kind !== "percent" || !column.of) return;
          const [part, whole] = column.of.map((key) => cells[columns.findIndex((each) => each.key === key)]);
          if (whole === null || whole === 0) expect(cells[at]).toBeNull();
          else expect(cells[at]).toBe(Math.round((Number(part) * 1_000) / Number(whole)) / 10);
          expect(Number(cells[at])).toBeLessThanOrEqual(100);
        });
      }
    }
    expect(cellText("percent", null)).toBe("–");
  });
});

it("signs with a foot of its own: the page's foot is not printed and has other colours", () => {
  const shown = page(modelWithAllFigures(DATA.empty));
  expect(shown.querySelectorAll(".foot")).toHaveLength(0);
  expect(shown.querySelector(".signature")?.textContent).toContain("Nơi nhận");
});
