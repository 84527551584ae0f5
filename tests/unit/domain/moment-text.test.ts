import { describe, expect, it, test } from "vitest";
import { dayAndClock, momentOf, parseClock, parseDay } from "#app/domain/moment-text.ts";
import { formatEnd, formatRange, weekdayName } from "#app/domain/vietnamese.ts";

const at = (iso: string) => Date.parse(`${iso}+07:00`);

describe("days and times as people type them", () => {
  test.each([
    ["16/11/2026", "2026-11-16"],
    ["5/9/2026", "2026-09-05"],
    ["05-09-2026", "2026-09-05"],
    ["5.9.26", "2026-09-05"],
    [" 5 9 2026 ", "2026-09-05"],
    ["2026-09-05", "2026-09-05"],
    ["31/02/2026", null],
    ["11/16/2026", null],
    ["16/11", null],
    ["mai", null],
    ["", null],
  ])("day %j is %j", (typed, day) => expect(parseDay(typed)).toBe(day));

  test.each([
    ["7h", 420],
    ["7h30", 450],
    ["07:30", 450],
    ["7g05", 425],
    ["7 giờ", 420],
    ["13.45", 825],
    ["7", 420],
    ["0:00", 0],
    ["23:59", 1_439],
    ["24h00", 1_440],
    ["24:00", 1_440],
    ["24h01", null],
    ["25h", null],
    ["7h75", null],
    ["sáng", null],
    ["", null],
  ])("time %j is %j", (typed, minutes) => expect(parseClock(typed)).toBe(minutes));

  it("joins day and time; 24h00 is where the next day begins", () => {
    expect(momentOf("2026-11-16", 450)).toBe(at("2026-11-16T07:30:00"));
    expect(momentOf("2026-11-18", 1_440)).toBe(at("2026-11-19T00:00:00"));
  });

  test.each([
    ["2026-11-16T07:30:00", false, { day: "2026-11-16", clock: "07:30" }],
    ["2026-11-19T00:00:00", true, { day: "2026-11-18", clock: "24h00" }],
    ["2026-11-19T00:00:00", false, { day: "2026-11-19", clock: "00:00" }],
    ["2026-11-18T17:00:00", true, { day: "2026-11-18", clock: "17:00" }],
  ])("%s goes back into a form", (iso, end, expected) => expect(dayAndClock(at(iso), end)).toEqual(expected));

  test.each([
    ["2026-11-19T00:00:00", "24h00 ngày 18/11/2026"],
    ["2026-11-18T17:00:00", "17:00 ngày 18/11/2026"],
    ["2027-01-01T00:00:00", "24h00 ngày 31/12/2026"],
  ])("an end at %s is told as %s", (iso, text) => expect(formatEnd(at(iso))).toBe(text));

  test.each([
    ["2026-11-09T00:00:00", "2026-11-19T00:00:00", "00:00 ngày 09/11 đến 24h00 ngày 18/11/2026"],
    ["2026-11-16T07:00:00", "2026-11-17T00:00:00", "07:00 đến 24h00 ngày 16/11/2026"],
    ["2026-12-28T08:00:00", "2027-01-01T00:00:00", "08:00 ngày 28/12 đến 24h00 ngày 31/12/2026"],
  ])("from %s to %s", (from, to, text) => expect(formatRange(at(from), at(to))).toBe(text));

  test.each([
    ["2026-11-27T00:00:00", "thứ sáu"],
    ["2026-11-29T23:59:59", "chủ nhật"],
  ])("%s is a %s", (iso, name) => expect(weekdayName(at(iso))).toBe(name));
});
