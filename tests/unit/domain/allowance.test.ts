import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { attemptsLeft, refusalOf } from "#app/domain/allowance.ts";
import { localDay } from "#app/domain/vietnamese.ts";

const HOUR = 3_600_000;
const T0 = Date.UTC(2026, 10, 16, 1); // 08:00 on 16/11/2026 in Viet Nam
const at = (...hours: number[]) => hours.map((hour) => T0 + hour * HOUR);

describe("what is left of a round's attempts", () => {
  test.each<[string, [number | null, number | null, number], number[], number, [number | null, number | null]]>([
    ["no limit", [null, null, 0], [0, 1, 2], 3, [null, null]],
    ["no limit and a resit", [null, null, 1], [0, 1], 3, [null, null]],
    ["nothing used", [2, null, 0], [], 0, [2, null]],
    ["all used", [2, null, 0], [0, 1], 2, [0, null]],
    ["a resit after all were used", [2, null, 1], [0, 1], 2, [1, null]],
    ["a resit that was used", [2, null, 1], [0, 1, 2], 3, [0, null]],
    ["a resit given before the limit was reached", [2, null, 1], [0], 1, [2, null]],
    ["today's attempt used", [3, 1, 0], [0], 1, [2, 0]],
    ["tomorrow", [3, 1, 0], [0], 16, [2, 1]],
    ["today's attempt used, and a resit", [3, 1, 1], [0], 1, [3, 1]],
    ["today's attempt and the resit used", [3, 1, 1], [0, 1], 2, [2, 0]],
    ["the day after a resit was used", [3, 1, 1], [0, 1], 16, [2, 1]],
    ["the last of the round today, then a resit", [2, 1, 1], [0, 16], 17, [1, 1]],
    ["a resit of yesterday that is not used", [2, 1, 1], [0], 16, [2, 2]],
    ["per day alone, and a resit", [null, 1, 1], [0], 1, [null, 1]],
    ["limits that were lowered later", [1, null, 0], [0, 1, 2], 3, [0, null]],
  ])("%s", (_what, [perRound, perDay, resits], started, now, [inRound, today]) => {
    expect(attemptsLeft({ perRound, perDay, resits }, at(...started), T0 + now * HOUR)).toEqual({ inRound, today });
  });

  it("says first that the round is used up", () => {
    expect(refusalOf({ inRound: 0, today: 0 })).toBe("none_left");
    expect(refusalOf({ inRound: 1, today: 0 })).toBe("none_today");
    expect(refusalOf({ inRound: 1, today: 1 })).toBeNull();
    expect(refusalOf({ inRound: null, today: null })).toBeNull();
  });
});

/** Whether all these attempts fit: without some of them, at most as many as there are resits, both limits hold. */
function fits(started: readonly number[], perRound: number, perDay: number, resits: number): boolean {
  for (let without = 0; without < 2 ** started.length; without += 1) {
    const left = started.filter((_, n) => (without & (2 ** n)) === 0);
    const days = left.map(localDay);
    const held = left.length <= perRound && days.every((day) => days.filter((other) => other === day).length <= perDay);
    if (held && started.length - left.length <= resits) return true;
  }
  return false;
}

test("an attempt may start exactly when it fits the limits with the resits, whatever came before", () => {
  const limit = fc.option(fc.integer({ min: 1, max: 4 }));
  const tries = fc.array(fc.record({ hours: fc.integer({ min: 0, max: 20 }), resit: fc.boolean() }), { maxLength: 9 });
  fc.assert(
    fc.property(limit, limit, tries, (perRound, perDay, steps) => {
      let [now, resits] = [T0, 0];
      const started: number[] = [];
      for (const { hours, resit } of steps) {
        now += hours * HOUR;
        if (resit) resits += 1;
        const may = refusalOf(attemptsLeft({ perRound, perDay, resits }, started, now)) === null;
        expect(may).toBe(fits([...started, now], perRound ?? 99, perDay ?? 99, resits));
        if (may) started.push(now);
      }
    }),
  );
});
