/**
 * A list of consents as schools collect them: a code of the pupil, who agreed, in which form, on which day. Read in the
 * process that reads spreadsheets: of the file only what stands here leaves it.
 */
import type { ConsentForm } from "#app/domain/consent.ts";
import { foldKey, startOfLocalDay } from "#app/domain/vietnamese.ts";

interface ListCell {
  readonly text: string;
  /** A real date, YYYY-MM-DD. */
  readonly day?: string;
}

/** A workbook as far as this list looks at it. */
export interface ListSheet {
  readonly name: string;
  readonly rows: readonly { readonly row: number; readonly cells: readonly (ListCell | undefined)[] }[];
}

export interface ConsentRow {
  readonly row: number;
  readonly code: string;
  /** True = agreed, false = withdrawn, null = the file says nothing. */
  readonly child: boolean | null;
  readonly guardian: boolean | null;
  /** Null where the file says nothing: what the form on the page says counts. */
  readonly form: ConsentForm | null;
  readonly day: string | null;
}

export interface ConsentList {
  /** False when no line of the file names the columns. */
  readonly found: boolean;
  readonly rows: readonly ConsentRow[];
  readonly problems: readonly { readonly row: number; readonly message: string }[];
}

const COLUMNS = {
  code: ["ma", "mahocsinh", "mahs", "madinhdanh", "madinhdanhbo", "madinhdanhbogddt", "madangnhap", "code"],
  child: ["hocsinh", "hocsinhdongy", "banthan", "banthandongy", "con", "condongy", "hsdongy"],
  guardian: ["phuhuynh", "phuhuynhdongy", "chame", "chamedongy", "nguoigiamho", "phdongy"],
  form: ["hinhthuc"],
  day: ["ngay", "ngaydongy", "ngayky"],
} as const;
type Column = keyof typeof COLUMNS;

const SEARCHED_ROWS = 40;
const FIRST_DAY = "2020-01-01";

const headingKey = (text: string) => foldKey(text.replace(/\([^)]*\)/g, " ")).replace(/[^a-z0-9]/g, "");

function columnsOf(cells: readonly (ListCell | undefined)[]): Map<Column, number> {
  const columns = new Map<Column, number>();
  cells.forEach((cell, at) => {
    const key = headingKey(cell?.text ?? "");
    for (const [column, names] of Object.entries(COLUMNS) as [Column, readonly string[]][]) {
      if (names.includes(key) && !columns.has(column)) columns.set(column, at);
    }
  });
  return columns;
}

/** The first sheet whose first lines name a code and who agreed. `today` is YYYY-MM-DD. */
export function readConsents(sheets: readonly ListSheet[], today: string): ConsentList {
  for (const { rows } of sheets) {
    for (const [at, { row, cells }] of rows.entries()) {
      if (row > SEARCHED_ROWS) break;
      const columns = columnsOf(cells);
      if (columns.has("code") && (columns.has("child") || columns.has("guardian"))) {
        return readRows(rows.slice(at + 1), columns, today);
      }
    }
  }
  return { found: false, rows: [], problems: [] };
}

function readRows(rows: ListSheet["rows"], columns: ReadonlyMap<Column, number>, today: string): ConsentList {
  const good: ConsentRow[] = [];
  const problems: { row: number; message: string }[] = [];
  const seen = new Map<string, number>();
  for (const { row, cells } of rows) {
    const cellOf = (column: Column) => {
      const at = columns.get(column);
      return at === undefined ? undefined : cells[at];
    };
    const code = (cellOf("code")?.text ?? "").replace(/^'/, "").toUpperCase();
    const read = {
      child: answerOf(cellOf("child")?.text ?? ""),
      guardian: answerOf(cellOf("guardian")?.text ?? ""),
      form: formOf(cellOf("form")?.text ?? ""),
      day: dayOf(cellOf("day"), today),
    };
    const silent = read.child === null && read.guardian === null;
    if (code === "" && silent) continue;
    const wrong: string[] = [];
    const before = seen.get(code);
    if (!/^[A-Z0-9._/-]{1,40}$/.test(code)) wrong.push("Thiếu mã học sinh, hoặc mã có ký tự lạ.");
    else if (before !== undefined) wrong.push(`Mã ${code} đã có ở dòng ${before}.`);
    if (read.child === "?" || read.guardian === "?") wrong.push("Cột đồng ý: ghi x hoặc có, không, hoặc để trống.");
    if (read.form === "?") wrong.push("Hình thức: ghi giấy, trực tuyến hoặc họp phụ huynh.");
    if (read.day === "?") wrong.push("Ngày: ghi dd/mm/yyyy, không sau hôm nay.");
    if (wrong.length > 0) problems.push({ row, message: wrong.join(" ") });
    else if (!silent) good.push({ row, code, ...(read as Omit<ConsentRow, "row" | "code">) });
    seen.set(code, before ?? row);
  }
  return { found: true, rows: good, problems };
}

function answerOf(text: string): boolean | null | "?" {
  const key = foldKey(text);
  if (key === "" || key === "-") return null;
  if (/^(x|co|1|✓|✔|yes|dong y|da dong y)$/.test(key)) return true;
  return /^(khong|ko|k|0|no|khong dong y|rut lai|rut)$/.test(key) ? false : "?";
}

function formOf(text: string): ConsentForm | null | "?" {
  const key = foldKey(text);
  if (key === "") return null;
  if (/giay|phieu|van ban/.test(key)) return "paper";
  if (/truc tuyen|online|zalo|tin nhan|email/.test(key)) return "online";
  return /hop/.test(key) ? "meeting" : "?";
}

function dayOf(cell: ListCell | undefined, today: string): string | null | "?" {
  if (!cell || cell.text === "") return null;
  const [, date, month, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(cell.text) ?? [];
  const day = cell.day ?? (year ? `${year}-${month?.padStart(2, "0")}-${date?.padStart(2, "0")}` : cell.text);
  try {
    startOfLocalDay(day);
  } catch {
    return "?";
  }
  return day > today || day < FIRST_DAY ? "?" : day;
}
