/**
 * Names of classes as schools write them: "9A", "9/A", "Lớp 9A", "9/1", "12.6", "10 chuyên Sinh". 9/A is 9A, but 9/1 is
 * not 91: between two numbers the sign says where the grade ends (product §2).
 */
import { foldKey } from "./vietnamese.ts";

export interface ClassName {
  readonly grade: number;
  /** As it is shown: "9A", "9/1", "10 chuyên Sinh". */
  readonly name: string;
  /** Equal for every way of writing the same class: "9/a", "9/1", "10/chuyensinh". */
  readonly key: string;
}

/** "Khối 9", "9", "Lớp 9" → 9; null when no grade from 1 to 12 stands there. */
export function parseGrade(text: string): number | null {
  const digits = /^(?:khoi|lop|k)?\s*0?(\d{1,2})$/.exec(foldKey(text))?.[1];
  const grade = Number(digits ?? 0);
  return grade >= 1 && grade <= 12 ? grade : null;
}

/**
 * Reads a class name. `grade` (from a column of its own) is used where the name itself carries none, as in "Điện 1".
 * Null when there is no grade from 1 to 12: "91" stays unread, since it may be 9/1 or a slip of the hand.
 */
export function parseClassName(text: string, grade: number | null = null): ClassName | null {
  const plain = text
    .normalize("NFC")
    .replace(/\s+/g, " ")
    .trim()
    .replace(/^l(ớp|op)\s*:?\s*/i, "");
  const match = /^0?(1[0-2]|[1-9])(?!\d)\s*([/.\-_ ]?)\s*(.*)$/.exec(plain);
  if (!match) return grade === null || !/\p{L}/u.test(plain) ? null : named(grade, `${grade} ${plain}`, plain);
  const [, digits = "", , rest = ""] = match;
  const own = Number(digits);
  if (/^\d/.test(rest)) return named(own, `${own}${plain.includes(".") ? "." : "/"}${rest}`, rest);
  const short = /^\p{L}\d{0,2}$/u.test(rest);
  const spaced = /^\p{L}{2,}/u.test(rest) && / /.test(plain);
  return named(own, short ? `${own}${rest.toUpperCase()}` : `${own}${spaced ? " " : ""}${rest}`, rest);
}

function named(grade: number, name: string, rest: string): ClassName {
  const key = foldKey(rest).replace(/[^a-z0-9]/g, "");
  return { grade, name: name.trim(), key: `${grade}/${key}` };
}

/**
 * The class behind a date into which Excel turned "9/1": read day first, as in Viet Nam, unless only the month can be a
 * grade that the file is about (`grades`; empty = unknown). Null when neither can be a grade.
 */
export function classOfDate(day: string, grades: ReadonlySet<number>): ClassName | null {
  const [month = 0, date = 0] = day.split("-").slice(1).map(Number);
  const readings = [
    { grade: date, section: month },
    { grade: month, section: date },
  ].filter(({ grade }) => grade >= 1 && grade <= 12);
  const fitting = readings.find(({ grade }) => grades.has(grade)) ?? readings[0];
  return fitting ? parseClassName(`${fitting.grade}/${fitting.section}`) : null;
}

/** The school year that a day belongs to, "2026-2027": a new one is prepared from July on. */
export function schoolYearOf(day: string): string {
  const [year = 0, month = 0] = day.split("-").map(Number);
  const first = month >= 7 ? year : year - 1;
  return `${first}-${first + 1}`;
}
