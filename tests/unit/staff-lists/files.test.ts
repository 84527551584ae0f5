/** Whole lists of staff as schools hand them in, and what each row becomes. */
import { describe, expect, test } from "vitest";
import { readStaff } from "#app/features/staff-lists/read-staff.ts";
import { type Cell, type Sheet, textCell } from "#app/sheets/cells.ts";

const TODAY = "2026-11-27";
type Row = readonly (string | Cell)[];
const sheet = (rows: readonly Row[], name = "Sheet1"): Sheet => ({
  name,
  rows: rows.map((row, at) => ({
    row: at + 1,
    cells: row.map((cell) => (typeof cell === "string" ? textCell(cell) : cell)),
  })),
});
const read = (...rows: Row[]) => readStaff([sheet(rows)], TODAY);
const brief = ({ good, problems, notes, skipped }: ReturnType<typeof readStaff>) => ({
  good: good.map(({ row, name, posts, homeroom, classes }) =>
    [
      row,
      name,
      posts.map(({ role }) => role).join("+"),
      homeroom.map((one) => one.name).join(),
      classes.map((one) => one.name).join(),
    ].join("|"),
  ),
  problems: problems.map(({ row, column, code }) => `${row}|${column}|${code}`),
  notes: notes.map(({ row, code }) => `${row}|${code}`),
  skipped,
});

const HEAD = ["STT", "Mã cán bộ", "Họ và tên", "Vai trò", "Lớp chủ nhiệm", "Lớp dạy"];

