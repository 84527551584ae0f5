import { expect, test } from "vitest";
import { drainBoardOutbox } from "#app/features/boards/api.server.ts";
import {
  type FiguresOf,
  type ParticipationDashboard,
  participationDashboard,
} from "#app/features/reports/dashboard.server.ts";
import { countAccountsSince, listAccountsSince } from "#db/queries/participation.ts";
import { insertRows } from "#db/queries/units-insert-rows.ts";
import { eachDatabase, type TestDatabase } from "#tests/support/databases.ts";
import { DAY, makeProvince, makeRound, personId, T0, type TestRound } from "./boards-fixture.ts";
import { addAttempt } from "./boards-happenings.ts";

/** School 1: a roll of 4, two sat, one of them twice. School 2: a roll of 1 who sat, and one from outside. */
async function begin(open: () => Promise<TestDatabase>): Promise<{ handle: TestDatabase; round: TestRound }> {
  const handle = await open();
  await makeProvince(handle, 8);
  const roll = new Map([0, 1, 2, 3].map((n) => [n, n < 2 ? "IN11" : "IN12"])).set(4, "IN21");
  const round = await makeRound(handle, "R", { roll });
  for (const [n, placement, score, day] of [
    [0, "IN11", 10_000, 0],
    [0, "IN11", 5_000, 1],
    [2, "IN12", 5_000, 1],
    [4, "IN21", 5_000, 3],
    [5, "IN21", 5_000, 3],
  ] as const) {
    await addAttempt(handle, round, { person: personId(n), placement, score, finishedAt: T0 + day * DAY });
  }
  await drainBoardOutbox(handle, T0);
  return { handle, round };
}

async function dashboard(
  { db }: TestDatabase,
  of: TestRound,
  scope: readonly string[],
  { unit, table, before }: { unit?: string; table?: string; before?: FiguresOf } = {},
) {
  return participationDashboard(db, {
    ...{ scope, unit, table, before },
    contest: { rollMoment: of.moment },
    of: of.round,
    now: T0 + 5 * DAY,
  });
}

const rowsOf = ({ shown }: ParticipationDashboard) => shown!.rows.map(({ unit, people, roll }) => [unit, people, roll]);

