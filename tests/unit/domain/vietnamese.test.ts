import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import {
  endOfLocalDay,
  foldKey,
  formatDateColumn,
  formatDateLong,
  formatDateTime,
  formatDuration,
  formatDurationColumn,
  formatNumber,
  formatPercent,
  formatRange,
  formatScore,
  formatSpan,
  formatTime,
  formatTimeShort,
  localDay,
  naturalKey,
  startOfLocalDay,
} from "#app/domain/vietnamese.ts";

const at = (iso: string) => Date.parse(`${iso}+07:00`);

describe("numbers", () => {
  test.each([
    [0, "0"],
    [7, "7"],
    [999, "999"],
    [1000, "1.000"],
    [1234.5, "1.234,5"],
    [1234567, "1.234.567"],
    [0.25, "0,25"],
    [2 / 3, "0,667"],
    [-1234.5, "-1.234,5"],
    [-0.0001, "0"],
    [null, "–"],
    [undefined, "–"],
    [Number.NaN, "–"],
  ])("formatNumber(%s) is %s", (value, expected) => {
    expect(formatNumber(value)).toBe(expected);
  });

  test.each([
    [504, 1000, "50,4%"],
    [1184, 1251, "94,6%"],
    [920, 1000, "92,0%"],
    [1, 3, "33,3%"],
    [2, 3, "66,7%"],
    [1, 16, "6,3%"],
    [0, 12, "0,0%"],
    [12, 12, "100,0%"],
    [2500, 100, "2.500,0%"],
    [-5, 100, "-5,0%"],
    [5, 0, "–"],
    [5, null, "–"],
    [null, 5, "–"],
  ])("formatPercent(%s, %s) is %s", (numerator, denominator, expected) => {
    expect(formatPercent(numerator, denominator)).toBe(expected);
  });

  test.each([
    [18000, "18"],
    [17500, "17,5"],
    [17333, "17,333"],
    [0, "0"],
    [null, "–"],
  ])("formatScore(%s) is %s", (thousandths, expected) => {
    expect(formatScore(thousandths)).toBe(expected);
  });

  it("loses no digit of a whole number", () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (value) => {
        expect(Number(formatNumber(value).replaceAll(".", ""))).toBe(value === 0 ? 0 : value);
      }),
    );
  });
});

describe("dates and times in Viet Nam", () => {
  test.each([
    ["2026-09-05T08:23:44", "05/9/2026", "05/09/2026", "08:23:44"],
    ["2026-01-20T00:00:00", "20/01/2026", "20/01/2026", "00:00:00"],
    ["2026-02-09T23:59:59", "09/02/2026", "09/02/2026", "23:59:59"],
    ["2026-03-31T12:00:00", "31/3/2026", "31/03/2026", "12:00:00"],
    ["2026-11-16T06:59:59", "16/11/2026", "16/11/2026", "06:59:59"],
  ])("%s", (iso, long, column, time) => {
    expect(formatDateLong(at(iso))).toBe(long);
    expect(formatDateColumn(at(iso))).toBe(column);
    expect(formatTime(at(iso))).toBe(time);
    expect(formatTimeShort(at(iso))).toBe(time.slice(0, 5));
    expect(formatDateTime(at(iso))).toBe(`${time.slice(0, 5)} ngày ${long}`);
  });

  test.each([
    ["2026-11-16T08:00:00", "2026-11-30T17:00:00", "08:00 ngày 16/11 đến 17:00 ngày 30/11/2026"],
    ["2026-11-16T08:00:00", "2026-11-16T17:00:00", "08:00 đến 17:00 ngày 16/11/2026"],
    ["2026-12-28T08:00:00", "2027-01-05T17:00:00", "08:00 ngày 28/12/2026 đến 17:00 ngày 05/01/2027"],
  ])("from %s to %s", (from, to, expected) => {
    expect(formatRange(at(from), at(to))).toBe(expected);
  });

  it("begins a day at midnight in Viet Nam, which is 17:00 UTC of the day before", () => {
    expect(startOfLocalDay("2026-11-16")).toBe(Date.parse("2026-11-15T17:00:00Z"));
    expect(endOfLocalDay("2026-11-16")).toBe(startOfLocalDay("2026-11-17"));
    expect(localDay(Date.parse("2026-11-15T17:00:00Z"))).toBe("2026-11-16");
    expect(localDay(Date.parse("2026-11-15T16:59:59.999Z"))).toBe("2026-11-15");
  });

  it.each(["2026-02-30", "2026-13-01", "2026-1-1", "", "16/11/2026", "2026-11-16T00:00"])("refuses %j", (day) => {
    expect(() => startOfLocalDay(day)).toThrow(RangeError);
  });

  it("refuses a moment that is not one", () => {
    expect(() => formatDateLong(Number.NaN)).toThrow(RangeError);
  });

  it("puts every moment inside its own day, and days sort as text", () => {
    const moment = fc.integer({ min: at("2000-01-01T00:00:00"), max: at("2100-01-01T00:00:00") });
    fc.assert(
      fc.property(moment, moment, (a, b) => {
        const day = localDay(a);
        expect(startOfLocalDay(day) <= a && a < endOfLocalDay(day)).toBe(true);
        if (a <= b) expect(localDay(a) <= localDay(b)).toBe(true);
      }),
    );
  });
});

