/** CSV that Excel opens as it stands: UTF-8 with BOM, comma, quotes as in RFC 4180, CRLF. */

/** Text is always quoted, numbers never, so that codes stay text for readers that can tell; null is an empty cell. */
export type CsvCell = string | number | null;

const BOM = "\uFEFF";

/** What a spreadsheet would run as a formula, or might after dropping the first character. */
const FORMULA_START = /^[=+\-@\t\r]/;

function cellText(cell: CsvCell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return Number.isFinite(cell) ? String(cell) : "";
  const safe = FORMULA_START.test(cell) ? `'${cell}` : cell;
  return `"${safe.replaceAll('"', '""')}"`;
}

/** Header and rows as one text; every line ends with CRLF. */
export function csvText(header: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  return BOM + [header, ...rows].map((row) => `${row.map(cellText).join(",")}\r\n`).join("");
}
