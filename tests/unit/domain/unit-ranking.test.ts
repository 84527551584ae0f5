/** Boards of units against tables worked out by hand; "row" is the row of domain.md A.1 that a formula comes from. */
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { RULE_DEFAULTS, UNIT_FORMULAS, type UnitFormula } from "#app/domain/contest.ts";
import { UNIT_FORMULA, type UnitFigures } from "#app/domain/unit-formulas.ts";
import { movesBetween, rankUnits } from "#app/domain/unit-ranking.ts";

const of = (name: string, figures: Partial<UnitFigures>): UnitFigures => ({
  unit: name,
  people: 0,
  outside: 0,
  roll: null,
  turns: 0,
  fullMarks: 0,
  scoreSum: 0,
  ranked: 0,
  top: 0,
  bestSum: 0,
  ...figures,
});
const unit = (name: string, people: number, outside: number, roll: number | null) =>
  of(name, { people, outside, roll, ranked: people + outside });
const ranksOf = (units: readonly UnitFigures[], formula: UnitFormula) =>
  rankUnits(units, formula).map((row) => `${row.unit} ${row.rank ?? "–"}`);
const table = (formula: UnitFormula) => (_name: string, units: readonly UnitFigures[], expected: readonly string[]) =>
  expect(ranksOf(units, formula)).toEqual(expected);

describe("C1, participants (rows 7 and 9)", () => {
  test.each<[string, UnitFigures[], string[]]>([
    ["row 9: more people first", [unit("a", 5, 0, 10), unit("b", 7, 0, 100)], ["b 1", "a 2"]],
    ["people from outside count", [unit("a", 5, 0, 10), unit("b", 3, 4, 10)], ["b 1", "a 2"]],
    ["row 7: equal, the greater rate", [unit("a", 5, 0, 100), unit("b", 5, 0, 10)], ["b 1", "a 2"]],
    [
      "equal people and rate: one rank, then a gap",
      [unit("a", 9, 0, 9), unit("b", 5, 0, 10), unit("c", 5, 0, 10), unit("d", 1, 0, 9)],
      ["a 1", "b 2", "c 2", "d 4"],
    ],
    ["without a roll the people still count", [unit("a", 0, 7, null), unit("b", 5, 0, 10)], ["a 1", "b 2"]],
    ["no roll ranks behind a rate", [unit("a", 0, 5, null), unit("b", 5, 0, 10)], ["b 1", "a 2"]],
    [
      "units with nobody share the last rank",
      [unit("a", 0, 0, 10), unit("b", 1, 0, 10), unit("c", 0, 0, null)],
      ["b 1", "a 2", "c 2"],
    ],
  ])("%s", table("C1"));
});

describe("C2, share of the roll (rows 7 and 16)", () => {
  test.each<[string, UnitFigures[], string[]]>([
    ["row 16: greater share first", [unit("a", 50, 0, 100), unit("b", 6, 0, 10)], ["b 1", "a 2"]],
    ["people from outside do not raise it", [unit("a", 5, 90, 10), unit("b", 6, 0, 10)], ["b 1", "a 2"]],
    ["row 7: equal fractions, more participants", [unit("a", 1, 0, 3), unit("b", 333, 0, 999)], ["b 1", "a 2"]],
    ["equal in both: one rank", [unit("a", 1, 1, 2), unit("b", 2, 0, 4)], ["a 1", "b 1"]],
    [
      "no roll, or an empty one: no rank, in the order given",
      [unit("x", 0, 9, null), unit("y", 0, 0, 0), unit("a", 0, 0, 10)],
      ["a 1", "x –", "y –"],
    ],
    // Rates that differ by less than a millionth, with the participants pointing the other way.
    ["big units that almost tie", [unit("a", 1_501, 0, 3_001), unit("b", 1_500, 0, 2_999)], ["b 1", "a 2"]],
    [
      "everybody of a small class equals everybody of a large",
      [unit("a", 3, 0, 3), unit("b", 40, 0, 40)],
      ["b 1", "a 2"],
    ],
  ])("%s", table("C2"));
});

/** Participants, total score, turns: the criteria of row 8. */
const three = (name: string, people: number, scoreSum: number, turns: number) =>
  of(name, { people, ranked: people, scoreSum, turns });

