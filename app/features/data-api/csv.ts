/** A page of a list as CSV: the fields of its rows by their names, and the moment of the figures in a column of its own. */
import { isoMoment } from "#app/domain/iso-time.ts";
import { type CsvCell, csvText } from "#app/http/csv.ts";

/** Numbers with a fraction are text with a comma, as a Vietnamese spreadsheet reads them. */
function cellOf(value: unknown): CsvCell {
  if (value === null || value === undefined) return null;
  if (typeof value === "number") return Number.isInteger(value) ? value : String(value).replace(".", ",");
  if (Array.isArray(value)) return value.map(wordOf).join(" ");
  return String(value);
}

/** One of several in a cell: a round by its id, a parent as "state:id". */
function wordOf(value: unknown): string {
  if (typeof value !== "object" || value === null) return String(value);
  return "id" in value ? String(value.id) : Object.values(value).join(":");
}

export function csvOf(
  columns: readonly string[],
  rows: readonly object[],
  { asOf }: { readonly asOf: number },
): string {
  const moment = isoMoment(asOf);
  return csvText(
    [...columns, "asOf"],
    rows.map((row) => [...columns.map((column) => cellOf((row as Record<string, unknown>)[column])), moment]),
  );
}
