/** Which column is which: headings as CSDL ngành, vnEdu, SMAS and schools themselves write them. */
import { fieldsByHeading, type Vocabulary } from "#app/sheets/table.ts";

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
    "hovatendoanvien",
    "hotendoanvien",
    "tendoanvien",
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
  memberCode: ["madoanvien", "masodoanvien", "madoivien", "sothedoanvien", "mathedoanvien", "thedoanvien"],
  memberTick: ["doanvien", "doivien"],
} as const;

export type Field = keyof typeof FIELDS;

/** The field that a heading stands for, or null: columns nobody asked for are never read. */
export const fieldOf = fieldsByHeading(FIELDS);

export const CODE_FIELDS = ["moet", "pupilCode", "vemis", "register", "memberCode"] as const satisfies readonly Field[];
export type CodeField = (typeof CODE_FIELDS)[number];

/** What a list is of: the pupils of a school, or the members of branches outside schools. */
export type ListKind = "pupils" | "members";

/** The reader of sheet-process.ts for each kind of list. */
export const LIST_READERS: Readonly<Record<ListKind, string>> = { pupils: "roll", members: "members" };

/** A school's own codes and classes mean nothing outside it. */
const ONLY_OF_PUPILS: readonly Field[] = ["class", "grade", "pupilCode", "vemis", "register"];

/** A heading row names who (name or code) and at least one thing more about them. */
const isHeading: Vocabulary<Field>["isHeading"] = (has) => {
  const who = has.has("name") || has.has("family") || CODE_FIELDS.some((field) => has.has(field));
  const more = [...has].filter((field) => field !== "number" && field !== "given");
  return who && (more.length >= 2 || (more.length === 1 && has.has("number") && has.has("name")));
};

/** What headings mean in each kind of list; columns that it has no use for are never read. */
export const LIST_WORDS: Readonly<Record<ListKind, Vocabulary<Field>>> = {
  pupils: { fieldOf, isHeading },
  members: {
    fieldOf(heading) {
      const field = fieldOf(heading);
      return field !== null && ONLY_OF_PUPILS.includes(field) ? null : field;
    },
    isHeading,
  },
};
