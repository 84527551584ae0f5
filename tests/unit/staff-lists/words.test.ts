/** Headings, posts, telephones, names of schools and logins as lists of staff have them. */
import { describe, expect, test } from "vitest";
import { fieldOf } from "#app/features/staff-lists/columns.ts";
import { freeLogin, loginBase } from "#app/features/staff-lists/logins.ts";
import { placeFinder } from "#app/features/staff-lists/places.ts";
import { readPosts } from "#app/features/staff-lists/posts.ts";
import { phoneOf } from "#app/features/staff-lists/read-rows.ts";

test.each([
  ["Mã định danh Bộ GD&ĐT", "code"],
  ["Mã CBGVNV", "code"],
  ["Họ và tên (*)", "name"],
  ["Họ tên giáo viên", "name"],
  ["Điện thoại", "phone"],
  ["SĐT", "phone"],
  ["CHỨC VỤ", "post"],
  ["Vai trò (*)", "role"],
  ["Lớp chủ nhiệm", "homeroom"],
  ["Lớp dạy", "classes"],
  ["Lớp đồng hành", "classes"],
  ["Tên lớp", "class"],
  ["Giáo viên chủ nhiệm (GVCN)", "homeroomTeacher"],
  ["Tên đăng nhập của GVCN", "login"],
  ["Mã trường", "placeCode"],
  ["Trường hoặc đơn vị (*)", "place"],
  ["Mã học sinh", "pupil"],
  ["Dân tộc", null],
  ["Số CCCD", null],
  ["Số định danh cá nhân", null],
  ["Địa chỉ", null],
])("the heading %s is %s", (heading, field) => expect(fieldOf(heading)).toBe(field));

describe("posts", () => {
  test.each([
    ["Quản lý trường", "manager"],
    ["Hiệu trưởng", "manager"],
    ["P. Hiệu trưởng", "manager"],
    ["Phó Hiệu trưởng phụ trách chuyên môn", "manager"],
    ["Giám đốc trung tâm", "manager"],
    ["Bí thư chi bộ, Hiệu trưởng", "manager"],
    ["Hiệu trưởng - Chủ tịch hội đồng trường", "manager"],
    ["Giáo viên", "teacher"],
    ["GV Toán", "teacher"],
    ["GVCN", "teacher"],
    ["Tổ trưởng chuyên môn", "teacher"],
    ["Bí thư Đoàn trường", "secretary"],
    ["Bí thư Đoàn, Đội", "secretary"],
    ["Trợ lý thanh niên", "secretary"],
    ["Bí thư chi đoàn giáo viên", "secretary"],
    ["Tổng phụ trách Đội", "secretary of the Đội"],
    ["Giáo viên kiêm Tổng phụ trách Đội", "teacher, secretary of the Đội"],
    ["Cán bộ địa bàn", "area"],
    ["Ban tổ chức", "organiser"],
    ["Chuyên viên Sở", "department"],
    ["Biên soạn câu hỏi", "writer"],
    // what sounds like a role and is none
    ["Bí thư chi bộ", ""],
    ["Chủ tịch Công đoàn", ""],
    ["Nhân viên thư viện", ""],
    ["Kế toán", ""],
    ["Văn thư, Thủ quỹ", ""],
    ["", ""],
  ])("%s: %s", (text, expected) => {
    const { posts, unknown } = readPosts(text);
    expect(posts.map(({ role, troop }) => (troop ? `${role} of the Đội` : role)).join(", ")).toBe(expected);
    expect(unknown).toEqual([]);
  });

  test.each([
    ["Quản lý thư viện", [], false, false],
    ["Quản trị hệ thống", [], true, false],
    ["Bí thư chi đoàn", [], false, true],
    ["Nguyên Hiệu trưởng", ["Nguyên Hiệu trưởng"], false, false],
    ["Giám đốc Sở", ["Giám đốc Sở"], false, false],
    ["Giáo viên, Phi công", ["Phi công"], false, false],
    ["=cmd|' /C calc'!A0", ["=cmd|'", "C calc'!A0"], false, false],
  ])("%s gives no manager and no administrator", (text, unknown, admin, branch) => {
    const told = readPosts(text);
    expect(told).toMatchObject({ unknown, admin, branch });
    expect(told.posts.filter(({ role }) => role !== "teacher")).toEqual([]);
  });
});

test.each([
  ["0912 345 678", "0912345678"],
  ["0912.345.678 / 0987654321", "0912345678"],
  ["+84 912 345 678", "0912345678"],
  ["84912345678", "0912345678"],
  ["912345678", "0912345678"],
  ["02963 852 123", "02963852123"],
  ["079204001234", null],
  ["12345", null],
  ["không có", null],
  ["=1+1", null],
])("the telephone %s is %s", (text, expected) => expect(phoneOf(text)).toBe(expected));

test("places are found by code, by full and by short name; two of a name are told", () => {
  const place = (code: string, name: string, part: "school" | "area" = "school") => ({ id: code, code, name, part });
  const find = placeFinder([
    place("54/001", "Trường THPT Nguyễn Trung Trực"),
    place("54/002", "Trường Tiểu học Kim Đồng"),
    place("54/003", "Trường THCS Kim Đồng"),
    place("30307", "Phường Long Xuyên", "area"),
    place("a", "Xã Bình Hòa", "area"),
    place("b", "Phường Bình Hòa", "area"),
  ]);
  const answer = (text: string) => {
    const found = find(text);
    return "place" in found ? found.place.code : found.problem;
  };
  expect(
    [
      ["54/001", "54-001", "54001", "30307"],
      ["Trường THPT Nguyễn Trung Trực", "THPT NGUYỄN TRUNG TRỰC", "Trường Trung học phổ thông Nguyễn Trung Trực"],
      ["TH Kim Đồng", "THCS Kim Đồng", "Kim Đồng", "Long Xuyên"],
      ["Bình Hòa", "Xã Bình Hoà", "THPT Không Có"],
    ].map((texts) => texts.map(answer)),
  ).toEqual([
    ["54/001", "54/001", "54/001", "30307"],
    ["54/001", "54/001", "54/001"],
    ["54/002", "54/003", "place_unknown", "30307"],
    ["place_ambiguous", "a", "place_unknown"],
  ]);
});

test.each([
  ["Trần Thị Lan Anh", ["teacher"], "gv.lananh"],
  ["Lê Văn An", ["teacher"], "gv.an"],
  ["Đỗ Ý", ["manager", "teacher"], "ql.y"],
  ["H'Ni Êban", ["secretary"], "bt.eban"],
  ["Tạ Minh", ["area"], "cb.minh"],
  ["Lan", ["teacher"], "gv.lan"],
] as const)("%s signs in as %s", (name, roles, login) => expect(loginBase(name, roles)).toBe(login));

test("a taken login gets the next number", () => {
  const taken = new Set(["gv.an", "gv.an2"]);
  expect([freeLogin("gv.an", taken), freeLogin("gv.an", taken), freeLogin("gv.binh", taken)]).toEqual([
    "gv.an3",
    "gv.an4",
    "gv.binh",
  ]);
});
