/** Which column is which: headings as CSDL ngành, vnEdu, SMAS and schools themselves write them. */
import { foldKey } from "#app/domain/vietnamese.ts";

export const FIELDS = {
  number: ["stt", "tt", "sothutu"],
  name: [
    "hovaten",
    "hoten",
    "tenhocsinh",
    "tenhs",
    "hovatenhocsinh",
    "hotenhocsinh",
    "hotenhs",
    "hovatenhs",
    "studentname",
  ],
  family: ["ho", "hodem", "holot", "hovadem", "hovatendem", "hovalot", "hotendem", "hovachulot"],
  given: ["ten"],
  birth: ["ngaysinh", "ngaythangnamsinh", "ns", "ngaysinhhs", "ngaythangsinh", "sinhngay", "birthday"],
  birthDay: ["ngay"],
  birthMonth: ["thang"],
  birthYear: ["nam", "namsinh"],
  class: ["lop", "lophoc", "tenlop", "malop", "classname"],
  grade: ["khoi", "khoihoc", "khoilop"],
  moet: [
    "madinhdanhbogddt",
    "madinhdanhbgddt",
    "madinhdanhbo",
    "madinhdanh",
    "mamoet",
    "madinhdanhhocsinh",
    "madinhdanhhs",
  ],
  pupilCode: ["mahocsinh", "mahs", "studentcode"],
  vemis: ["mavemis"],
  register: ["sodangbo"],
  status: ["trangthai", "tinhtrang", "trangthaihoc"],
  branch: ["chidoan", "chidoi", "doancoso"],
  branchCode: ["madoanvien", "doanvien", "doivien"],
} as const;

export type Field = keyof typeof FIELDS;

const FIELD_OF = new Map(
  (Object.entries(FIELDS) as [Field, readonly string[]][]).flatMap(([field, names]) =>
    names.map((name) => [name, field] as const),
  ),
);

/** Letters and digits of a heading; what stands in brackets and the star of required columns are left out. */
export function headingKey(heading: string): string {
  return foldKey(heading.replace(/\([^)]*\)/g, " ")).replace(/[^a-z0-9]/g, "");
}

/** The field that a heading stands for, or null: columns nobody asked for are never read. */
export function fieldOf(heading: string): Field | null {
  return FIELD_OF.get(headingKey(heading)) ?? null;
}

export const CODE_FIELDS = ["moet", "pupilCode", "vemis", "register"] as const satisfies readonly Field[];
export type CodeField = (typeof CODE_FIELDS)[number];
