import { describe, expect, test } from "vitest";
import { leavingGrade, promotions, raised } from "#app/domain/promotion.ts";

test.each([
  ["10A1", 10, "11A1"],
  ["9/1", 9, "10/1"],
  ["10 chuyên Sinh", 10, "11 chuyên Sinh"],
  ["6.2", 6, "7.2"],
  ["1A", 1, "2A"],
  ["11B12", 11, "12B12"],
  ["Điện 1", 10, null],
])("%s becomes %s", (name, grade, to) => {
  expect(raised({ name, grade })?.name ?? null).toBe(to);
});

test.each([
  [[10, 11, 12], 12],
  [[6, 7, 8, 9], 9],
  [[1, 2, 3, 4, 5], 5],
  [[6, 9, 10, 12], 12],
  [[10], 12],
  [[6, 7], 9],
  [[], 5],
])("a school with grades %j ends with %d", (grades, last) => {
  expect(leavingGrade(grades)).toBe(last);
});

describe("promotions", () => {
  const classes = [
    { id: "a", name: "10A1", grade: 10 },
    { id: "b", name: "12A1", grade: 12 },
  ];
  const shown = (wanted?: Record<string, string>) =>
    promotions(classes, wanted).map(({ name, to, unread }) => `${name} ${to?.name ?? "leaves"} ${unread ?? ""}`.trim());

  test.each<[string, Record<string, string>, string[]]>([
    ["as proposed", {}, ["10A1 11A1", "12A1 leaves"]],
    ["another name", { a: "11B2" }, ["10A1 11B2", "12A1 leaves"]],
    ["leaving early", { a: "" }, ["10A1 leaves", "12A1 leaves"]],
    ["a name that is none", { a: "lớp chọn" }, ["10A1 leaves lớp chọn", "12A1 leaves"]],
  ])("%s", (_what, wanted, expected) => {
    expect(shown(wanted)).toEqual(expected);
  });
});
