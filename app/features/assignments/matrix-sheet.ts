/** The matrix of a class to take away: the lines of its page, as a spreadsheet and as CSV. */
import { foldKey, formatDateTime } from "#app/domain/vietnamese.ts";
import { type CsvCell, csvText } from "#app/http/csv.ts";
import type { TableSheet } from "#app/sheets/table-sheet.server.ts";
import type { ClassMatrix } from "./class-matrix.server.ts";
import { cellOfLetter } from "./matrix.ts";
import { cellWords, windowWords } from "./words.ts";

interface Column {
  readonly heading: string;
  readonly width: number;
  readonly kind: "text" | "number";
  readonly of: (row: ClassMatrix["rows"][number], at: number) => string | number;
}

function columnsOf({ columns }: ClassMatrix): Column[] {
  return [
    { heading: "STT", width: 6, kind: "number", of: (_row, at) => at + 1 },
    { heading: "Họ và tên", width: 28, kind: "text", of: (row) => row.name },
    { heading: "Mã đăng nhập", width: 16, kind: "text", of: (row) => row.login ?? "" },
    ...columns.map(
      ({ title }, at): Column => ({ heading: title, width: 14, kind: "text", of: (row) => wordsAt(row.cells, at) }),
    ),
    { heading: "Số bài xong", width: 9, kind: "number", of: (row) => row.finished },
    { heading: "Số bài được giao", width: 9, kind: "number", of: (row) => row.given },
    { heading: "Câu đúng", width: 9, kind: "number", of: (row) => row.right },
    { heading: "Câu đã gặp", width: 9, kind: "number", of: (row) => row.total },
  ];
}

function wordsAt(cells: string, at: number): string {
  const cell = cellOfLetter(cells[at] ?? "");
  return cell ? cellWords(cell) : "Không giao";
}

export function matrixSheet(
  head: { name: string; above: string | null; now: number },
  matrix: ClassMatrix,
): TableSheet {
  const columns = columnsOf(matrix);
  const { chosen, rows } = matrix;
  return {
    name: head.name,
    titles: [
      `BÀI ĐƯỢC GIAO: ${[head.name, head.above].filter(Boolean).join(", ")}`,
      chosen ? `${chosen.title}. ${windowWords(chosen)}.` : "Mọi bài đã giao.",
      `Số liệu tính đến ${formatDateTime(head.now)}.`,
    ],
    columns: columns.map(({ heading, width, kind }) => ({ heading, width, kind })),
    rows: rows.map((row, at) => columns.map((column) => column.of(row, at))),
    orientation: "landscape",
  };
}

export function matrixCsv(matrix: ClassMatrix): string {
  const columns = columnsOf(matrix);
  return csvText(
    columns.map(({ heading }) => heading),
    matrix.rows.map((row, at): CsvCell[] => columns.map((column) => column.of(row, at))),
  );
}

/** "bai-giao-10a1.xlsx" */
export function matrixFileName(name: string, ending: "xlsx" | "csv"): string {
  const plain = foldKey(name)
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  return `bai-giao-${plain}.${ending}`;
}
