import { describe, expect, test } from "vitest";
import { branchKey, branchKindOf, branchName, groupWord, kindInName, unionName } from "#app/domain/branch.ts";

describe("names of branches", () => {
  test.each([
    ["Chi đoàn 10A1", "10a1"],
    ["chi đoàn lớp 10A1", "10a1"],
    ["CHI ĐOÀN: Ấp  Bình Thạnh", "ap binh thanh"],
    ["Chi đội 6/1", "6/1"],
    ["lớp 10A1", "10a1"],
    ["Ấp 3", "ap 3"],
    ["Chi đoàn", ""],
    ["Chi đoànviên", "chi doanvien"],
  ])("%s is %s", (name, key) => expect(branchKey(name)).toBe(key));

  test.each([
    ["chi-doan", "10A1", "Chi đoàn 10A1"],
    ["chi-doan", " Chi đoàn  Tự quản ", "Chi đoàn Tự quản"],
    ["chi-doi", "Kim Đồng", "Chi đội Kim Đồng"],
    ["chi-doan", "Chi đội 6A", "Chi đội 6A"],
  ] as const)("of a %s: %s", (kind, words, name) => expect(branchName(kind, words)).toBe(name));

  test.each([
    ["Chi đoàn 10A1", "chi-doan"],
    ["chi doi 6A", "chi-doi"],
    ["Tự quản", null],
  ])("%s says %s", (name, kind) => expect(kindInName(name)).toBe(kind));

  test.each([
    ["school-union", "Trường THPT Sông Hậu", "Đoàn trường THPT Sông Hậu"],
    ["school-union", "Trung tâm GDNN – GDTX Châu Đốc", "Đoàn Trung tâm GDNN – GDTX Châu Đốc"],
    ["troop-union", "Trường THCS Bình Minh", "Liên đội THCS Bình Minh"],
  ] as const)("%s of %s", (kind, school, name) => expect(unionName(kind, school)).toBe(name));
});

test("Đoàn from grade 10 on, Đội below", () => {
  expect([6, 9, 10, 12].map(branchKindOf)).toEqual(["chi-doi", "chi-doi", "chi-doan", "chi-doan"]);
});

test.each([
  ["class", "lớp"],
  ["chi-doan", "chi đoàn"],
  ["chi-doi", "chi đội"],
  ["school-union", "đơn vị"],
])("people of a %s are in a %s", (kind, word) => expect(groupWord(kind)).toBe(word));
