/** A board of units to take away: the rows of the page with codes, as CSV and as a spreadsheet. */
import { UNIT_FORMULA } from "#app/domain/unit-formulas.ts";
import { type CsvCell, csvText } from "#app/http/csv.ts";
import type { SheetColumn, TableSheet } from "#app/sheets/table-sheet.server.ts";
import type { BoardPage } from "./board-page.server.ts";
import { apartWords, editionWords, movementText, moveSign, sizeWords } from "./board-words.ts";
import type { UnitBoardView } from "./unit-board-page.server.ts";
import { unitColumns } from "./unit-columns.ts";
import type { UnitLine } from "./unit-lines.ts";

interface FileColumn extends SheetColumn {
  readonly of: (line: UnitLine) => string | number | null;
  readonly total: string | number | null;
}

function columnsOf(view: UnitBoardView): FileColumn[] {
  const { formula, rule, total, movedSince, withAccounts } = view;
  const moves: FileColumn = {
    heading: "So với hôm qua",
    width: 9,
    kind: "text",
    of: ({ move }) => moveSign(move),
    total: null,
  };
  return [
    { heading: "Hạng", width: 7, kind: "number", of: ({ rank }) => rank, total: null },
    ...(movedSince === null ? [] : [moves]),
    { heading: "Mã đơn vị", width: 14, kind: "text", of: ({ code }) => code, total: null },
    { heading: "Đơn vị", width: 36, kind: "text", of: ({ name }) => name, total: "Tổng cộng" },
    { heading: "Loại", width: 16, kind: "text", of: ({ kindLabel }) => kindLabel, total: null },
    ...unitColumns(formula, rule, { accounts: withAccounts }).map(
      (column): FileColumn => ({
        heading: column.unit ? `${column.header} (${column.unit})` : column.header,
        width: 11,
        kind: "number",
        of: ({ values }) => column.number(values),
        total: column.number(total),
      }),
    ),
    {
      heading: "Ghi chú",
      width: 26,
      kind: "text",
      of: ({ why }) => (why ? apartWords([why], rule.minRoll) : null),
      total: null,
    },
  ];
}

const linesOf = ({ units, apart }: UnitBoardView) => [...units, ...apart];

/** Numbers with a fraction are text with a comma, as a Vietnamese spreadsheet reads them. */
function csvCell(cell: string | number | null): CsvCell {
  return typeof cell === "number" && !Number.isInteger(cell) ? String(cell).replace(".", ",") : cell;
}

export function unitBoardCsv(view: UnitBoardView): string {
  const columns = columnsOf(view);
  const rows = linesOf(view).map((line) => columns.map((column) => csvCell(column.of(line))));
  return csvText(
    columns.map(({ heading }) => heading),
    [...rows, columns.map(({ total }) => csvCell(total))],
  );
}

export function unitBoardSheet(
  view: UnitBoardView,
  { title, page }: { readonly title: string; readonly page: Pick<BoardPage, "roundTitle" | "edition" | "asOf"> },
): TableSheet {
  const columns = columnsOf(view);
  const { label, whole, parent, size, formula, rule, movedSince } = view;
  const where = [label, ...(whole ? [] : [parent.name]), ...(size ? [sizeWords(size)] : [])].join(", ");
  return {
    name: label,
    titles: [
      `BẢNG XẾP HẠNG: ${where}`,
      `${title}, ${page.roundTitle}`,
      `${UNIT_FORMULA[formula].name(rule)}. ${UNIT_FORMULA[formula].text(rule)}`,
      `${editionWords(page.edition, page.asOf)}.`,
      ...(movedSince === null ? [] : [movementText(movedSince)]),
    ],
    columns: columns.map(({ heading, width, kind }) => ({ heading, width, kind })),
    rows: [...linesOf(view).map((line) => columns.map((column) => column.of(line))), columns.map(({ total }) => total)],
    orientation: "landscape",
  };
}

/** "tim-hieu-asean-2026-schools-C2" */
export function unitBoardFileName(slug: string, { kind, formula, size }: UnitBoardView): string {
  return [slug, kind, formula, ...(size ? [`quy-mo-${size.id}`] : [])].join("-");
}