describe("durations", () => {
  test.each([
    [552_038, "09 phút 12,038 giây", "09:12,038"],
    [0, "00 phút 00,000 giây", "00:00,000"],
    [59_999.6, "01 phút 00,000 giây", "01:00,000"],
    [900_000, "15 phút 00,000 giây", "15:00,000"],
    [4_152_038, "1 giờ 09 phút 12,038 giây", "1:09:12,038"],
    [-5, "00 phút 00,000 giây", "00:00,000"],
    [null, "–", "–"],
    [Number.NaN, "–", "–"],
  ])("%s ms", (ms, words, column) => {
    expect(formatDuration(ms)).toBe(words);
    expect(formatDurationColumn(ms)).toBe(column);
  });

  it.each([
    [-5, "0 giây"],
    [400, "0 giây"],
    [32_656, "33 giây"],
    [59_600, "1 phút"],
    [552_038, "9 phút 12 giây"],
    [3_600_000, "1 giờ"],
    [4_152_038, "1 giờ 9 phút"],
    [90_000_000, "25 giờ"],
  ])("as people say it: %i ms is %s", (ms, words) => {
    expect(formatSpan(ms)).toBe(words);
  });
});

describe("foldKey", () => {
  test.each([
    ["Trường  THPT\u00a0Bến Lau ", "truong thpt ben lau"],
    ["ĐỖ THỊ DỰ", "do thi du"],
    ["Đường Nguyễn Huệ", "duong nguyen hue"],
    ["nguye\u0302\u0303n", "nguyen"],
    ["ưỡn ẹo", "uon eo"],
    ["", ""],
  ])("%j is %j", (text, expected) => {
    expect(foldKey(text)).toBe(expected);
  });

  it("does not mind how marks are encoded, and folding twice changes nothing", () => {
    const text = fc.array(fc.constantFrom(..."aăâđêôơưÁẦẫỵỠ 10/–")).map((letters) => letters.join(""));
    fc.assert(
      fc.property(text, (value) => {
        expect(foldKey(value.normalize("NFD"))).toBe(foldKey(value.normalize("NFC")));
        expect(foldKey(foldKey(value))).toBe(foldKey(value));
      }),
    );
  });
});

describe("naturalKey", () => {
  it("orders classes and schools as people read them", () => {
    const ordered = [
      "6A",
      "9/1",
      "9/2",
      "9/10",
      "10 chuyên Sinh",
      "10A2",
      "10A10",
      "11A1",
      "Chi đoàn 2",
      "Chi đoàn 10",
    ];
    const shuffled = [...ordered].reverse();
    expect(shuffled.sort((a, b) => (naturalKey(a) < naturalKey(b) ? -1 : 1))).toEqual(ordered);
  });

  it("orders any two numbers as numbers, whatever stands before them", () => {
    fc.assert(
      fc.property(fc.constantFrom("", "10A", "Lớp "), fc.nat(), fc.nat(), (prefix, a, b) => {
        const [left, right] = [naturalKey(`${prefix}${a}`), naturalKey(`${prefix}${b}`)];
        expect(Math.sign(a - b)).toBe(left < right ? -1 : left > right ? 1 : 0);
      }),
    );
  });

  it("compares in JavaScript exactly as its UTF-8 bytes do in a database", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (a, b) => {
        const [left, right] = [naturalKey(a), naturalKey(b)];
        const bytes = Math.sign(Buffer.compare(Buffer.from(left), Buffer.from(right)));
        expect(left < right ? -1 : left > right ? 1 : 0).toBe(bytes);
      }),
    );
  });
});
