/** Cells of real files and what they mean. */
import { describe, expect, test } from "vitest";
import { classOfDate, parseClassName, schoolYearOf } from "#app/domain/class-name.ts";
import { decodeText, parseDelimited } from "#app/domain/delimited.ts";
import { fieldOf } from "#app/features/rolls/columns.ts";
import { hasLeft, readBirth, readClass, readCode, readName } from "#app/sheets/cell-values.ts";
import { type Cell, cleanText, dayOfSerial } from "#app/sheets/cells.ts";
import { displayName, spellingKey } from "#app/sheets/spelling.ts";

const TODAY = "2026-11-22";
const cell = (text: string): Cell => ({ text: cleanText(text) });
const outcome = <T>(result: { ok: true; value: T } | { ok: false; code: string }) =>
  result.ok ? result.value : result.code;

describe("classes", () => {
  test.each([
    ["9A", "9A", "9/a"],
    ["9/A", "9A", "9/a"],
    ["Lớp 9A", "9A", "9/a"],
    ["9a", "9A", "9/a"],
    ["9/1", "9/1", "9/1"],
    ["9.1", "9.1", "9/1"],
    ["9-1", "9/1", "9/1"],
    ["12.6", "12.6", "12/6"],
    ["10A10", "10A10", "10/a10"],
    ["10 a1", "10A1", "10/a1"],
    ["10 chuyên Sinh", "10 chuyên Sinh", "10/chuyensinh"],
    ["06A", "6A", "6/a"],
    ["11", "11", "11/"],
  ])("%s is %s (%s)", (text, name, key) => expect(parseClassName(text)).toMatchObject({ name, key }));

  test.each(["91", "13A", "A1", "", "0", "Lá 1"])("%s is no class", (text) => expect(parseClassName(text)).toBeNull());

  test.each([
    ["2026-01-09", [], "9/1"],
    ["2026-01-09", [1, 2, 3], "1/9"],
    ["2026-09-15", [], "9/15"],
    ["2026-09-01", [6, 7, 8, 9], "9/1"],
  ])("the date %s in a file of grades %j was %s", (day, grades, name) => {
    expect(classOfDate(day, new Set(grades))?.name).toBe(name);
    expect(outcome(readClass({ text: "x", number: 46_031, day }, null, new Set(grades)))).toMatchObject({ name });
  });

  test("the grade column decides", () => {
    expect(outcome(readClass(cell("Điện 1"), 10, new Set()))).toMatchObject({ grade: 10, name: "10 Điện 1" });
    expect(outcome(readClass(cell("9A"), 8, new Set()))).toBe("class_grade");
  });

  test.each([
    ["2026-06-30", "2025-2026"],
    ["2026-07-01", "2026-2027"],
    ["2027-01-15", "2026-2027"],
  ])("%s is in %s", (day, year) => expect(schoolYearOf(day)).toBe(year));
});

test.each([
  ["07/02/2012", "2012-02-07"],
  ["7/2/2012", "2012-02-07"],
  ["7-2-2012", "2012-02-07"],
  ["07.02.2012", "2012-02-07"],
  ["7/2/12", "2012-02-07"],
  ["7/2/98", "1998-02-07"],
  ["2012-02-07", "2012-02-07"],
  ["07/02/2012 00:00:00", "2012-02-07"],
  ["41030", "2012-05-01"],
  ["29/02/2012", "2012-02-29"],
  ["29/02/2011", "birth_impossible"],
  ["30/02/2012", "birth_impossible"],
  ["09/15/2012", "birth_impossible"],
  ["hôm qua", "birth_impossible"],
  ["2012", "birth_incomplete"],
  ["02/2012", "birth_incomplete"],
  ["07/02/2026", "birth_range"],
  ["07/02/1899", "birth_range"],
])("born %s: %s", (text, expected) => expect(outcome(readBirth(cell(text), TODAY))).toBe(expected));

test.each([
  [1, "1900-01-01"],
  [59, "1900-02-28"],
  [60, null],
  [61, "1900-03-01"],
  [41_030, "2012-05-01"],
  [46_031, "2026-01-09"],
  [-1, null],
])("serial %d is %s", (serial, day) => expect(dayOfSerial(serial)).toBe(day));

