import { expect, test } from "vitest";
import { drainBoardOutbox, unitBoard } from "#app/features/boards/api.server.ts";
import { listFiguresOfUnits, listUnitTotals } from "#db/queries/boards-units.ts";
import { eachDatabase, type TestDatabase } from "#tests/support/databases.ts";
import { makeProvince, makeRound, personId, T0, type TestRound } from "./boards-fixture.ts";
import { addAttempt } from "./boards-happenings.ts";

/** School 1: a roll of 4 of whom 2 sat. School 2: a roll of 1 who sat, and one from outside. School 3: no roll. */
async function begin(open: () => Promise<TestDatabase>): Promise<{ handle: TestDatabase; round: TestRound }> {
  const handle = await open();
  await makeProvince(handle, 8);
  const roll = new Map([0, 1, 2, 3].map((n) => [n, n < 2 ? "IN11" : "IN12"])).set(4, "IN21");
  const round = await makeRound(handle, "R", { roll });
  for (const [n, placement] of [
    [0, "IN11"],
    [2, "IN12"],
    [4, "IN21"],
    [5, "IN21"],
  ] as const) {
    await addAttempt(handle, round, { person: personId(n), placement, score: 5_000, finishedAt: T0 });
  }
  await drainBoardOutbox(handle, T0);
  return { handle, round };
}

eachDatabase("boards of units", (open) => {
  const of = (round: TestRound) =>
    ({
      edition: 0,
      scope: round.round,
      rollMoment: round.moment,
      parent: "PROVINCE",
      tree: "state",
      withZero: true,
    }) as const;

  test("schools with roll, with people from outside, and with nobody", async () => {
    const { handle, round } = await begin(open);
    const rows = await listUnitTotals(handle.db, { ...of(round), role: "school" });
    expect(rows.map(({ unit, people, outside, turns, roll }) => [unit, people, outside, turns, roll])).toEqual([
      ["SCHOOL1", 2, 0, 2, 4],
      ["SCHOOL2", 1, 1, 2, 1],
      ["SCHOOL3", 0, 0, 0, null],
    ]);
    const withPeople = await listUnitTotals(handle.db, { ...of(round), role: "school", withZero: false });
    expect(withPeople.map((row) => row.unit)).toEqual(["SCHOOL1", "SCHOOL2"]);
  });

  test.each([
    [
      "C1",
      [
        ["SCHOOL2", 1],
        ["SCHOOL1", 2],
        ["SCHOOL3", 3],
      ],
    ],
    [
      "C2",
      [
        ["SCHOOL2", 1],
        ["SCHOOL1", 2],
        ["SCHOOL3", null],
      ],
    ],
  ] as const)("ranked by %s", async (formula, expected) => {
    const { handle, round } = await begin(open);
    const rows = await unitBoard(handle.db, { ...of(round), role: "school" }, formula);
    expect(rows.map(({ unit, rank }) => [unit, rank])).toEqual(expected);
  });

  test.each([
    ["communes", { role: "area" }, ["COMMUNE1", "COMMUNE2"]],
    ["communes by kind", { kinds: ["commune"] }, ["COMMUNE1", "COMMUNE2"]],
    ["the former district", { tree: "former-district", role: "area" }, ["DISTRICT"]],
    [
      "schools of the former district",
      { tree: "former-district", parent: "DISTRICT", role: "school" },
      ["SCHOOL1", "SCHOOL2"],
    ],
    ["branches", { tree: "youth", parent: "UNION", role: "branch" }, ["BRANCH11", "BRANCH21"]],
    ["branches of a province that is in another tree", { tree: "youth", role: "branch" }, ["BRANCH11", "BRANCH21"]],
    ["branches of a school", { tree: "youth", parent: "SCHOOL1", role: "branch" }, ["BRANCH11"]],
    ["classes of a school", { parent: "SCHOOL1", role: "class" }, ["CLASS11", "CLASS12"]],
    ["nothing of another tree", { tree: "youth", role: "school" }, []],
    ["no kind, no unit", { kinds: [] }, []],
  ] as const)("%s", async (_name, which, expected) => {
    const { handle, round } = await begin(open);
    const rows = await listUnitTotals(handle.db, { ...of(round), ...which });
    expect(rows.map((row) => row.unit)).toEqual(expected);
  });

  test("without a fixed roll no unit has one", async () => {
    const { handle, round } = await begin(open);
    const rows = await listFiguresOfUnits(handle.db, { ...of(round), rollMoment: null }, ["SCHOOL1", "PROVINCE"]);
    expect(rows.map(({ unit, roll }) => [unit, roll])).toEqual([
      ["PROVINCE", null],
      ["SCHOOL1", null],
    ]);
  });
});
