import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { RANKING_R1 } from "#app/domain/contest.ts";
import { type Basis, type BasisAttempt, project } from "#app/domain/projection.ts";
import { ProjectionSum } from "#app/domain/projection-sum.ts";

/** Two schools of one province; `branch` stands in another tree. */
const UNITS: Record<string, readonly string[]> = {
  atA: ["classA", "schoolA", "province", "branch"],
  atB: ["classB", "schoolB", "province"],
};
const unitsOf = (placement: string) => UNITS[placement] ?? [];
const BEST = { counted: "best", ranking: RANKING_R1, onlyFull: false } as const;

const attempt = (no: number, placement: string, score: number, day = "2026-11-16", full = false): BasisAttempt => ({
  attempt: `A${no}`,
  no,
  placement,
  score,
  durationMs: 60_000,
  submittedAt: no,
  startedAt: no - 60_000,
  prediction: null,
  group: "",
  grade: 9,
  day,
  full,
  top: score >= 9_000,
});
const basis = (rollPlacement: string | null, ...attempts: BasisAttempt[]): Basis => ({ rollPlacement, attempts });

function figures(of: Basis, rule: Parameters<typeof project>[1] = BEST) {
  const { totals, days, counted, rankedIn } = project(of, rule, unitsOf);
  const lines = [...totals].map(
    ([unit, { people, outside, turns, fullMarks, scoreSum }]) =>
      [unit, `${people} ${outside} ${turns} ${fullMarks} ${scoreSum}`] as const,
  );
  return {
    counted: counted?.of.attempt ?? null,
    rankedIn,
    totals: Object.fromEntries(lines),
    days: Object.fromEntries(days),
  };
}

describe("project: people, outside, turns, full marks, score", () => {
  it("of nothing is nothing", () => {
    expect(figures(basis("atA"))).toEqual({ counted: null, rankedIn: [], totals: {}, days: {} });
  });

  it("one attempt counts in every unit of its placement", () => {
    const own = "1 0 1 0 5000";
    expect(figures(basis("atA", attempt(1, "atA", 5_000)))).toEqual({
      counted: "A1",
      rankedIn: UNITS.atA,
      totals: { classA: own, schoolA: own, province: own, branch: own },
      days: Object.fromEntries(
        UNITS.atA!.map((unit) => [`${unit}|2026-11-16`, { people: 1, outside: 0, turns: 1, scoreSum: 5_000, top: 0 }]),
      ),
    });
  });

  it("a second attempt is another turn, not another person; the score is the counted one's", () => {
    const { counted, totals } = figures(basis("atA", attempt(1, "atA", 5_000), attempt(2, "atA", 3_000)));
    expect([counted, totals.schoolA]).toEqual(["A1", "1 0 2 0 5000"]);
  });

  test.each([
    ["best", "A2", "1 0 1 0 0", "0 1 1 1 10000", "1 0 2 1 10000"],
    ["first", "A1", "1 0 1 0 8000", "0 1 1 1 0", "1 0 2 1 8000"],
    ["last", "A2", "1 0 1 0 0", "0 1 1 1 10000", "1 0 2 1 10000"],
  ] as const)("attempts in two schools, counted: %s", (counted, which, atA, atB, province) => {
    const moved = basis("atA", attempt(1, "atA", 8_000), attempt(2, "atB", 10_000, "2026-11-17", true));
    const shown = figures(moved, { ...BEST, counted });
    expect(shown.counted).toBe(which);
    expect(shown.rankedIn).toEqual(which === "A1" ? UNITS.atA : UNITS.atB);
    expect([shown.totals.schoolA, shown.totals.schoolB, shown.totals.province]).toEqual([atA, atB, province]);
  });

  test.each([
    ["on the roll where the attempt was sat", "atA", { schoolA: "1 0", province: "1 0" }],
    ["on the roll of another school of the province", "atB", { schoolA: "0 1", province: "1 0" }],
    ["on no roll", null, { schoolA: "0 1", province: "0 1" }],
  ] as const)("a person %s", (_name, roll, expected) => {
    const { totals } = figures(basis(roll, attempt(1, "atA", 0)));
    for (const [unit, start] of Object.entries(expected)) expect(totals[unit]).toBe(`${start} 1 0 0`);
    expect(totals.schoolB).toBeUndefined();
  });

  it("a person counts on the day of the first attempt in a unit, turns on each day", () => {
    const { days } = figures(
      basis(
        "atA",
        attempt(1, "atB", 0, "2026-11-18"),
        attempt(2, "atA", 0, "2026-11-17"),
        attempt(3, "atA", 0, "2026-11-18"),
      ),
    );
    expect(days).toMatchObject({
      "schoolB|2026-11-18": { people: 1, turns: 1 },
      "schoolA|2026-11-17": { people: 1, turns: 1 },
      "schoolA|2026-11-18": { people: 0, turns: 1 },
      "province|2026-11-17": { people: 1, turns: 1 },
      "province|2026-11-18": { people: 0, turns: 2 },
    });
  });
});