test.each<[Cell, "moet" | "pupilCode", string]>([
  [cell("0012345678"), "moet", "0012345678"],
  [{ text: "12345678", number: 12_345_678 }, "moet", "0012345678"],
  [{ text: "0012", number: 12 }, "pupilCode", "0012"],
  [cell(" hs 001 "), "pupilCode", "HS001"],
  [cell("001203012345"), "moet", "personal_id"],
  [cell("001203012345"), "pupilCode", "personal_id"],
  [cell("123"), "moet", "code_format"],
  [cell("9,91E+09"), "moet", "code_lost"],
  [{ text: "1,2", number: 1.2 }, "pupilCode", "code_lost"],
  [{ text: "0012345678", formula: true }, "moet", "code_formula"],
  [cell("=1+1"), "pupilCode", "code_formula"],
  [cell("mã số"), "pupilCode", "code_chars"],
])("the code %j as %s is %s", (given, field, expected) => expect(outcome(readCode(given, field))).toBe(expected));

test.each<[Cell, string]>([
  [cell("Nguyễn  Thị\u00a0An"), "Nguyễn Thị An"],
  [cell("Nguyễn Thị An".normalize("NFD")), "Nguyễn Thị An"],
  [cell("\u00d0ào Chí Hưng"), "Đào Chí Hưng"],
  [cell("H'Ni Êban"), "H'Ni Êban"],
  [{ text: "Nguyễn Thị An", formula: true }, "name_formula"],
  [cell('=HYPERLINK("http://x","An")'), "name_formula"],
  [cell("NguyÔn V¨n An"), "name_font"],
  [cell("An 2"), "name_chars"],
  [cell("<script>"), "name_chars"],
])("the name %j is %s", (given, expected) => expect(outcome(readName(given))).toBe(expected));

test.each([
  ["Mã định danh Bộ GD&ĐT (trên CSDL ngành)", "moet"],
  ["Mã định danh Bộ GDĐT", "moet"],
  ["Họ và tên (*)", "name"],
  ["Họ đệm", "family"],
  ["Tên", "given"],
  ["LỚP HỌC", "class"],
  ["Số định danh cá nhân", null],
  ["Số CMND", null],
  ["Tên cha", null],
  ["SĐT liên hệ", null],
  ["Dân tộc", null],
  ["Mật khẩu khởi tạo", null],
])("the heading %s is %s", (heading, field) => expect(fieldOf(heading)).toBe(field));

test.each([
  ["Hoà", "Hòa", true],
  ["NGUYỄN VĂN AN", "Nguyễn Văn An", true],
  ["Nguyễn Thuý", "Nguyễn Thúy", true],
  ["Nguyễn Thuý", "Nguyễn Thùy", false],
  ["Nguyễn Văn An", "Nguyễn Văn Ân", false],
])("%s and %s are one spelling: %s", (left, right, same) => {
  expect(spellingKey(left) === spellingKey(right)).toBe(same);
});

test("names in capitals are shown as names", () => {
  expect(displayName("NGUYỄN VĂN AN")).toBe("Nguyễn Văn An");
  expect(displayName("Lê McDonald")).toBe("Lê McDonald");
});

test.each([
  ["Đang học", false],
  ["Chuyển đến", false],
  ["Chuyển trường", true],
  ["Thôi học", true],
])("%s means gone: %s", (status, left) => expect(hasLeft(status)).toBe(left));

test("text tables: separators, quotes, lines inside a cell, Windows-1258", () => {
  expect(parseDelimited('a;"b ""x""\nc";d\n;;\n1,2;3;4')).toEqual([
    { line: 1, cells: ["a", 'b "x"\nc', "d"] },
    { line: 4, cells: ["1,2", "3", "4"] },
  ]);
  // "Nguyễn" as the old Windows keyboards wrote it: e with circumflex, then the tone
  expect(decodeText(Uint8Array.from([0x4e, 0x67, 0x75, 0x79, 0xea, 0xde, 0x6e]))).toBe("Nguyễn");
  expect(decodeText(Uint8Array.from([0x41, 0, 0x42]))).toBeNull();
});
