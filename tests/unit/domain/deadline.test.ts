import { describe, expect, it, test } from "vitest";
import { roundPhase } from "#app/domain/contest.ts";
import { arrivedInTime, deadlineOf } from "#app/domain/deadline.ts";

const MINUTE = 60_000;
const OPENS = 1_000_000;
const CLOSES = OPENS + 60 * MINUTE;
const GRACE = 5_000;
const window = { opensAt: OPENS, closesAt: CLOSES };
const rules = (closing: "hard" | "lastStart", graceMs = GRACE) => ({ minutes: 20, closing, graceMs });
const extra = (minutes: number) => ({ kind: "extra", ms: minutes * MINUTE }) as const;
const incident = (minutes: number) => ({ kind: "incident", ms: minutes * MINUTE }) as const;

describe("deadlineOf, in minutes from the opening", () => {
  test.each([
    ["hard", "full time", 0, [], 20],
    ["hard", "just the full time", 40, [], 60],
    ["hard", "cut off by the close", 45, [], 60],
    ["hard", "started in the last minute", 59, [], 60],
    ["hard", "with extra time", 0, [extra(10)], 30],
    ["hard", "extra time moves the close too", 45, [extra(10)], 70],
    ["hard", "extra time after a late start", 55, [extra(10)], 70],
    ["hard", "an incident and extra time add up", 0, [extra(10), incident(5)], 35],
    ["hard", "an incident moves the close", 58, [incident(5)], 65],
    ["lastStart", "full time", 0, [], 20],
    ["lastStart", "full time over the close", 59, [], 79],
    ["lastStart", "with extra time", 59, [extra(10), incident(3)], 92],
  ] as const)("%s: %s", (closing, _name, startMinute, grants, endMinute) => {
    const deadline = deadlineOf({ startedAt: OPENS + startMinute * MINUTE, window, rules: rules(closing), grants });
    expect(deadline.deadlineAt).toBe(OPENS + endMinute * MINUTE);
    expect(deadline.countsUntil).toBe(OPENS + endMinute * MINUTE + GRACE);
  });

  it("does not depend on the order of the grants", () => {
    const input = { startedAt: OPENS, window, rules: rules("hard") };
    const [one, other] = [
      [extra(1), incident(2)],
      [incident(2), extra(1)],
    ];
    expect(deadlineOf({ ...input, grants: one! })).toEqual(deadlineOf({ ...input, grants: other! }));
  });
});

describe("arrivedInTime, in ms from the deadline", () => {
  test.each([
    [-1, GRACE, true],
    [0, GRACE, true],
    [1, GRACE, true],
    [GRACE - 1, GRACE, true],
    [GRACE, GRACE, true],
    [GRACE + 1, GRACE, false],
    [0, 0, true],
    [1, 0, false],
  ])("%i with a grace of %i: %s", (offset, graceMs, expected) => {
    const deadline = deadlineOf({ startedAt: OPENS, window, rules: rules("hard", graceMs), grants: [] });
    expect(arrivedInTime(deadline.deadlineAt + offset, deadline)).toBe(expected);
  });

  it("an incident entered later makes a late answer count", () => {
    const input = { startedAt: OPENS, window, rules: rules("hard") };
    const arrivedAt = OPENS + 21 * MINUTE;
    expect(arrivedInTime(arrivedAt, deadlineOf({ ...input, grants: [] }))).toBe(false);
    expect(arrivedInTime(arrivedAt, deadlineOf({ ...input, grants: [incident(1)] }))).toBe(true);
  });
});

describe("roundPhase", () => {
  test.each([
    [OPENS - 1, "before"],
    [OPENS, "open"],
    [CLOSES - 1, "open"],
    [CLOSES, "closed"],
  ] as const)("at %i it is %s", (now, phase) => expect(roundPhase(window, now)).toBe(phase));
});
