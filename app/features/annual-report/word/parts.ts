/** The few building blocks of the Word file. */
import {
  AlignmentType,
  BorderStyle,
  type IParagraphOptions,
  type IRunOptions,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from "docx";
import { isNumeric, textOf } from "../cells.ts";
import type { Cell, ReportColumn, ReportTable } from "../model.ts";
import { BLACK } from "./measures.ts";

/** Text without the signs that XML cannot hold. */
export function clean(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
  return text.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Cs}/gu, "");
}

export function run(text: string, options: IRunOptions = {}): TextRun {
  return new TextRun({ text: clean(text), ...options });
}

/** A paragraph of one run. */
export function line(
  text: string,
  { run: runOptions = {}, ...options }: IParagraphOptions & { run?: IRunOptions } = {},
) {
  return new Paragraph({ ...options, children: [run(text, runOptions)] });
}

const THIN = { style: BorderStyle.SINGLE, size: 4, color: BLACK };
const NONE = { style: BorderStyle.NONE, size: 0, color: "auto" };
const NO_BORDERS = { top: NONE, bottom: NONE, left: NONE, right: NONE };

/**
 * A drawn rule in the middle of an area: the border of an empty paragraph, indented from both sides. No dashes, which
 * would slip when somebody edits the line above.
 */
export function rule(width: number, area: number): Paragraph {
  const side = Math.max(0, Math.round((area - width) / 2));
  return new Paragraph({
    style: "Rule",
    indent: { left: side, right: side, firstLine: 0 },
    border: { top: { style: BorderStyle.SINGLE, size: 6, space: 1, color: BLACK } },
    children: [],
  });
}

/** Columns side by side without any line: the head and the foot of the document. */
export function columns(widths: readonly number[], cells: readonly (readonly Paragraph[])[]): Table {
  return new Table({
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: [...widths],
    layout: TableLayoutType.FIXED,
    borders: { ...NO_BORDERS, insideHorizontal: NONE, insideVertical: NONE },
    rows: [
      new TableRow({
        cantSplit: true,
        children: cells.map(
          (children, at) =>
            new TableCell({
              width: { size: widths[at] ?? 0, type: WidthType.DXA },
              margins: { left: 0, right: 0 },
              borders: NO_BORDERS,
              children: [...children],
            }),
        ),
      }),
    ],
  });
}

/** A table of figures over the whole width: the head repeats on every page, no row is torn apart. */
export function dataTable(table: ReportTable, area: number): Table {
  const widths = sharedOut(table.columns, area);
  const cell = (text: string, at: number, { bold = false, center = false } = {}) => {
    const column = table.columns[at]!;
    const alignment =
      center || column.kind === "index"
        ? AlignmentType.CENTER
        : isNumeric(column)
          ? AlignmentType.RIGHT
          : AlignmentType.LEFT;
    return new TableCell({
      width: { size: widths[at] ?? 0, type: WidthType.DXA },
      children: [line(text, { style: "TableText", alignment, run: bold ? { bold } : {} })],
    });
  };
  const row = (cells: readonly Cell[], bold = false) =>
    new TableRow({
      cantSplit: true,
      children: table.columns.map((column, at) => cell(textOf(column, cells[at] ?? null), at, { bold })),
    });
  return new Table({
    width: { size: area, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders: { top: THIN, bottom: THIN, left: THIN, right: THIN, insideHorizontal: THIN, insideVertical: THIN },
    margins: { left: 40, right: 40 },
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: table.columns.map(({ header }, at) => cell(header, at, { bold: true, center: true })),
      }),
      ...table.rows.map((cells) => row(cells)),
      ...(table.total ? [row(table.total, true)] : []),
    ],
  });
}

/** Widths in the proportion of the columns' own, which fill the area to the last twip. */
function sharedOut(all: readonly ReportColumn[], area: number): number[] {
  const sum = all.reduce((total, { width }) => total + width, 0);
  const widths = all.map(({ width }) => Math.floor((width / sum) * area));
  const rest = area - widths.reduce((total, width) => total + width, 0);
  return widths.map((width, at) => (at === widths.length - 1 ? width + rest : width));
}