describe("C4, rank points over three criteria (row 8)", () => {
  test.each<[string, UnitFigures[], string[]]>([
    // 10+10+10 · 9+9+9 · 8+8+8
    ["first in all", [three("c", 1, 1, 1), three("b", 2, 2, 2), three("a", 3, 3, 3)], ["a 1", "b 2", "c 3"]],
    // a: 10+8+8 = 26, b: 9+10+9 = 28, c: 8+9+10 = 27
    [
      "the sum decides, not one criterion",
      [three("a", 9, 10, 10), three("b", 8, 30, 11), three("c", 7, 20, 12)],
      ["b 1", "c 2", "a 3"],
    ],
    // a: 10+9 = 19, b: 9+10 = 19, both 8 more for equal turns (10): the one with more people
    ["row 8: a tie goes to more participants", [three("b", 5, 9, 6), three("a", 6, 8, 6)], ["a 1", "b 2"]],
    // both 10+10+10
    [
      "equal in everything: one rank",
      [three("a", 4, 4, 4), three("b", 4, 4, 4), three("c", 1, 1, 1)],
      ["a 1", "b 1", "c 3"],
    ],
    [
      "nobody, no points, last together",
      [three("a", 0, 0, 0), three("b", 1, 0, 1), three("c", 0, 0, 0)],
      ["b 1", "a 2", "c 2"],
    ],
  ])("%s", table("C4"));

  const points = (units: readonly UnitFigures[]) =>
    Object.fromEntries(rankUnits(units, "C4").map((row) => [row.unit, row.points]));

  test.each<[string, UnitFigures[], Record<string, number>]>([
    [
      "10 to 1 for the ten best, none for the eleventh",
      Array.from({ length: 12 }, (_, at) => three(`u${at}`, 12 - at, 0, 0)),
      { u0: 10, u1: 9, u2: 8, u3: 7, u4: 6, u5: 5, u6: 4, u7: 3, u8: 2, u9: 1, u10: 0, u11: 0 },
    ],
    // people: b and c share rank 2 and 9 points, d is 4th with 7
    [
      "equals get equal points, the next one as many less as there are",
      [three("a", 9, 0, 0), three("b", 5, 0, 0), three("c", 5, 0, 0), three("d", 1, 0, 0)],
      { a: 10, b: 9, c: 9, d: 7 },
    ],
    // ten of rank 1, then the eleventh has rank 11
    [
      "ten equals leave nothing for the eleventh",
      [...Array.from({ length: 10 }, (_, at) => three(`u${at}`, 5, 0, 0)), three("v", 4, 0, 0)],
      { ...Object.fromEntries(Array.from({ length: 10 }, (_, at) => [`u${at}`, 10])), v: 0 },
    ],
    ["a score of nothing earns nothing", [three("a", 2, 0, 2), three("b", 1, 0, 1)], { a: 20, b: 18 }],
  ])("%s", (_name, units, expected) => expect(points(units)).toEqual(expected));
});

const results = (name: string, people: number, top: number, outside = 0) =>
  of(name, { people, outside, top, ranked: people + outside });

describe("C6, share of top results (row 16)", () => {
  test.each<[string, UnitFigures[], string[]]>([
    ["greater share first", [results("a", 100, 30), results("b", 10, 4)], ["b 1", "a 2"]],
    ["of all who took part, those from outside too", [results("a", 10, 5, 10), results("b", 10, 4)], ["b 1", "a 2"]],
    ["equal fractions: more participants", [results("a", 3, 1), results("b", 999, 333)], ["b 1", "a 2"]],
    ["equal in both: one rank", [results("a", 4, 2), results("b", 3, 2, 1), results("c", 4, 1)], ["a 1", "b 1", "c 3"]],
    ["nobody took part: no rank", [results("x", 0, 0), results("a", 5, 0)], ["a 1", "x –"]],
    ["big units that almost tie", [results("a", 3_001, 1_501), results("b", 2_999, 1_500)], ["b 1", "a 2"]],
  ])("%s", table("C6"));
});

describe("C7, participants and total score (row 21)", () => {
  test.each<[string, UnitFigures[], string[]]>([
    ["more participants first", [three("a", 5, 90_000, 9), three("b", 6, 10_000, 6)], ["b 1", "a 2"]],
    ["equal: the higher total", [three("a", 5, 40_000, 9), three("b", 5, 50_000, 5)], ["b 1", "a 2"]],
    ["turns do not matter", [three("a", 5, 40_000, 99), three("b", 5, 40_000, 5)], ["a 1", "b 1"]],
    ["nobody: last, together", [three("a", 0, 0, 0), three("b", 1, 0, 1), three("c", 0, 0, 0)], ["b 1", "a 2", "c 2"]],
  ])("%s", table("C7"));
});

const best = (name: string, bestSum: number, people: number) => of(name, { bestSum, people, ranked: people });

describe("mean of the best k (A.3, best k per school)", () => {
  test.each<[string, UnitFigures[], string[]]>([
    ["the higher sum of k is the higher mean", [best("a", 180_000, 300), best("b", 190_000, 10)], ["b 1", "a 2"]],
    ["fewer than k: what is missing is 0", [best("a", 40_000, 2), best("b", 90_000, 10)], ["b 1", "a 2"]],
    ["equal: more participants", [best("a", 90_000, 10), best("b", 90_000, 11)], ["b 1", "a 2"]],
    ["equal in both: one rank", [best("a", 90_000, 10), best("b", 90_000, 10)], ["a 1", "b 1"]],
  ])("%s", table("BK"));

  it("says what happens to units with fewer people, and names its own k", () => {
    const { name, text } = UNIT_FORMULA.BK;
    expect(name({ ...RULE_DEFAULTS, bestOf: 7 })).toBe("Trung bình 7 điểm cao nhất");
    expect(text({ ...RULE_DEFAULTS, bestOf: 7 })).toContain("ít hơn 7 người thì chỗ thiếu tính 0 điểm");
    expect(text({ ...RULE_DEFAULTS, bestOf: 1 })).not.toContain("chia cho");
  });
});

