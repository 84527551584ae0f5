import fc from "fast-check";
import { expect, it } from "vitest";
import { inTurnoutOrder, missingOf, sumOf } from "#app/domain/turnout.ts";

const group = (name: string, members: number, sat: number, running = 0) => ({ name, members, sat, running });

it("puts the smallest share first, of equals the one that misses more, and empty lists last", () => {
  const byName = [
    group("10A1", 40, 40),
    group("10A2", 40, 0),
    group("10A3", 0, 0),
    group("10A4", 45, 0),
    group("10A5", 40, 20),
    group("10A6", 20, 10),
  ];
  const names = (order: "fewest" | "name") => inTurnoutOrder(byName, order).map(({ name }) => name);
  expect(names("fewest")).toEqual(["10A4", "10A2", "10A5", "10A6", "10A1", "10A3"]);
  expect(names("name")).toEqual(byName.map(({ name }) => name));
});

it("loses nobody: sat, running and missing are all members, in sums and in any order", () => {
  const groups = fc.array(
    fc
      .tuple(fc.nat(50), fc.nat(50), fc.nat(50))
      .map(([sat, running, missing]) => group("x", sat + running + missing, sat, running)),
  );
  fc.assert(
    fc.property(groups, (list) => {
      const total = sumOf(list);
      expect(total.sat + total.running + missingOf(total)).toBe(total.members);
      expect(sumOf(inTurnoutOrder(list, "fewest"))).toEqual(total);
    }),
  );
});
