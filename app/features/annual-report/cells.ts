/** Cells of report tables: how they read, and how a total is made. */
import { cellText, shareOf } from "#app/domain/indicators.ts";
import type { Cell, ReportColumn } from "./model.ts";

/** Whether a column holds numbers. */
export function isNumeric({ kind }: Pick<ReportColumn, "kind">): boolean {
  return kind === "count" || kind === "percent" || kind === "mean" || kind === "index";
}

/** A cell as it is printed; unknown numbers are "–", missing words nothing. */
export function textOf({ kind }: Pick<ReportColumn, "kind">, cell: Cell): string {
  if (kind === "index") return cell === null ? "" : String(cell);
  if (kind === "count" || kind === "percent" || kind === "mean") {
    return typeof cell === "string" ? cell : cellText(kind, cell);
  }
  return cell === null ? "" : String(cell);
}

/** Sum of a column; null when no row knows it. */
export function sumOf(
  columns: readonly ReportColumn[],
  rows: readonly (readonly Cell[])[],
  key: string,
): number | null {
  const at = columns.findIndex((column) => column.key === key);
  const known = rows.map((row) => row[at]).filter((cell) => typeof cell === "number");
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0);
}

/**
 * The row "Tổng cộng": counts are added, shares are sum over sum, the label stands in the first column of words. Means
 * are given by who knows the sums behind them.
 */
export function totalRow(
  columns: readonly ReportColumn[],
  rows: readonly (readonly Cell[])[],
  means: Readonly<Record<string, number | null>> = {},
): Cell[] | null {
  if (rows.length === 0) return null;
  const label = columns.findIndex(({ kind }) => kind === "text");
  return columns.map((column, at): Cell => {
    if (at === label) return "Tổng cộng";
    if (column.kind === "count") return sumOf(columns, rows, column.key);
    if (column.kind === "mean") return means[column.key] ?? null;
    if (column.kind !== "percent" || !column.of) return null;
    return shareOf(sumOf(columns, rows, column.of[0]), sumOf(columns, rows, column.of[1]));
  });
}
