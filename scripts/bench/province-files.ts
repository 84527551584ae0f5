/** The files of a made-up province: its list of schools, the map to communes, and one roll a school. */
import { fileURLToPath } from "node:url";
import * as XLSX from "@e965/xlsx";
import { readCsv } from "#app/features/units/api.server.ts";

const CLASSES_BY_GRADE: readonly (readonly [grade: number, classes: number])[] = [
  [10, 12],
  [11, 11],
  [12, 11],
];
export const CLASSES = CLASSES_BY_GRADE.reduce((sum, [, classes]) => sum + classes, 0);
const PUPILS_A_CLASS = 20;

const unitFile = (name: string) => fileURLToPath(new URL(`../../content/units/an-giang/${name}.csv`, import.meta.url));
const demoNames = (name: string, columns: readonly string[]) =>
  readCsv(fileURLToPath(new URL(`../../content/demo/${name}.csv`, import.meta.url)), columns).map((row) => row.name!);

/** Schools `51/001`… and `54/001`… in turns: each in a former district of its own province and in some commune. */
export function schoolList(schools: number): { list: string; map: string; codes: string[] } {
  const communes = readCsv(unitFile("communes"), ["code", "kind", "name"]);
  const districts = readCsv(unitFile("former-districts"), ["code", "name", "former_province"]);
  const lines = ["moet_province_code,province,moet_district_code,district,moet_school_code,school_name"];
  const map = ["school,commune"];
  const codes = Array.from({ length: schools }, (_, at) => {
    const [code, province] = at % 2 === 0 ? ["51", "An Giang"] : ["54", "Kiên Giang"];
    const own = districts.filter((one) => one.former_province === province);
    const n = Math.floor(at / 2);
    const school = String(n + 1).padStart(3, "0");
    lines.push(`${code},${province},01,${own[n % own.length]!.name},${school},THPT Thử ${at + 1}`);
    map.push(`${code}/${school},${communes[at % communes.length]!.code}`);
    return `${code}/${school}`;
  });
  return { list: `${lines.join("\n")}\n`, map: `${map.join("\n")}\n`, codes };
}

/**
 * The roll of the n-th school as CSDL ngành writes it; codes, names and days follow from counters. `wanted` rows come in
 * the same classes, fuller ones.
 */
export function rollBytes(n: number, wanted = CLASSES * PUPILS_A_CLASS): { bytes: Buffer; rows: number } {
  const family = demoNames("family-names", ["name", "weight"]);
  const rows: unknown[][] = [
    ["SỞ GIÁO DỤC VÀ ĐÀO TẠO"],
    ["DANH SÁCH HỌC SINH"],
    [],
    ["STT", "Mã định danh Bộ GD&ĐT", "Họ tên", "Ngày sinh", "Giới tính", "Lớp học", "Khối học"],
  ];
  const head = rows.length;
  const size = Math.ceil(wanted / CLASSES);
  for (const [grade, classes] of CLASSES_BY_GRADE) {
    for (let at = 0; at < classes * size && rows.length - head < wanted; at++) {
      const pupil = rows.length - head;
      const name = `${family[pupil % family.length]} ${GIVEN[(pupil * 7 + n) % GIVEN.length]} ${GIVEN[(pupil * 3) % GIVEN.length]}`;
      const birth = `${String((pupil % 28) + 1).padStart(2, "0")}/${String((pupil % 12) + 1).padStart(2, "0")}/${2021 - grade}`;
      const code = String(7_000_000_000 + n * 10_000 + pupil);
      const own = `${grade}A${Math.floor(at / size) + 1}`;
      rows.push([pupil + 1, code, name, birth, pupil % 2 ? "Nam" : "Nữ", own, `Khối ${grade}`]);
    }
  }
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows), "DSHS");
  return {
    bytes: XLSX.write(book, { type: "buffer", bookType: "xlsx", compression: true }) as Buffer,
    rows: rows.length - head,
  };
}

const GIVEN = [
  "An",
  "Bình",
  "Chi",
  "Dũng",
  "Giang",
  "Hà",
  "Khánh",
  "Lan",
  "Minh",
  "Ngọc",
  "Phúc",
  "Quân",
  "Thảo",
  "Uyên",
  "Vy",
];
