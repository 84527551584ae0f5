/** The few building blocks of the Word file. */
import {
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
