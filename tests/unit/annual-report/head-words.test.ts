import { describe, expect, test } from "vitest";
import { type ReportBody, usualHead } from "#app/features/annual-report/head-words.ts";
import { attachedTo, numberLine } from "#app/features/annual-report/official-words.ts";
import { periodOf } from "#app/features/annual-report/period.ts";

const PROVINCE = { name: "Tỉnh An Giang", shortName: "An Giang" };

describe("head and foot by who writes", () => {
  test.each<[string, ReportBody, string[]]>([
    [
      "the department",
      { kind: "department" },
      [
        "UBND TỈNH AN GIANG",
        "SỞ GIÁO DỤC VÀ ĐÀO TẠO",
        "BC-SGDĐT",
        "An Giang",
        "Ủy ban nhân dân tỉnh An Giang",
        "",
        "GIÁM ĐỐC",
      ],
    ],
    [
      "a ward",
      { kind: "commune", name: "Phường Rạch Giá" },
      [
        "",
        "ỦY BAN NHÂN DÂN PHƯỜNG RẠCH GIÁ",
        "BC-UBND",
        "Rạch Giá",
        "Sở Giáo dục và Đào tạo tỉnh An Giang",
        "TM. ỦY BAN NHÂN DÂN",
        "CHỦ TỊCH",
      ],
    ],
    [
      "an upper secondary school",
      { kind: "school", name: "THPT Nguyễn Trung Trực", above: null, centre: false },
      [
        "SỞ GIÁO DỤC VÀ ĐÀO TẠO",
        "TRƯỜNG THPT NGUYỄN TRUNG TRỰC",
        "BC-THPTNTT",
        "An Giang",
        "Sở Giáo dục và Đào tạo",
        "",
        "HIỆU TRƯỞNG",
      ],
    ],
    [
      "a lower secondary school of a commune",
      { kind: "school", name: "Trường THCS Tân Hội", above: "Xã Tân Hội", centre: false },
      [
        "UBND XÃ TÂN HỘI",
        "TRƯỜNG THCS TÂN HỘI",
        "BC-THCSTH",
        "Tân Hội",
        "Ủy ban nhân dân xã Tân Hội; Sở Giáo dục và Đào tạo",
        "",
        "HIỆU TRƯỞNG",
      ],
    ],
    [
      "a centre",
      { kind: "school", name: "Trung tâm GDNN – GDTX Tân Hiệp", above: null, centre: true },
      [
        "SỞ GIÁO DỤC VÀ ĐÀO TẠO",
        "TRUNG TÂM GDNN – GDTX TÂN HIỆP",
        "BC-TTGDNNGDTXTH",
        "An Giang",
        "Sở Giáo dục và Đào tạo",
        "",
        "GIÁM ĐỐC",
      ],
    ],
    [
      "a Đoàn below another",
      { kind: "union", name: "Đoàn phường Rạch Giá", above: "Tỉnh Đoàn An Giang" },
      [
        "TỈNH ĐOÀN AN GIANG",
        "BCH ĐOÀN PHƯỜNG RẠCH GIÁ",
        "BC/ĐTN",
        "An Giang",
        "Tỉnh Đoàn An Giang",
        "TM. BAN CHẤP HÀNH",
        "BÍ THƯ",
      ],
    ],
  ])("%s", (_name, body, expected) => {
    const { parentBody, body: issuing, symbol, place, addressees, authority, post } = usualHead(body, PROVINCE);
    expect([parentBody, issuing, symbol, place, addressees.join("; "), authority, post]).toEqual(expected);
  });

  test("only a Đoàn has the head of the Đoàn, and writes its number in its way", () => {
    const union = usualHead({ kind: "union", name: "Đoàn xã", above: null }, PROVINCE);
    const state = usualHead({ kind: "department" }, PROVINCE);
    expect([union.heading, state.heading]).toEqual(["youth", undefined]);
    expect(numberLine({ ...union, number: "5" })).toBe("Số: 05-BC/ĐTN");
    expect(numberLine({ ...state, number: "5" })).toBe("Số: 05/BC-SGDĐT");
    const head = { ...union, number: "12", day: "2026-11-05", subject: "" };
    expect(attachedTo({ head, period: periodOf("2026")! })).toContain("Báo cáo số 12-BC/ĐTN ngày 05 tháng 11 năm");
  });

  test("without a province there is something to write over", () => {
    expect(usualHead({ kind: "department" }, null)).toMatchObject({ parentBody: "UBND TỈNH", place: "" });
  });
});