describe("lists", () => {
  test.each<[string, readonly Row[], Partial<ReturnType<typeof brief>>]>([
    [
      "the export of the Ministry: letterhead above, signatures below, posts and personal columns",
      [
        ["SỞ GIÁO DỤC VÀ ĐÀO TẠO"],
        ["DANH SÁCH CÁN BỘ, GIÁO VIÊN, NHÂN VIÊN"],
        [],
        ["STT", "Mã định danh Bộ GD&ĐT", "Họ tên", "Ngày sinh", "Dân tộc", "Số CCCD", "Chức vụ", "SĐT liên hệ"],
        ["1", "1234567890", "Lê An", "01/02/1980", "Kinh", "079080001234", "Hiệu trưởng", "0912345678"],
        ["2", "1234567891", "Lê Bình", "01/02/1985", "Kinh", "079085001234", "Kế toán", ""],
        ["", "", "Người lập biểu"],
      ],
      { good: ["5|Lê An|manager||"], notes: ["6|not_staff"], skipped: 1 },
    ],
    [
      "the classes of vnEdu: their homeroom teachers, classes without one are nobody",
      [
        ["Mã lớp", "Tên lớp", "Khối", "Sĩ số", "Giáo viên chủ nhiệm (GVCN)", "Tên đăng nhập của GVCN"],
        ["L01", "10A1", "Khối 10", "40", "Lê An", "91.gv_lean"],
        ["L02", "10A2", "Khối 10", "40", "", ""],
        ["L03", "Điện 1", "Khối 11", "40", "Võ Chi", "91.gv_vochi"],
      ],
      { good: ["2|Lê An|teacher|10A1|", "4|Võ Chi|teacher|11 Điện 1|"] },
    ],
    [
      "several classes in a cell, by comma, semicolon and line",
      [
        HEAD,
        ["1", "", "Lê An", "Giáo viên", "10A1", "10A2, 11A1; 12 chuyên Sinh"],
        ["2", "", "Võ Chi", "", "9/1", "9/2\n9/3"],
      ],
      { good: ["2|Lê An|teacher|10A1|10A2,11A1,12 chuyên Sinh", "3|Võ Chi|teacher|9/1|9/2,9/3"] },
    ],
    [
      "one column of classes: the own class of who is called GVCN, otherwise one they teach",
      [
        ["Họ và tên", "Chức vụ", "Lớp"],
        ["Lê An", "GVCN", "10A1"],
        ["Lê Bình", "Giáo viên", "10A1"],
        ["Lê Chi", "Phó Hiệu trưởng", "10A2"],
      ],
      { good: ["2|Lê An|teacher|10A1|", "3|Lê Bình|teacher||10A1", "4|Lê Chi|manager+teacher||10A2"] },
    ],
    [
      "9/1 that Excel turned into a date",
      [HEAD, ["1", "", "Lê An", "", { text: "1-Sep", number: 46_266, day: "2026-09-01" }, "9/2"]],
      { good: ["2|Lê An|teacher|9/1|9/2"] },
    ],
    [
      "somebody who has left",
      [
        ["Họ và tên", "Chức vụ", "Trạng thái"],
        ["Lê An", "Giáo viên", "Nghỉ hưu"],
        ["Lê Bình", "Giáo viên", "Nghỉ thai sản"],
      ],
      { good: ["3|Lê Bình|teacher||"], notes: ["2|left"], skipped: 1 },
    ],
    [
      "hostile and mistaken cells, each with its row and column",
      [
        [...HEAD, "Tên đăng nhập", "Điện thoại"],
        ["1", "GV1", '=HYPERLINK("http://x","Bấm")', "Giáo viên", "10A1", "", "", ""],
        ["2", "=1+1", "Lê Bình", "Giáo viên", "=A1", "", "", ""],
        ["3", "079204001234", "Lê Chi", "Trùm", "91", "", "", ""],
        ["4", "GV4", "NguyÔn V¨n", "Quản trị hệ thống", "", "", "", ""],
        ["5", "GV5", "Lê Em", "Giáo viên", "", "", "Lê Em!", "079204001234"],
        ["6", "GV6", { text: "Lê Gấm", formula: true }, "Giáo viên", "", "", "ab", "abc"],
        ["7", "GV7", "", "Giáo viên", "", "", "", ""],
      ],
      {
        good: [],
        problems: [
          "2|Họ và tên|name_formula",
          "3|Lớp chủ nhiệm|class_format",
          "3|Mã cán bộ|code_formula",
          "4|Vai trò|role_unknown",
          "4|Lớp chủ nhiệm|class_format",
          "4|Mã cán bộ|personal_id",
          "5|Họ và tên|name_font",
          "5|Vai trò|role_admin",
          "6|Tên đăng nhập|login_format",
          "7|Họ và tên|name_formula",
          "7|Tên đăng nhập|login_format",
          "8|Họ và tên|name_missing",
        ],
        notes: ["6|phone_personal_id", "7|phone_format"],
      },
    ],
    [
      "a line in between that is nobody, and two people whom only the birth date tells apart",
      [
        ["STT", "Họ và tên", "Ngày sinh", "Chức vụ"],
        ["1", "Lê An", "01/02/1980", "Giáo viên"],
        ["", "Tổ Toán", "", ""],
        ["2", "Lê An", "03/04/1990", "Giáo viên"],
      ],
      { good: ["2|Lê An|teacher||"], problems: ["3||row_unclear", "4|Họ và tên|same_name"] },
    ],
  ])("%s", (_name, rows, expected) => expect(brief(read(...rows))).toMatchObject(expected));

  test("nothing personal leaves the reading process", () => {
    const file = read(
      ["STT", "Họ và tên", "Ngày sinh", "Dân tộc", "Số CCCD", "Chức vụ", "Điện thoại"],
      ["1", "Lê An", "01/02/1980", "Kinh", "079080001234", "Giáo viên", "079080001234"],
    );
    expect(file.good[0]).not.toHaveProperty("birth");
    for (const secret of ["Kinh", "079080001234"]) expect(JSON.stringify(file)).not.toContain(secret);
  });
});

test.each<[string, readonly Row[], string]>([
  [
    "pupils",
    [
      ["STT", "Mã học sinh", "Họ và tên", "Lớp", "Chức vụ"],
      ["1", "0012", "Lê An", "10A1", ""],
    ],
    "Đây là danh sách học sinh. Nhập ở trang của trường hoặc của lớp.",
  ],
  [
    "names and classes that say no role",
    [
      ["STT", "Họ và tên", "Lớp"],
      ["1", "Lê An", "10A1"],
    ],
    "Không thấy dòng tiêu đề. Danh sách cần một dòng có tên cột, ít nhất họ tên và vai trò (hoặc chức vụ, lớp chủ nhiệm).",
  ],
  ["nobody", [HEAD, ["1"], ["2"]], "Dưới dòng tiêu đề chưa có ai."],
])("a list of %s is refused whole", (_name, rows, sentence) => expect(() => read(...rows)).toThrow(sentence));
