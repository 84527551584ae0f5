/** Boards of units as readers get them: whose they are, below which unit, by size, against yesterday, on paper and in files. */
import { expect, test } from "vitest";
import type { ContestRules } from "#app/domain/contest.ts";
import type { Role } from "#app/domain/permissions.ts";
import type { Viewer } from "#app/domain/viewer.ts";
import {
  boardPage,
  drainBoardOutbox,
  issueEdition,
  unitBoardCsv,
  unitBoardFileName,
  unitBoardSheet,
} from "#app/features/boards/api.server.ts";
import { publishedContest } from "#app/features/contests/api.server.ts";
import { eachDatabase, type TestDatabase } from "#tests/support/databases.ts";
import { DAY, MINUTE, makeProvince, makeRound, personId, T0, type TestRound } from "./boards-fixture.ts";
import { addAttempt, voidAttempt } from "./boards-happenings.ts";

const viewer = (homeUnit: string | null, ...grants: [Role, string][]): Viewer => ({
  account: "A",
  person: "P",
  name: "Tên",
  detail: null,
  homeUnit,
  slipPassword: false,
  grants: grants.map(([role, unit]) => ({ role, unit })),
});
const PUPIL1 = viewer("CLASS11");
const TEACHER2 = viewer(null, ["teacher", "CLASS21"]);
const DEPARTMENT = viewer(null, ["department", "PROVINCE"]);
const AREA1 = viewer(null, ["area", "COMMUNE1"]);

interface World {
  readonly handle: TestDatabase;
  readonly round: TestRound;
}

/**
 * School 1: roll 4. School 2: roll 1. School 3: no roll, nobody. On the first day one of school 1 sat; on the second day
 * another of school 1, one of school 2 and one from outside there.
 */
async function begin(open: () => Promise<TestDatabase>, rules: Partial<ContestRules> = {}): Promise<World> {
  const handle = await open();
  await makeProvince(handle, 8);
  const roll = new Map([0, 1, 2, 3].map((n) => [n, n < 2 ? "IN11" : "IN12"])).set(4, "IN21");
  const round = await makeRound(handle, "r", {
    roll,
    freezeAt: T0 + 5 * DAY,
    rules: { unitFormulas: ["C2", "C1", "C7", "BK"], bestOf: 2, ...rules },
  });
  const sat = (n: number, placement: string, finishedAt: number, score = 5_000) =>
    addAttempt(handle, round, { person: personId(n), placement, score, finishedAt });
  await sat(0, "IN11", T0 + 10 * MINUTE, 9_000);
  await sat(2, "IN12", T0 + DAY + 10 * MINUTE);
  await sat(4, "IN21", T0 + DAY + 20 * MINUTE, 10_000);
  await sat(5, "IN21", T0 + DAY + 30 * MINUTE);
  await drainBoardOutbox(handle, T0);
  return { handle, round };
}

interface Asked {
  readonly kind?: string;
  readonly unit?: string;
  readonly formula?: string;
  readonly size?: string;
  readonly now?: number;
}

async function pageOf({ handle }: World, who: Viewer | null, ask: Asked = {}) {
  const view = await publishedContest(handle.db, "r");
  return boardPage(handle.db, view!, who, {
    kind: ask.kind ?? "schools",
    unit: ask.unit ?? null,
    formula: ask.formula ?? null,
    size: ask.size ?? null,
    round: null,
    group: null,
    grade: null,
    page: null,
    search: null,
    now: ask.now ?? T0 + DAY + 60 * MINUTE,
  });
}
const ranksOf = async (world: World, who: Viewer | null, ask: Asked = {}) => {
  const page = await pageOf(world, who, ask);
  return page?.units?.units.map(({ unit, rank }) => `${unit} ${rank ?? "–"}`) ?? null;
};

