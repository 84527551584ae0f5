/** Whole lists as schools hand them in, and what each row becomes. */
import { describe, expect, test } from "vitest";
import { readRoll } from "#app/features/rolls/read-roll.ts";
import type { Cell, Sheet } from "#app/sheets/cells.ts";
import { textCell } from "#app/sheets/cells.ts";

const sheet = (rows: (string | Cell)[][], name = "Sheet1"): Sheet => ({
  name,
  rows: rows.map((row, at) => ({
    row: at + 1,
    cells: row.map((cell) => (typeof cell === "string" ? textCell(cell) : cell)),
  })),
});
const read = (...rows: (string | Cell)[][]) => readRoll([sheet(rows)], "2026-11-22");
const brief = ({ good, problems }: ReturnType<typeof readRoll>) => ({
  good: good.map((row) => [row.row, row.name, row.birth, row.class?.name].join("|")),
  problems: problems.map((one) => [one.row, one.column, one.code].join("|")),
});

const HEAD = ["STT", "Mã MOET", "Họ và tên", "Ngày sinh", "Lớp"];

describe("lists", () => {
  test.each<[string, (string | Cell)[][], string[], string[]]>([
    [
      "title lines above, signatures and prepared rows below",
      [
        ["TRƯỜNG THCS MẪU"],
        ["Lớp: 9A - Sĩ số: 1"],
        ["STT", "Họ và tên", "Ngày sinh"],
        ["1", "Lê An", "1/2/2012"],
        ["2"],
        ["", "Hiệu trưởng"],
      ],
      ["4|Lê An|2012-02-01|9A"],
      [],
    ],
    [
      "a heading of two levels and a name in two columns",
      [
        ["STT", "Họ và tên", "Họ và tên", "Ngày sinh", "Ngày sinh", "Ngày sinh", "Lớp"],
        ["", "", "", "Ngày", "Tháng", "Năm"],
        ["1", "Lê Văn", "An", "1", "2", "2012", "9/A"],
      ],
      ["3|Lê Văn An|2012-02-01|9A"],
      [],
    ],
    [
      "family and given names apart",
      [
        ["Họ đệm", "Tên", "Ngày sinh", "Lớp"],
        ["Lê Văn", "An", "1/2/2012", "10A1"],
      ],
      ["2|Lê Văn An|2012-02-01|10A1"],
      [],
    ],
    [
      "a line in between that is nobody",
      [
        HEAD,
        ["1", "9910000021", "Lê An", "1/2/2012", "9A"],
        ["", "", "Tổ hai"],
        ["2", "9910000022", "Lê Bình", "1/2/2012", "9A"],
      ],
      ["2|Lê An|2012-02-01|9A", "4|Lê Bình|2012-02-01|9A"],
      ["3||row_unclear"],
    ],
    [
      "duplicates, impossible dates, formulas, personal numbers: each with its row and column",
      [
        HEAD,
        ["1", "9910000021", "Lê An", "1/2/2012", "9A"],
        ["2", "9910000021", "Lê Bình", "1/2/2012", "9A"],
        ["3", "9910000023", "Lê Chi", "31/2/2012", "91"],
        ["4", "9910000024", '=HYPERLINK("x")', "1/2/2012", "9A"],
        ["5", "001203012345", "Lê Em", "1/2/2012", "9A"],
      ],
      ["2|Lê An|2012-02-01|9A"],
      [
        "3|Mã MOET|duplicate_code",
        "4|Ngày sinh|birth_impossible",
        "4|Lớp|class_format",
        "5|Họ và tên|name_formula",
        "6|Mã MOET|personal_id",
      ],
    ],
    [
      "the same child twice without a code",
      [
        ["Họ tên", "Ngày sinh", "Lớp"],
        ["Lê An", "1/2/2012", "9A"],
        ["Lê An", "1/2/2012", "9B"],
      ],
      ["2|Lê An|2012-02-01|9A"],
      ["3|Họ tên|duplicate_person"],
    ],
  ])("%s", (_name, rows, good, problems) => {
    const found = brief(read(...rows));
    expect({ good: found.good.sort(), problems: found.problems.sort() }).toEqual({
      good,
      problems: [...problems].sort(),
    });
  });

  test("9/1 as a date is read by the grades of the other rows", () => {
    const date: Cell = { text: "1-Sep", number: 46_266, day: "2026-09-01" };
    expect(
      brief(read(HEAD, ["1", "", "Lê An", "1/2/2012", "9/2"], ["2", "", "Lê Bình", "1/2/2012", date])).good,
    ).toEqual(["2|Lê An|2012-02-01|9/2", "3|Lê Bình|2012-02-01|9/1"]);
  });

  test("problems name the sheet where there are several", () => {
    const rows = (code: string) => [HEAD, ["1", code, "Lê An", "1/2/2012", "9A"]];
    const roll = readRoll([sheet(rows("9910000021"), "9A"), sheet(rows("9910000021"), "9B")], "2026-11-22");
    expect(roll.problems).toMatchObject([{ row: 2, sheet: "9B", code: "duplicate_code" }]);
  });

  test("a list of members has no classes and no codes of a school", () => {
    const head = ["STT", "Mã HS", "Mã đoàn viên", "Họ tên", "Ngày sinh", "Lớp", "Chi đoàn", "Trạng thái"];
    const rows = [
      ["1", "001", "dv-1", "Lê An", "1/2/2001", "Đảng viên mới", "Ấp 3", ""],
      ["2", "1,2E+11", "x", "Lê Bình", "1/2/2001", "", "x", "Trưởng thành Đoàn"],
      ["3", "", "chưa có", "Lê Chi", "1/2/2001", "", "", "Chuyển sinh hoạt đến"],
    ];
    const roll = readRoll([sheet([head, ...rows])], "2026-11-22", "members");
    expect(roll.problems).toEqual([]);
    expect(
      roll.good.map(({ codes, class: own, branch, left }) => [codes.map(({ code }) => code), own, branch, left]),
    ).toEqual([
      [["DV-1"], null, "Ấp 3", false],
      [[], null, "", true],
      [[], null, null, false],
    ]);
  });

  test("a member's code in a list of pupils is kept, and makes a member; a tick only makes a member", () => {
    const head = ["Mã HS", "Mã đoàn viên", "Họ tên", "Ngày sinh", "Lớp"];
    const rows = [
      ["001", "DV1", "Lê An", "1/2/2011", "10A1"],
      ["002", "x", "Lê Bình", "1/2/2011", "10A1"],
      ["003", "không", "Lê Chi", "1/2/2011", "10A1"],
    ];
    const { good } = read(head, ...rows);
    expect(good.map(({ codes, branch }) => `${codes.map(({ code }) => code)} ${branch}`)).toEqual([
      "001,DV1 ",
      "002 ",
      "003 null",
    ]);
  });

  test("the school year of the title", () => {
    expect(read(["NĂM HỌC 2026-2027"], HEAD, ["1", "", "Lê An", "1/2/2012", "9A"]).schoolYear).toBe("2026-2027");
    expect(read(HEAD, ["1", "", "Lê An", "1/2/2012", "9A"]).schoolYear).toBeNull();
  });
});