eachDatabase("the participation dashboard", (open) => {
  test("of the province: figures, days, and what is below it", async () => {
    const { handle, round } = await begin(open);
    const shown = (await dashboard(handle, round, ["PROVINCE"]))!;
    expect(shown).toMatchObject({
      unit: { unit: "PROVINCE", people: 3, outside: 1, turns: 5, fullMarks: 1, roll: 5 },
      choices: [{ unit: "PROVINCE", name: "Tên PROVINCE" }],
      rollAt: T0,
      asOf: T0 + 5 * DAY,
      days: [
        { day: "2026-11-16", people: 1, turns: 1, peopleSoFar: 1 },
        { day: "2026-11-17", people: 1, turns: 2, peopleSoFar: 2 },
        { day: "2026-11-19", people: 2, turns: 2, peopleSoFar: 4 },
      ],
    });
    expect(shown.tabs.map(({ id }) => id)).toEqual([
      "schools",
      "kinds",
      "grades",
      "empty-classes",
      "areas",
      "former-districts",
      "unions",
      "school-unions",
    ]);
    expect(rowsOf(shown)).toEqual([
      ["SCHOOL1", 2, 4],
      ["SCHOOL2", 1, 1],
      ["SCHOOL3", 0, null],
    ]);
    expect(shown.shown!.total).toEqual({
      units: 3,
      unitsWithoutAnybody: 1,
      people: 3,
      outside: 1,
      turns: 5,
      fullMarks: 1,
      roll: 5,
    });
  });

  test.each([
    [
      "areas",
      [
        ["COMMUNE1", 2, 4],
        ["COMMUNE2", 1, 1],
      ],
    ],
    ["former-districts", [["DISTRICT", 3, 5]]],
    ["kinds", [["school", 3, 5]]],
    [
      "unions",
      [
        ["BRANCH11", 1, 2],
        ["BRANCH21", 1, 1],
        ["UNION", 2, 3],
      ],
    ],
    ["empty-classes", []],
    [
      "nothing of the kind",
      [
        ["SCHOOL1", 2, 4],
        ["SCHOOL2", 1, 1],
        ["SCHOOL3", 0, null],
      ],
    ],
  ])("of the province by %s", async (table, expected) => {
    const { handle, round } = await begin(open);
    expect(rowsOf((await dashboard(handle, round, ["PROVINCE"], { table }))!)).toEqual(expected);
  });

  test.each([
    [
      "PROVINCE",
      [
        ["khoi-10", 2, 4],
        ["khac", 1, 1],
      ],
      8,
    ],
    [
      "DISTRICT",
      [
        ["khoi-10", 2, 4],
        ["khac", 1, 1],
      ],
      8,
    ],
    ["SCHOOL1", [["khoi-10", 2, 4]], 3],
  ] as const)("of %s by grade: the total is sum over sum", async (unit, expected, turns) => {
    const { handle, round } = await begin(open);
    await handle.db
      .updateTable("unit")
      .set({ attrs: '{"grade":10}' })
      .where("id", "in", ["CLASS11", "CLASS12"])
      .execute();
    const shown = (await dashboard(handle, round, ["PROVINCE"], { unit, table: "grades" }))!;
    expect(rowsOf(shown)).toEqual(expected);
    expect(shown.shown!.total.turns).toBe(turns === 8 ? 5 : 3);
  });

  test("classes of the roll in which nobody took part, with their school", async () => {
    const { handle, round } = await begin(open);
    await insertRows(handle.db, "roll_total", [{ moment: round.moment!, unit: "CLASS31", n: 9 }]);
    const shown = (await dashboard(handle, round, ["PROVINCE"], { table: "empty-classes" }))!;
    expect(shown.shown!.rows.map(({ unit, name, roll }) => [unit, name, roll])).toEqual([
      ["CLASS31", "Tên CLASS31, Tên SCHOOL3", 9],
    ]);
    expect(shown.shown!.total.units).toBe(1);
  });

  test("beside an earlier round: the unit, its days and the people of each row", async () => {
    const { handle, round } = await begin(open);
    const before = { edition: 0, scope: round.round, rollMoment: round.moment };
    const shown = (await dashboard(handle, round, ["PROVINCE"], { before }))!;
    expect(shown.before).toMatchObject({ unit: { people: 3, turns: 5 }, days: shown.days });
    expect(shown.shown!.rows.map((row) => row.before)).toEqual([2, 2, 0]);
    expect(shown.shown!.beforeTotal).toBe(4);
    const nobody = (await dashboard(handle, round, ["PROVINCE"], { unit: "SCHOOL3", before }))!;
    expect(nobody.before).toBeNull();
  });

  test("of a school: its classes", async () => {
    const { handle, round } = await begin(open);
    const shown = (await dashboard(handle, round, ["PROVINCE"], { unit: "SCHOOL1" }))!;
    expect(shown.tabs.map(({ id }) => id)).toEqual(["classes", "grades"]);
    expect(shown.shown!.rows.map((row) => row.unit)).toEqual(["CLASS11", "CLASS12"]);
    expect(shown.days.map((day) => day.peopleSoFar)).toEqual([1, 2]);
  });

  test.each([
    ["nothing", [], undefined, null],
    ["another school", ["SCHOOL1"], "SCHOOL2", null],
    ["what is above", ["SCHOOL1"], "PROVINCE", null],
    ["an unknown unit", ["PROVINCE"], "NOWHERE", null],
    ["the unit itself", ["SCHOOL1"], "SCHOOL1", "SCHOOL1"],
    ["a class of the school", ["SCHOOL1"], "CLASS12", "CLASS12"],
    ["a school of the former district", ["DISTRICT"], "SCHOOL2", "SCHOOL2"],
    ["one of several", ["CLASS11", "SCHOOL2"], "CLASS21", "CLASS21"],
    ["the first, when none is named", ["CLASS11", "SCHOOL2"], undefined, "CLASS11"],
  ] as const)("a scope and %s", async (_name, scope, unit, expected) => {
    const { handle, round } = await begin(open);
    expect((await dashboard(handle, round, scope, unit === undefined ? {} : { unit }))?.unit.unit ?? null).toBe(
      expected,
    );
  });

  test("accounts are those of members who signed in since the announcement", async () => {
    const { handle } = await begin(open);
    const logins = [null, T0 - DAY - 1, T0 - DAY, T0, T0];
    await insertRows(
      handle.db,
      "account",
      logins.map((last, n) => ({
        id: `ACCOUNT${n}`,
        person: personId(n),
        login: `${n}`,
        login_key: `${n}`,
        password_hash: "",
        state: "active" as const,
        created_at: 0,
        first_login_at: last === null ? null : 0,
        last_login_at: last,
        password_kind: "own" as const,
      })),
    );
    const count = (unit: string) => countAccountsSince(handle.db, { unit, since: T0 - DAY });
    // Persons 0 … 4 are of the classes 11, 12, 21, 11, 12.
    expect([await count("PROVINCE"), await count("SCHOOL1"), await count("CLASS11"), await count("SCHOOL3")]).toEqual([
      3, 2, 1, 0,
    ]);
    const units = ["PROVINCE", "SCHOOL1", "CLASS11", "SCHOOL3", "BRANCH11"];
    const counted = await listAccountsSince(handle.db, { units, since: T0 - DAY });
    expect(Object.fromEntries(counted)).toEqual({ PROVINCE: 3, SCHOOL1: 2, CLASS11: 1 });
  });
});
