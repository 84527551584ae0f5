import { expect, it } from "vitest";
import { timeLeftWords } from "#app/domain/time-left.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

it.each([
  [0, "chưa đầy 1 phút"],
  [MINUTE - 1, "chưa đầy 1 phút"],
  [MINUTE, "1 phút"],
  [HOUR - 1, "59 phút"],
  [HOUR, "1 giờ"],
  [3 * HOUR + 20 * MINUTE, "3 giờ 20 phút"],
  [DAY - 1, "23 giờ 59 phút"],
  [DAY + 59 * MINUTE, "1 ngày"],
  [8 * DAY + 3 * HOUR + 5 * MINUTE, "8 ngày 3 giờ"],
])("%i ms left: %s", (ms, words) => {
  expect(timeLeftWords(ms)).toBe(words);
});