eachDatabase("a board of units", (open) => {
  test.each<[string, Viewer | null, Asked, string[] | null]>([
    ["schools by rate", null, {}, ["SCHOOL2 1", "SCHOOL1 2"]],
    ["schools by another formula of the contest", null, { formula: "C1" }, ["SCHOOL2 1", "SCHOOL1 2"]],
    ["the best two: 9 + 5 against 10 + 5", null, { formula: "BK" }, ["SCHOOL2 1", "SCHOOL1 2"]],
    ["not by a formula that the contest has not", null, { formula: "C4" }, null],
    ["of nothing", null, { kind: "planets" }, null],
    ["communes", null, { kind: "areas" }, ["COMMUNE2 1", "COMMUNE1 2"]],
    ["former districts", null, { kind: "former-districts" }, ["DISTRICT 1"]],
    ["no clusters where there are none", null, { kind: "clusters" }, null],
    ["schools of a commune", null, { unit: "COMMUNE2" }, ["SCHOOL2 1"]],
    ["schools of a former district", null, { unit: "DISTRICT" }, ["SCHOOL2 1", "SCHOOL1 2"]],
    ["no communes of a commune", null, { kind: "areas", unit: "COMMUNE2" }, null],
    ["below an unknown unit", null, { unit: "NOWHERE" }, null],
    ["classes are nothing for visitors", null, { kind: "classes", unit: "SCHOOL1" }, null],
    ["nor without a school", null, { kind: "classes" }, null],
    ["classes of one's own school", PUPIL1, { kind: "classes" }, ["CLASS11 1", "CLASS12 1"]],
    ["classes of another school", PUPIL1, { kind: "classes", unit: "SCHOOL2" }, null],
    ["a teacher's school", TEACHER2, { kind: "classes" }, ["CLASS21 1"]],
    ["a teacher's other school", TEACHER2, { kind: "classes", unit: "SCHOOL1" }, null],
    ["a school of the area", AREA1, { kind: "classes", unit: "SCHOOL1" }, ["CLASS11 1", "CLASS12 1"]],
    ["a school of another area", AREA1, { kind: "classes", unit: "SCHOOL2" }, null],
    ["any school for the department", DEPARTMENT, { kind: "classes", unit: "SCHOOL2" }, ["CLASS21 1"]],
    ["staff see units without anybody", DEPARTMENT, {}, ["SCHOOL2 1", "SCHOOL1 2", "SCHOOL3 –"]],
    ["in their own scope alone", AREA1, {}, ["SCHOOL2 1", "SCHOOL1 2"]],
  ])("%s", async (_name, who, ask, expected) => {
    expect(await ranksOf(await begin(open), who, ask)).toEqual(expected);
  });

  test("the public lists empty units where the organiser says so", async () => {
    const world = await begin(open, { listZeroUnits: true });
    expect(await ranksOf(world, null)).toEqual(["SCHOOL2 1", "SCHOOL1 2", "SCHOOL3 –"]);
  });

  test("figures stand apart, and the total is sum over sum", async () => {
    const page = await pageOf(await begin(open), DEPARTMENT);
    const { units, total } = page!.units!;
    expect(units.map(({ values: { people, outside, roll, turns } }) => [people, outside, roll, turns])).toEqual([
      [1, 1, 1, 2],
      [2, 0, 4, 2],
      [0, 0, null, 0],
    ]);
    expect(total).toMatchObject({ people: 3, outside: 1, roll: 5, turns: 4, participants: 4 });
    for (const { values } of units) {
      if (values.roll !== null) expect(values.people).toBeLessThanOrEqual(values.roll);
    }
  });

  test("scores of fewer than five people are on no page, not even by way of the total", async () => {
    const page = await pageOf(await begin(open), DEPARTMENT, { formula: "C7" });
    for (const values of [...page!.units!.units.map((line) => line.values), page!.units!.total]) {
      expect([values.mean, values.scoreSum, values.bestMean, values.top]).toEqual([null, null, null, null]);
    }
  });

  test("accounts are for who answers for the unit: they are in no edition", async () => {
    const world = await begin(open);
    const accounts = async (who: Viewer | null) => {
      const { units, withAccounts } = (await pageOf(world, who))!.units!;
      return [withAccounts, ...units.map(({ values }) => values.accounts)];
    };
    expect(await accounts(null)).toEqual([false, null, null]);
    expect(await accounts(PUPIL1)).toEqual([false, null, null]);
    expect(await accounts(DEPARTMENT)).toEqual([true, 0, 0, 0]);
  });

  test("schools are ranked by size, small ones and those without a roll apart", async () => {
    const world = await begin(open, { minRoll: 2, sizeClasses: [3], listZeroUnits: true });
    const first = (await pageOf(world, null))!.units!;
    expect(first.sizes.map(({ id }) => id)).toEqual(["1", "2", "0"]);
    expect([first.units.map(({ unit }) => unit), first.apart.map(({ unit, why }) => [unit, why])]).toEqual([
      [],
      [["SCHOOL2", "small"]],
    ]);
    expect(await ranksOf(world, null, { size: "2" })).toEqual(["SCHOOL1 1"]);
    const unknown = (await pageOf(world, null, { size: "0" }))!.units!;
    expect(unknown.apart.map(({ unit, why }) => [unit, why])).toEqual([["SCHOOL3", "unknown"]]);
    // sizes are of schools
    expect(await ranksOf(world, null, { kind: "areas" })).toEqual(["COMMUNE2 1", "COMMUNE1 2"]);
  });

  test("movement is told against the close of yesterday, as today's board would have it", async () => {
    const world = await begin(open, { listZeroUnits: true });
    const moves = async (ask: Asked = {}) => {
      const { units, movedSince } = (await pageOf(world, null, ask))!.units!;
      return [movedSince, Object.fromEntries(units.map(({ unit, move }) => [unit, move]))];
    };
    // yesterday: school 1 had one of four, school 2 nobody
    expect(await moves()).toEqual(["2026-11-16", { SCHOOL2: 1, SCHOOL1: -1, SCHOOL3: null }]);
    expect(await moves({ formula: "C7" })).toEqual(["2026-11-16", { SCHOOL2: 1, SCHOOL1: -1, SCHOOL3: -1 }]);
    // nothing of the third day yet
    expect(await moves({ now: T0 + 2 * DAY })).toEqual(["2026-11-17", { SCHOOL2: 0, SCHOOL1: 0, SCHOOL3: null }]);
    // on the first day there is no yesterday, and best scores tell none
    expect((await moves({ now: T0 + 60 * MINUTE }))[0]).toBeNull();
    expect((await moves({ formula: "BK" }))[0]).toBeNull();
  });

  test("who was not on the public board yesterday is new on it", async () => {
    const { units } = (await pageOf(await begin(open), null))!.units!;
    expect(units.map(({ unit, move }) => [unit, move])).toEqual([
      ["SCHOOL2", "new"],
      ["SCHOOL1", -1],
    ]);
  });

  test("an attempt that is void today is missing from yesterday too", async () => {
    const world = await begin(open);
    const { id } = await world.handle.db
      .selectFrom("attempt")
      .select("id")
      .where("person", "=", personId(0))
      .executeTakeFirstOrThrow();
    await voidAttempt(world.handle, world.round, id);
    await drainBoardOutbox(world.handle, T0);
    const { units } = (await pageOf(world, null))!.units!;
    expect(units.map(({ unit, move }) => [unit, move])).toEqual([
      ["SCHOOL2", "new"],
      ["SCHOOL1", "new"],
    ]);
  });

  test("from the freeze on there is nothing until the edition, then no movement", async () => {
    const world = await begin(open);
    const now = T0 + 5 * DAY;
    const settling = await pageOf(world, DEPARTMENT, { now });
    expect([settling!.settling, settling!.units]).toEqual([true, null]);
    const freeze = { kind: "freeze", cutAt: now, now, by: null, reason: "" } as const;
    await issueEdition(world.handle, world.round.contest, freeze);
    const page = await pageOf(world, null, { now });
    expect(page!.edition).toMatchObject({ n: 1, kind: "freeze", cutAt: now });
    expect(page!.units!.movedSince).toBeNull();
    expect(await ranksOf(world, null, { now, formula: "BK" })).toEqual(["SCHOOL2 1", "SCHOOL1 2"]);
  });

  test("files hold the rows of the page, codes as text, nothing that a spreadsheet runs", async () => {
    const world = await begin(open, { listZeroUnits: true });
    await world.handle.db.updateTable("unit").set({ code: "007", name: "=1+1" }).where("id", "=", "SCHOOL2").execute();
    const page = (await pageOf(world, null))!;
    const [head, ...lines] = unitBoardCsv(page.units!).replace("\uFEFF", "").trim().split("\r\n");
    expect(head).toMatch(/^"Hạng","So với hôm qua","Mã đơn vị","Đơn vị","Loại","Tỷ lệ \(%\)"/);
    expect(lines[0]).toMatch(/^1,"▲1","007","'=1\+1","school",100,2,1,1,1,2,/);
    expect(lines.at(-1)).toMatch(/"Tổng cộng",,60,4,3,1,5,4,/);
    const sheet = unitBoardSheet(page.units!, { title: "Tìm hiểu", page });
    expect(sheet.columns.find(({ heading }) => heading === "Mã đơn vị")?.kind).toBe("text");
    expect(sheet.rows).toHaveLength(page.units!.units.length + 1);
    expect(sheet.titles.join(" ")).toMatch(/Bảng đang chạy, số liệu tính đến 09:00 ngày 17\/11\/2026/);
    expect(unitBoardFileName("r", page.units!)).toBe("r-schools-C2");
  });
});
