import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { rankUnits, type UnitFigures } from "#app/domain/unit-ranking.ts";

const unit = (name: string, people: number, outside: number, roll: number | null): UnitFigures => ({
  unit: name,
  people,
  outside,
  roll,
});
const ranksOf = (units: readonly UnitFigures[], formula: "C1" | "C2") =>
  rankUnits(units, formula).map((row) => `${row.unit} ${row.rank ?? "–"}`);

describe("C1, participants", () => {
  test.each([
    ["more people first, people from outside count", [unit("a", 5, 0, 10), unit("b", 3, 4, 10)], ["b 1", "a 2"]],
    ["equal: the greater rate", [unit("a", 5, 0, 100), unit("b", 5, 0, 10)], ["b 1", "a 2"]],
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
  ])("%s", (_name, units, expected) => expect(ranksOf(units, "C1")).toEqual(expected));
});

describe("C2, share of the roll", () => {
  test.each([
    ["greater share first", [unit("a", 50, 0, 100), unit("b", 6, 0, 10)], ["b 1", "a 2"]],
    ["people from outside do not raise it", [unit("a", 5, 90, 10), unit("b", 6, 0, 10)], ["b 1", "a 2"]],
    ["equal fractions: more participants", [unit("a", 1, 0, 3), unit("b", 333, 0, 999)], ["b 1", "a 2"]],
    ["equal in both: one rank", [unit("a", 1, 1, 2), unit("b", 2, 0, 4)], ["a 1", "b 1"]],
    [
      "no roll, or an empty one: no rank, in the order given",
      [unit("x", 0, 9, null), unit("y", 0, 0, 0), unit("a", 0, 0, 10)],
      ["a 1", "x –", "y –"],
    ],
    // Rates that differ by less than a millionth, with the participants pointing the other way.
    ["big units that almost tie", [unit("a", 1_501, 0, 3_001), unit("b", 1_500, 0, 2_999)], ["b 1", "a 2"]],
  ])("%s", (_name, units, expected) => expect(ranksOf(units, "C2")).toEqual(expected));
});

const anyUnit = fc
  .record({
    people: fc.nat(20),
    outside: fc.nat(3),
    roll: fc.option(fc.nat(40)),
  })
  .map(({ people, outside, roll }) => ({ people: Math.min(people, roll ?? 0), outside, roll }));
const anyUnits = fc
  .array(anyUnit, { maxLength: 10 })
  .map((list) => list.map((one, index) => ({ ...one, unit: `U${index}` })));

describe("any units", () => {
  it("get the rank one more than the number of better ones, however they are given", () => {
    const given = anyUnits.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length })),
    );
    fc.assert(
      fc.property(given, fc.constantFrom("C1", "C2"), ([units, shuffled], formula) => {
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

  it("are not changed", () => {
    const units = [unit("a", 1, 0, 10), unit("b", 2, 0, 10)];
    rankUnits(units, "C1");
    expect(units.map((one) => one.unit)).toEqual(["a", "b"]);
  });
});