describe("every formula", () => {
  test.each(UNIT_FORMULAS)("%s tells in words what decides between equals", (formula) => {
    const { text, values } = UNIT_FORMULA[formula];
    expect(text(RULE_DEFAULTS)).toMatch(/Bằng nhau thì xét/);
    expect(values.length).toBeGreaterThan(1);
  });

  test("C6 tells its own threshold", () => {
    expect(UNIT_FORMULA.C6.text({ ...RULE_DEFAULTS, topPercent: 80 })).toContain("đạt từ 80% điểm tối đa trở lên");
    expect(UNIT_FORMULA.C6.text({ ...RULE_DEFAULTS, topPercent: 100 })).toContain("người đạt điểm tối đa trên");
  });
});

describe("movement", () => {
  const rows = (...ranks: [string, number | null][]) => ranks.map(([name, rank]) => ({ unit: name, rank }));

  test.each<[string, [string, number | null][], [string, number | null][], Record<string, number | "new" | null>]>([
    [
      "up, down and the same",
      [
        ["a", 1],
        ["b", 2],
        ["c", 3],
      ],
      [
        ["b", 1],
        ["a", 2],
        ["c", 3],
      ],
      { b: 1, a: -1, c: 0 },
    ],
    [
      "several places at once",
      [
        ["a", 1],
        ["b", 5],
      ],
      [
        ["b", 1],
        ["a", 3],
      ],
      { b: 4, a: -2 },
    ],
    [
      "one that was not there",
      [["a", 1]],
      [
        ["n", 1],
        ["a", 2],
      ],
      { n: "new", a: -1 },
    ],
    ["one that had no rank", [["a", null]], [["a", 1]], { a: "new" }],
    ["one that has none now", [["a", 1]], [["a", null]], { a: null }],
    [
      "one that is gone is not told",
      [
        ["a", 1],
        ["b", 2],
      ],
      [["b", 1]],
      { b: 1 },
    ],
  ])("%s", (_name, before, now, expected) => {
    expect(Object.fromEntries(movesBetween(rows(...before), rows(...now)))).toEqual(expected);
  });
});

const anyUnit = fc
  .record({
    people: fc.nat(20),
    outside: fc.nat(3),
    roll: fc.option(fc.nat(40)),
    turns: fc.nat(6),
    scoreSum: fc.nat(6),
    bestSum: fc.nat(4),
    top: fc.nat(20),
  })
  .map(({ people, top, ...rest }) => {
    const onRoll = Math.min(people, rest.roll ?? 0);
    return { ...rest, people: onRoll, top: Math.min(top, onRoll + rest.outside) };
  });
const anyUnits = fc
  .array(anyUnit, { maxLength: 14 })
  .map((list) => list.map((one, index) => of(`U${index}`, { ...one, ranked: one.people + one.outside })));
const anyFormula = fc.constantFrom(...UNIT_FORMULAS);

describe("any units", () => {
  it("get the rank one more than the number of better ones, however they are given", () => {
    const given = anyUnits.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length })),
    );
    fc.assert(
      fc.property(given, anyFormula, ([units, shuffled], formula) => {
        const ranks = (list: readonly UnitFigures[]) =>
          new Map(rankUnits(list, formula).map((row) => [row.unit, row.rank]));
        const [one, other] = [ranks(units), ranks(shuffled)];
        for (const { unit: name } of units) expect(other.get(name)).toBe(one.get(name));
        expect(one.size).toBe(units.length);
        const numbers = [...one.values()].filter((rank) => rank !== null);
        for (const rank of numbers) expect(numbers.filter((better) => better < rank).length).toBe(rank - 1);
      }),
    );
  });

  it("with the same figures have the same rank, and the order is total", () => {
    fc.assert(
      fc.property(anyUnits, anyFormula, (units, formula) => {
        const twice = units.flatMap((one) => [one, { ...one, unit: `${one.unit}x` }]);
        const ranked = rankUnits(twice, formula);
        const rank = new Map(ranked.map((row) => [row.unit, row.rank]));
        for (const { unit: name } of units) expect(rank.get(`${name}x`)).toBe(rank.get(name));
        const { order } = UNIT_FORMULA[formula];
        const valued = ranked.filter((row) => row.rank !== null);
        for (const a of valued)
          for (const b of valued) expect(Math.sign(order(a, b))).toBe(Math.sign(a.rank! - b.rank!));
      }),
    );
  });

  it("share at most what row 8 gives in all", () => {
    fc.assert(
      fc.property(anyUnits, (units) => {
        const ranked = rankUnits(units, "C4");
        for (const { points } of ranked) expect(points).toBeLessThanOrEqual(30);
        if (units.some((one) => one.turns > 0)) expect(Math.max(...ranked.map((row) => row.points))).toBeGreaterThan(9);
      }),
    );
  });

  it("are not changed", () => {
    const units = [unit("a", 1, 0, 10), unit("b", 2, 0, 10)];
    rankUnits(units, "C1");
    expect(units.map((one) => one.unit)).toEqual(["a", "b"]);
  });
});
