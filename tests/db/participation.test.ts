import { expect, test } from "vitest";
import { drainBoardOutbox } from "#app/features/boards/api.server.ts";
import { participationDashboard } from "#app/features/reports/dashboard.server.ts";
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

async function dashboard({ db }: TestDatabase, of: TestRound, scope: readonly string[], unit?: string) {
  return participationDashboard(db, {
    scope,
    unit,
    contest: { id: of.contest, title: "R", announcedAt: T0 - DAY, rollMoment: of.moment },
    round: { id: of.round, title: "R" },
    now: T0 + 5 * DAY,
  });
}

eachDatabase("the participation dashboard", (open) => {
  test("of the province: figures, days, and what is below it", async () => {
    const { handle, round } = await begin(open);
    const shown = (await dashboard(handle, round, ["PROVINCE"]))!;
    expect(shown).toMatchObject({
      unit: { unit: "PROVINCE", people: 3, outside: 1, turns: 5, fullMarks: 1, roll: 5 },
      choices: [{ unit: "PROVINCE", name: "Tên PROVINCE" }],
      accounts: 0,
      rollAt: T0,
      asOf: T0 + 5 * DAY,
      days: [
        { day: "2026-11-16", people: 1, turns: 1, peopleSoFar: 1 },
        { day: "2026-11-17", people: 1, turns: 2, peopleSoFar: 2 },
        { day: "2026-11-19", people: 2, turns: 2, peopleSoFar: 4 },
      ],
    });
    const [schools, areas, districts] = shown.breakdowns;
    expect(shown.breakdowns.map((one) => one.id)).toEqual(["schools", "areas", "former-districts"]);
    expect(schools!.rows.map(({ unit, people, roll }) => [unit, people, roll])).toEqual([
      ["SCHOOL1", 2, 4],
      ["SCHOOL2", 1, 1],
      ["SCHOOL3", 0, null],
    ]);
    expect(schools!.total).toEqual({
      units: 3,
      unitsWithoutAnybody: 1,
      people: 3,
      outside: 1,
      turns: 5,
      fullMarks: 1,
      roll: 5,
    });
    expect(areas!.rows.map(({ unit }) => unit)).toEqual(["COMMUNE1", "COMMUNE2"]);
    expect(districts!.rows.map(({ unit, people }) => [unit, people])).toEqual([["DISTRICT", 3]]);
  });

  test("of a school: its classes", async () => {
    const { handle, round } = await begin(open);
    const shown = (await dashboard(handle, round, ["PROVINCE"], "SCHOOL1"))!;
    expect(shown.breakdowns.map(({ id, rows }) => [id, rows.map((row) => row.unit)])).toEqual([
      ["classes", ["CLASS11", "CLASS12"]],
    ]);
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
    expect((await dashboard(handle, round, scope, unit))?.unit.unit ?? null).toBe(expected);
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
