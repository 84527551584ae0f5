/**
 * Tables of figures as WordprocessingML. An annex may have thousands of rows, and building each of their cells as an
 * object takes the library a minute: it gets a mark in place of each table, and the tables are put in afterwards.
 */
import { isNumeric, textOf } from "../cells.ts";
import type { Cell, ReportColumn, ReportTable } from "../model.ts";
import { SIZE } from "./measures.ts";
import { clean } from "./parts.ts";
import { boldWidth } from "./text-width.ts";

const escapeXml = (text: string) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

/** What stands in the document where a table belongs. */
export const markOf = (id: string) => `\u27E6${id}\u27E7`;

/** Puts each table in the place of the paragraph that holds its mark; throws when a mark is missing. */
export function putTables(document: string, tables: ReadonlyMap<string, string>): string {
  let text = document;
  for (const [id, xml] of tables) {
    const mark = text.indexOf(markOf(id));
    const begin = text.lastIndexOf("<w:p>", mark);
    const end = text.indexOf("</w:p>", mark);
    if (mark < 0 || begin < 0 || end < 0) throw new Error(`no place for table ${id}`);
    text = text.slice(0, begin) + xml + text.slice(end + "</w:p>".length);
  }
  return text;
}

const BORDERS = ["top", "left", "bottom", "right", "insideH", "insideV"]
  .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`)
  .join("");
/** Room beside the text of a cell, in twips. */
const SIDE = 40;

/** A table over the whole width: the head repeats on every page, no row is torn apart. */
export function tableXml({ columns, rows, total }: ReportTable, area: number): string {
  const widths = sharedOut(columns, area);
  const aligned = columns.map((column) => (column.kind === "index" ? "center" : isNumeric(column) ? "right" : "left"));
  const cell = (text: string, at: number, align: string, bold: boolean) =>
    `<w:tc><w:tcPr><w:tcW w:w="${widths[at]}" w:type="dxa"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/><w:jc w:val="${align}"/></w:pPr>${
      text === ""
        ? ""
        : `<w:r>${bold ? "<w:rPr><w:b/><w:bCs/></w:rPr>" : ""}<w:t xml:space="preserve">${escapeXml(clean(text))}</w:t></w:r>`
    }</w:p></w:tc>`;
  const line = (cells: readonly Cell[], bold: boolean) =>
    `<w:tr><w:trPr><w:cantSplit/></w:trPr>${columns
      .map((column, at) => cell(textOf(column, cells[at] ?? null), at, aligned[at]!, bold))
      .join("")}</w:tr>`;
  const head = `<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>${columns
    .map(({ header }, at) => cell(header, at, "center", true))
    .join("")}</w:tr>`;
  return [
    `<w:tbl><w:tblPr><w:tblW w:w="${area}" w:type="dxa"/><w:tblBorders>${BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/>`,
    `<w:tblCellMar><w:left w:w="${SIDE}" w:type="dxa"/><w:right w:w="${SIDE}" w:type="dxa"/></w:tblCellMar></w:tblPr>`,
    `<w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join("")}</w:tblGrid>`,
    head,
    ...rows.map((cells) => line(cells, false)),
    ...(total ? [line(total, true)] : []),
    "</w:tbl>",
  ].join("");
}

/** What a column needs so that no word of its head is torn apart. */
function leastWidth({ header }: ReportColumn): number {
  const words = header.split(/\s+/).map((word) => boldWidth(word, SIZE.table));
  return Math.max(...words) + 2 * SIDE + 20;
}

/**
 * Widths in the proportion of the columns' own, which fill the area to the last twip. A column that would be too narrow
 * for its head takes from those that have more than they need; where nobody has enough, the proportion stays.
 */
function sharedOut(all: readonly ReportColumn[], area: number): number[] {
  const sum = all.reduce((total, { width }) => total + width, 0);
  const columns = all.map((column) => ({ share: (column.width / sum) * area, least: leastWidth(column) }));
  const short = columns.reduce((total, { share, least }) => total + Math.max(0, least - share), 0);
  const spare = columns.reduce((total, { share, least }) => total + Math.max(0, share - least), 0);
  const taken = spare > short ? short / spare : 0;
  const widths = columns.map(({ share, least }) =>
    Math.floor(taken === 0 ? share : share < least ? least : share - (share - least) * taken),
  );
  const rest = area - widths.reduce((total, width) => total + width, 0);
  return widths.map((width, at) => (at === widths.length - 1 ? width + rest : width));
}
