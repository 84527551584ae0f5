/** What a spreadsheet's cell is to us, whatever format it came in. */

export interface Cell {
  /** Cleaned: NFC, one kind of space, `Ð` as `Đ`. Numbers and dates as the sheet shows them. */
  readonly text: string;
  readonly number?: number;
  /** A real date, YYYY-MM-DD. */
  readonly day?: string;
  readonly formula?: true;
}

export interface SheetRow {
  /** The row as the spreadsheet numbers it, from 1. */
  readonly row: number;
  /** By column from 0; holes are empty cells. */
  readonly cells: readonly (Cell | undefined)[];
}

export interface Sheet {
  readonly name: string;
  readonly rows: readonly SheetRow[];
}

/** Bytes of a file: a school of 5,000 pupils has about 1 MB. */
export const LARGEST_FILE = 10 * 1024 * 1024;

/** Limits of a sheet: the largest schools have 5,000 pupils, the widest export 60 columns. */
export const MOST_ROWS = 20_000;
export const MOST_COLUMNS = 200;

/** Text as it is compared and stored: NFC, `Ð` (U+00D0) is `Đ`, no invisible signs, single spaces. */
export function cleanText(text: string): string {
  return text
    .normalize("NFC")
    .replaceAll("\u00d0", "\u0110")
    .replaceAll("\u00f0", "\u0111")
    .replace(/[\u200b-\u200f\u2060\ufeff\u00ad]/g, "")
    .replace(/\s+/g, " ")
    .trim();
}

/** The calendar day of a spreadsheet's serial number (1 = 1 January 1900, with Excel's leap day that never was). */
export function dayOfSerial(serial: number): string | null {
  const days = Math.floor(serial);
  if (!Number.isFinite(serial) || days < 1 || days > 110_000 || days === 60) return null;
  const day = new Date((days < 60 ? days - 25_568 : days - 25_569) * 86_400_000);
  return day.toISOString().slice(0, 10);
}

/** A cell of plain text, as in CSV; null where there is nothing. */
export function textCell(text: string): Cell | undefined {
  const clean = cleanText(text);
  return clean === "" ? undefined : { text: clean };
}
