/** Lists of schools as the Ministry publishes them for admission, and the map of schools to communes. */
import { parseDelimited } from "#app/domain/delimited.ts";
import { foldKey } from "#app/domain/vietnamese.ts";
import type { UnitKindId } from "./kinds.ts";

export interface SchoolProblem {
  readonly row: number;
  readonly column: string;
  readonly code: string;
  readonly message: string;
}

export interface ListedSchool {
  readonly row: number;
  /** `54/001`: the province's code of that list and the school's. */
  readonly code: string;
  readonly province: string;
  readonly district: string;
  readonly name: string;
  readonly kind: UnitKindId;
}

const COLUMNS = {
  provinceCode: ["moetprovincecode", "matinh"],
  province: ["province", "tinh", "tentinh"],
  district: ["district", "huyen", "tenhuyen", "quanhuyen"],
  schoolCode: ["moetschoolcode", "matruong"],
  name: ["schoolname", "tentruong", "truong"],
} as const;
type Column = keyof typeof COLUMNS;

/** A school's code as people write it. */
export const SCHOOL_CODE = /^(\d{1,2})\/([0-9A-Za-z]{1,6})$/;

const keyOf = (text: string) => foldKey(text).replace(/[^a-z0-9]/g, "");

/** A list whose first line is not what it should be; the message says what is missing. */
export class SchoolListError extends Error {
  override readonly name = "SchoolListError";
}

/** Reads a list of schools; every row is a school or a problem. */
export function readSchoolList(text: string): { rows: number; schools: ListedSchool[]; problems: SchoolProblem[] } {
  const [header, ...rows] = parseDelimited(text.normalize("NFC").replace(/^\ufeff/, ""));
  const keys = (header?.cells ?? []).map(keyOf);
  const at = Object.fromEntries(
    Object.entries(COLUMNS).map(([column, names]) => [
      column,
      keys.findIndex((key) => (names as readonly string[]).includes(key)),
    ]),
  ) as Record<Column, number>;
  const missing = (Object.keys(COLUMNS) as Column[]).filter((column) => at[column] < 0);
  if (missing.length > 0) {
    throw new SchoolListError(
      "Dòng đầu của tệp cần các cột: moet_province_code, province, district, moet_school_code, school_name.",
    );
  }
  const problems: SchoolProblem[] = [];
  const seen = new Map<string, number>();
  const schools = rows.flatMap(({ line, cells }): ListedSchool[] => {
    const cell = (column: Column) => (cells[at[column]] ?? "").replace(/\s+/g, " ").trim();
    const wrong = (column: Column, code: string, message: string) => {
      problems.push({ row: line, column: header?.cells[at[column]] ?? "", code, message });
      return [];
    };
    const [province, school, name] = [cell("provinceCode"), cell("schoolCode"), cell("name")];
    if (!/^\d{1,2}$/.test(province))
      return wrong("provinceCode", "code_format", `Mã tỉnh “${province}” phải có 2 chữ số.`);
    if (!/^[0-9A-Za-z]{1,6}$/.test(school))
      return wrong("schoolCode", "code_format", `Mã trường “${school}” chưa đúng.`);
    if (name.length < 3 || name.length > 200) return wrong("name", "name_missing", "Thiếu tên trường.");
    if (/^[=+@-]/.test(name)) return wrong("name", "name_formula", "Tên trường là công thức, không phải chữ.");
    const code = schoolCode(province, school);
    const before = seen.get(code);
    if (before !== undefined) return wrong("schoolCode", "duplicate_code", `Mã ${code} đã có ở dòng ${before}.`);
    seen.set(code, line);
    const full = schoolName(name);
    return [
      { row: line, code, province: cell("province"), district: cell("district"), name: full, kind: kindOf(full) },
    ];
  });
  return { rows: rows.length, schools, problems };
}

/** `54`, `1` → `54/001`: programs drop the zeros of codes. */
export function schoolCode(province: string, school: string): string {
  return `${province.padStart(2, "0")}/${school.padStart(3, "0")}`;
}

/** Lists leave "Trường" out where the name begins with the kind of school. */
function schoolName(name: string): string {
  return /^(THPT|THCS|TH|PT|TPT|Tiểu học|Phổ thông|Trung cấp|Cao đẳng)(?=[\s,&.-])/.test(name)
    ? `Trường ${name}`
    : name;
}

const KINDS: readonly (readonly [RegExp, UnitKindId])[] = [
  [/\bgdtx\b|\bgdnn\b|giao duc thuong xuyen|\bktth\b|\bttgd/, "continuing-education"],
  [/trung cap|cao dang|\bnghe\b|day nghe|\btcn\b|\bcdn\b/, "vocational-secondary"],
  [
    /\bthcs\b.*\bthpt\b|\bth\b.*\bthpt\b|tieu hoc.*(thcs|thpt)|\bth\b.*\bthcs\b|cap 2.*3|cap 1.*2|lien cap|nhieu cap/,
    "multi-level",
  ],
  [/\bthcs\b|trung hoc co so|cap 2\b/, "lower-secondary"],
  [/tieu hoc|\btruong th\b|cap 1\b/, "primary-school"],
];

/** The kind that a school's name tells of; upper secondary where it tells of none, as the lists are of those. */
function kindOf(name: string): UnitKindId {
  const key = foldKey(name);
  return KINDS.find(([pattern]) => pattern.test(key))?.[1] ?? "upper-secondary";
}

/** The map of schools to communes: school code (`54/001`) and today's commune code, with or without a heading. */
export function readCommuneMap(text: string): {
  entries: { row: number; school: string; commune: string }[];
  problems: SchoolProblem[];
} {
  const problems: SchoolProblem[] = [];
  const entries = parseDelimited(text.normalize("NFC").replace(/^\ufeff/, "")).flatMap(({ line, cells }, at) => {
    const [school = "", commune = ""] = cells.map((cell) => cell.trim());
    if (at === 0 && !/\d/.test(school + commune)) return [];
    const parts = SCHOOL_CODE.exec(school);
    if (parts && /^\d{1,5}$/.test(commune)) {
      return [{ row: line, school: schoolCode(parts[1]!, parts[2]!), commune: commune.padStart(5, "0") }];
    }
    const message = `Dòng ${line} của tệp --map phải có mã trường (54/001) và mã xã (5 chữ số).`;
    problems.push({ row: line, column: "map", code: "map_format", message });
    return [];
  });
  return { entries, problems };
}
