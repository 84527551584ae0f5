/** From cells to values of a person; what cannot be read becomes the code of a problem. */
import { type ClassName, classOfDate, parseClassName } from "#app/domain/class-name.ts";
import { foldKey, startOfLocalDay } from "#app/domain/vietnamese.ts";
import { type Cell, dayOfSerial } from "./cells.ts";
import type { CellFault } from "./problem.ts";

export type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly code: CellFault };

const read = <T>(value: T): Read<T> => ({ ok: true, value });
const wrong = (code: CellFault): { ok: false; code: CellFault } => ({ ok: false, code });

/** What a spreadsheet would run when the file is opened again. */
const looksLikeFormula = (text: string) => /^[=+@-]/.test(text);

/** Signs that only text in the old one-byte fonts has: "NguyÔn V¨n An". */
const OLD_FONT = /[¡-¿÷×]/;

export function readName(cell: Cell): Read<string> {
  if (cell.formula || looksLikeFormula(cell.text)) return wrong("name_formula");
  if (OLD_FONT.test(cell.text)) return wrong("name_font");
  const fits = cell.number === undefined && /^\p{L}[\p{L}\p{M} .'’-]*$/u.test(cell.text) && cell.text.length <= 100;
  return fits ? read(cell.text) : wrong("name_chars");
}

/** `dd/mm/yyyy`, also with - or ., with a two-digit year, year first, a real date or its serial number. */
export function readBirth(cell: Cell, today: string): Read<string> {
  if (cell.day !== undefined) return inRange(cell.day, today);
  if (cell.number !== undefined && cell.number >= 10_000) {
    const day = dayOfSerial(cell.number);
    return day ? inRange(day, today) : wrong("birth_impossible");
  }
  const text = cell.text.replace(/[ T]\d{1,2}:\d{2}.*$/, "").replace(/\s*([/.-])\s*/g, "$1");
  const serial = /^\d{5}$/.test(text) ? dayOfSerial(Number(text)) : null;
  if (serial) return inRange(serial, today);
  const dayFirst = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$/.exec(text);
  const yearFirst = /^(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})$/.exec(text);
  if (dayFirst) return readParts(dayFirst[1]!, dayFirst[2]!, dayFirst[3]!, today);
  if (yearFirst) return readParts(yearFirst[3]!, yearFirst[2]!, yearFirst[1]!, today);
  return wrong(/^(\d{1,2}[/.-])?\d{4}$/.test(text) ? "birth_incomplete" : "birth_impossible");
}

/** Day, month and year from their own columns or from one text. */
export function readParts(day: string, month: string, year: string, today: string): Read<string> {
  if (!day || !month || !year) return wrong("birth_incomplete");
  const short = year.length === 2;
  const century = short && Number(year) > Number(today.slice(2, 4)) ? "19" : "20";
  const full = short ? century + year : year;
  const text = `${full}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  try {
    startOfLocalDay(text);
  } catch {
    return wrong("birth_impossible");
  }
  return inRange(text, today);
}

/** Pupils of continuing education may be old; nobody is in school before the third birthday. */
function inRange(day: string, today: string): Read<string> {
  const age = Number(today.slice(0, 4)) - Number(day.slice(0, 4));
  return age >= 3 && age <= 90 ? read(day) : wrong("birth_range");
}

/** Codes are text: a number that Excel made of one gets its zeros back where the length is known, as for `moet`. */
export function readCode(cell: Cell, field: string): Read<string> {
  if (cell.formula || looksLikeFormula(cell.text)) return wrong("code_formula");
  let text = cell.text.replace(/\s/g, "").replace(/^'/, "");
  if (cell.number !== undefined) {
    if (!Number.isSafeInteger(cell.number) || cell.number < 0) return wrong("code_lost");
    // the sheet may show more zeros than the number has, never fewer digits
    const digits = String(cell.number);
    text = /^0*\d+$/.test(text) && text.endsWith(digits) ? text : digits;
    if (field === "moet") text = text.padStart(10, "0");
  }
  if (/^\d([.,]\d+)?e\+?\d+$/i.test(text)) return wrong("code_lost");
  if (/^\d{12}$/.test(text) && (field === "moet" || text.startsWith("0"))) return wrong("personal_id");
  if (field === "moet") return /^\d{10}$/.test(text) ? read(text) : wrong("code_format");
  return /^[A-Za-z0-9._/-]{1,40}$/.test(text) ? read(text.toUpperCase()) : wrong("code_chars");
}

/** `grades`: the grades that other rows are about, for dates that were classes. */
export function readClass(cell: Cell, grade: number | null, grades: ReadonlySet<number>): Read<ClassName> {
  if (cell.day !== undefined) {
    const found = classOfDate(cell.day, grade === null ? grades : new Set([grade]));
    return found ? read(found) : wrong("class_format");
  }
  const found = looksLikeFormula(cell.text) ? null : parseClassName(cell.text, grade);
  if (!found || found.name.length > 30) return wrong("class_format");
  return grade !== null && found.grade !== grade ? wrong("class_grade") : read(found);
}

const LEFT =
  /chuyen (di|truong)|chuyen sinh hoat(?! den)|thoi hoc|bo hoc|nghi hoc|tot nghiep|ra truong|truong thanh|xoa ten|khai tru|qua doi|tu vong|xin ra/;

/** Whether a status says that somebody is no longer at the school, or in the branch. */
export function hasLeft(status: string): boolean {
  return LEFT.test(foldKey(status));
}