const anyBasis: fc.Arbitrary<Basis> = fc.record({
  rollPlacement: fc.option(fc.constantFrom("atA", "atB")),
  attempts: fc
    .array(
      fc.record({
        placement: fc.constantFrom("atA", "atB"),
        score: fc.constantFrom(0, 9_000, 10_000),
        day: fc.constantFrom("2026-11-16", "2026-11-17"),
      }),
      { maxLength: 5 },
    )
    .map((list) =>
      list.map((one, index) => attempt(index + 1, one.placement, one.score, one.day, one.score === 10_000)),
    ),
});

describe("what a day added", () => {
  it("is taken from a unit that the better attempt of the next day left", () => {
    const moved = basis("atA", attempt(1, "atA", 9_000, "2026-11-16"), attempt(2, "atB", 10_000, "2026-11-17", true));
    expect(figures(moved).days).toMatchObject({
      "schoolA|2026-11-16": { people: 1, outside: 0, turns: 1, scoreSum: 9_000, top: 1 },
      "schoolA|2026-11-17": { people: 0, outside: 0, turns: 0, scoreSum: -9_000, top: -1 },
      "schoolB|2026-11-17": { people: 1, outside: 1, turns: 1, scoreSum: 10_000, top: 1 },
      "province|2026-11-17": { people: 0, outside: 0, turns: 1, scoreSum: 1_000, top: 0 },
    });
  });
});

describe("any basis", () => {
  it("counts a person at most once per unit, and every turn once", () => {
    fc.assert(
      fc.property(anyBasis, (of) => {
        const { totals, days } = project(of, BEST, unitsOf);
        for (const [unit, total] of totals) {
          const here = of.attempts.filter((one) => unitsOf(one.placement).includes(unit));
          expect(total.people + total.outside).toBe(1);
          expect(total.turns).toBe(here.length);
          expect(total.fullMarks).toBe(here.some((one) => one.full) ? 1 : 0);
          const own = [...days].filter(([key]) => key.startsWith(`${unit}|`)).map(([, day]) => day);
          expect(own.reduce((sum, day) => sum + day.people, 0)).toBe(1);
          expect(own.reduce((sum, day) => sum + day.turns, 0)).toBe(here.length);
          expect(own.reduce((sum, day) => sum + day.outside, 0)).toBe(total.outside);
          expect(own.reduce((sum, day) => sum + day.scoreSum, 0)).toBe(total.scoreSum);
          expect(own.reduce((sum, day) => sum + day.top, 0)).toBe(total.top);
          expect(total.top).toBeLessThanOrEqual(total.ranked);
        }
      }),
    );
  });

  it("does not depend on the order of the attempts", () => {
    fc.assert(
      fc.property(anyBasis, (of) => {
        const reversed = { ...of, attempts: [...of.attempts].reverse() };
        const plain = (one: Basis) => {
          const { counted, sortKey, rankedIn, totals, days } = project(one, BEST, unitsOf);
          return { counted, sortKey, rankedIn, totals: new Map([...totals].sort()), days: new Map([...days].sort()) };
        };
        expect(plain(reversed)).toEqual(plain(of));
      }),
    );
  });

  it("taken away again leaves the sum as it was", () => {
    fc.assert(
      fc.property(fc.array(anyBasis, { maxLength: 4 }), anyBasis, (others, one) => {
        const sum = new ProjectionSum();
        for (const other of others) sum.add(project(other, BEST, unitsOf), 1);
        const before = [sum.totals(), sum.days()].map((rows) => rows.map((row) => ({ ...row })));
        sum.add(project(one, BEST, unitsOf), 1);
        sum.add(project(one, BEST, unitsOf), -1);
        expect([sum.totals(), sum.days()]).toEqual(before);
      }),
    );
  });
});
