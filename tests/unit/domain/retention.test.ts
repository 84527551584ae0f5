/** When a term is over, on the calendar of Viet Nam; which terms became shorter. */
import { describe, expect, test } from "vitest";
import {
  RETENTION_IDS,
  RETENTION_RULES,
  type RetentionId,
  retentionCutoff,
  STANDARD_TERMS,
  shortened,
} from "#app/domain/retention.ts";

const at = (text: string) => Date.parse(`${text}+07:00`);

describe("the cutoff", () => {
  test.each<[RetentionId, number, string, string]>([
    ["uploads", 24, "2026-11-27T09:30:00", "2026-11-26T09:30:00"],
    ["sessions", 30, "2026-11-27T09:30:00", "2026-10-28T09:30:00"],
    ["left", 24, "2026-11-27T09:30:00", "2024-11-27T00:00:00"],
    // 06:00 of the 1st in Viet Nam is still the month before elsewhere
    ["left", 6, "2026-12-01T06:00:00", "2026-06-01T00:00:00"],
    ["answers", 6, "2026-08-31T12:00:00", "2026-02-28T00:00:00"],
    ["answers", 6, "2028-08-31T12:00:00", "2028-02-29T00:00:00"],
    ["left", 12, "2026-01-15T00:00:00", "2025-01-15T00:00:00"],
    ["audit", 5, "2024-02-29T10:00:00", "2019-02-28T00:00:00"],
  ])("%s, %i: at %s what is older than %s", (id, term, now, before) => {
    expect(retentionCutoff(id, term, at(now))).toBe(at(before));
  });
});

test("every standard lies within its bounds", () => {
  for (const id of RETENTION_IDS) {
    const { least, standard, most } = RETENTION_RULES[id];
    expect([least <= standard, standard <= most], id).toEqual([true, true]);
  }
});

test("the floors that the database holds are below the least terms", () => {
  const now = at("2026-11-27T09:30:00");
  const days = (id: RetentionId) => (now - retentionCutoff(id, RETENTION_RULES[id].least, now)) / 86_400_000;
  expect(days("audit")).toBeGreaterThan(365);
  expect(days("answers")).toBeGreaterThan(180);
});

test("only what became shorter", () => {
  expect(shortened(STANDARD_TERMS, STANDARD_TERMS)).toEqual([]);
  expect(shortened(STANDARD_TERMS, { ...STANDARD_TERMS, left: 12, audit: 6 })).toEqual(["left"]);
});
