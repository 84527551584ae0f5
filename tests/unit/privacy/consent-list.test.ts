/** Lists of consents as schools write them: headings, yes and no, forms, days, and what is wrong in a row. */
import { describe, expect, test } from "vitest";
import { type ListSheet, readConsents } from "#app/features/privacy/consent-list.ts";

const TODAY = "2026-11-27";
const HEADINGS = ["STT", "Mã định danh (Bộ)", "Họ và tên", "Học sinh đồng ý", "Phụ huynh đồng ý", "Hình thức", "Ngày"];

const sheet = (...rows: readonly string[][]): ListSheet => ({
  name: "Sheet1",
  rows: rows.map((cells, at) => ({ row: at + 1, cells: cells.map((text) => (text === "" ? undefined : { text })) })),
});
const read = (...rows: readonly string[][]) => readConsents([sheet(HEADINGS, ...rows)], TODAY);
const row = (code: string, child = "", guardian = "", form = "", day = "") => [
  "1",
  code,
  "A",
  child,
  guardian,
  form,
  day,
];

describe("a row", () => {
  test.each([
    ["both", row("a1", "x", "Có"), { code: "A1", child: true, guardian: true, form: null, day: null }],
    ["one alone", row("A1", "", "đồng ý"), { code: "A1", child: null, guardian: true, form: null, day: null }],
    ["withdrawn", row("A1", "Không", "rút lại"), { code: "A1", child: false, guardian: false, form: null, day: null }],
    ["on paper", row("A1", "x", "", "Phiếu giấy", "05/9/2026"), { child: true, form: "paper", day: "2026-09-05" }],
    ["by phone", row("A1", "1", "0", "Zalo", "2026-11-27"), { guardian: false, form: "online", day: TODAY }],
    ["at a meeting", row("A1", "x", "x", "Họp PH", "1.10.2026"), { form: "meeting", day: "2026-10-01" }],
    ["a code that Excel marked as text", row("'0123456789", "x"), { code: "0123456789" }],
  ])("%s", (_what, cells, expected) => {
    expect(read(cells)).toMatchObject({ found: true, rows: [expected], problems: [] });
  });

  test.each([
    ["no code", row("", "x"), "Thiếu mã"],
    ["a strange code", row("=A1", "x"), "Thiếu mã"],
    ["neither yes nor no", row("A1", "chắc vậy"), "Cột đồng ý"],
    ["an unknown form", row("A1", "x", "x", "gọi"), "Hình thức"],
    ["tomorrow", row("A1", "x", "x", "", "28/11/2026"), "Ngày"],
    ["no day of the calendar", row("A1", "x", "x", "", "31/02/2026"), "Ngày"],
    ["long ago", row("A1", "x", "x", "", "31/12/2019"), "Ngày"],
  ])("%s is told", (_what, cells, message) => {
    const { rows, problems } = read(cells);
    expect(rows).toEqual([]);
    expect(problems).toEqual([{ row: 2, message: expect.stringContaining(message) }]);
  });

  test("without a word about consent is passed over; a code that comes again is told", () => {
    const { rows, problems } = read(row("A1"), row("A2", "x"), row("a2", "", "x"), ["", "", "", "", ""]);
    expect(rows.map(({ code }) => code)).toEqual(["A2"]);
    expect(problems).toEqual([{ row: 4, message: "Mã A2 đã có ở dòng 3." }]);
  });
});

describe("a file", () => {
  test("has its headings below a letterhead, on any sheet, in any order; other columns are not looked at", () => {
    const letter = sheet(["Trường THPT"], ["Danh sách đồng ý"]);
    const list = sheet(
      ["Trường THPT"],
      [""],
      ["Phụ huynh", "Điện thoại", "Mã đăng nhập"],
      ["x", "0912345678", "ag260001"],
    );
    const found = readConsents([letter, list], TODAY);
    expect(found.rows).toEqual([{ row: 4, code: "AG260001", child: null, guardian: true, form: null, day: null }]);
    expect(JSON.stringify(found)).not.toContain("0912345678");
  });

  test("takes a real date as it is", () => {
    const cells = [{ text: "A1" }, { text: "x" }, { text: "9/5/26", day: "2026-09-05" }];
    const rows = [
      { row: 1, cells: [{ text: "Mã" }, { text: "Học sinh" }, { text: "Ngày" }] },
      { row: 2, cells },
    ];
    expect(readConsents([{ name: "", rows }], TODAY).rows[0]?.day).toBe("2026-09-05");
  });

  test.each([
    ["nothing", []],
    ["no code", [sheet(["Học sinh đồng ý", "Phụ huynh đồng ý"])]],
    ["no consent", [sheet(["Mã", "Họ và tên"])]],
  ])("with %s is not found", (_what, sheets) => {
    expect(readConsents(sheets, TODAY)).toEqual({ found: false, rows: [], problems: [] });
  });
});
