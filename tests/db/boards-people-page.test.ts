import { expect, test } from "vitest";
import { type ContestRules, RANKING_R1, RANKING_R1_PREDICTION, RANKING_R2 } from "#app/domain/contest.ts";
import type { Viewer } from "#app/domain/viewer.ts";
import {
  boardPage,
  boardScopes,
  chooseScope,
  drainBoardOutbox,
  explainRank,
  issueEdition,
  ownRanks,
} from "#app/features/boards/api.server.ts";
import { publishedContest } from "#app/features/contests/api.server.ts";
import { insertRows } from "#db/queries/units-insert-rows.ts";
import { eachDatabase, type TestDatabase } from "#tests/support/databases.ts";
import {
  addRound,
  DAY,
  homeOf,
  MINUTE,
  makeProvince,
  makeRound,
  PLACEMENTS,
  personId,
  setGrades,
  T0,
  type TestRound,
} from "./boards-fixture.ts";
import { addAttempt } from "./boards-happenings.ts";

const GROUPS = [
  { id: "lower", name: "Bảng A: THCS", levels: ["lower" as const], kinds: [] },
  { id: "upper", name: "Bảng B: THPT", levels: ["upper" as const], kinds: [] },
];
const NOW = T0 + DAY;

/** Persons 0 … 5, the lower the better; 0, 3 in 11 (grade 9), 1, 4 in 12 (grade 8), 2, 5 in 21 (grade 9). */
async function begin(open: () => Promise<TestDatabase>, rules: Partial<ContestRules> = {}) {
  const handle = await open();
  await makeProvince(handle, 7);
  await setGrades(handle, { CLASS11: 9, CLASS12: 8, CLASS21: 9 });
  const round = await makeRound(handle, "R", { people: 7, rules });
  for (let n = 0; n < 6; n += 1) {
    await addAttempt(handle, round, {
      ...{ person: personId(n), placement: homeOf(n), score: 10_000 - n * 1_000, finishedAt: T0 + n * MINUTE },
      ...(rules.groups ? { group: n < 3 ? "lower" : "upper" } : {}),
    });
  }
  await drainBoardOutbox(handle, T0);
  return { handle, round };
}

const pupil = (n: number): Viewer => ({
  ...{ account: `A${n}`, person: personId(n), grants: [], name: "", detail: null },
  ...{ homeUnit: PLACEMENTS[homeOf(n)]![0]!, slipPassword: false },
});
const staff = (role: "manager" | "department" | "area", unit: string): Viewer => ({
  ...{ account: "S", person: "NOBODY", grants: [{ role, unit }], name: "", detail: null, homeUnit: null },
  slipPassword: false,
});

const ASK = { kind: "people", round: null, unit: null, group: null, grade: null, page: null, search: null };

async function people(
  handle: TestDatabase,
  viewer: Viewer | null,
  ask: Partial<Record<keyof typeof ASK, string>> = {},
) {
  const view = (await publishedContest(handle.db, "r"))!;
  const page = await boardPage(handle.db, view, viewer, { ...ASK, formula: null, size: null, ...ask, now: NOW });
  return page?.people ?? null;
}
const shortOf = (rows: readonly { rank: number | null; name: string }[]) =>
  rows.map(({ rank, name }) => `${rank ?? "–"} ${name.replace("Nguyễn Văn Số", "")}`);

eachDatabase("the page of a board of people", (open) => {
  test("shows the own school first, and any own unit of any tree, but none of another contest", async () => {
    const { handle } = await begin(open);
    const own = (await people(handle, pupil(3)))!;
    expect(own.unit).toBe("SCHOOL1");
    expect(shortOf(own.rows)).toEqual(["1 0", "2 1", "3 3", "4 4"]);
    expect(own.choices.map(({ unit }) => unit).sort()).toEqual([...PLACEMENTS.IN11!].sort());
    for (const unit of ["DISTRICT", "COMMUNE1", "BRANCH11", "UNION", "CLASS21"]) {
      expect((await people(handle, pupil(3), { unit }))?.unit, unit).toBe(unit);
    }
    expect((await people(handle, pupil(3), { unit: "UNION" }))!.total).toBe(4);
    for (const unit of ["NONE", "SCHOOL9"]) expect(await people(handle, pupil(3), { unit }), unit).toBeNull();
  });

  test("filters by grade, with ranks among those that are shown", async () => {
    const { handle } = await begin(open);
    const shown = (await people(handle, pupil(3), { unit: "PROVINCE", grade: "9" }))!;
    expect(shown.rows.map(({ rank }) => rank)).toEqual([1, 2, 3, 4]);
    expect(shown.grades).toEqual([8, 9]);
    expect((await people(handle, pupil(3), { unit: "PROVINCE", grade: "8" }))!.total).toBe(2);
    for (const grade of ["0", "13", "x"]) expect(await people(handle, pupil(3), { grade }), grade).toBeNull();
    for (const page of ["0", "2", "-1", "x"]) expect(await people(handle, pupil(3), { page }), page).toBeNull();
  });

  test("of a contest with groups shows the own group first", async () => {
    const { handle } = await begin(open, { groups: GROUPS });
    const group = async (viewer: Viewer | null, ask = {}) => {
      const page = await people(handle, viewer, { unit: "PROVINCE", ...ask });
      return page && `${page.group} ${page.total}`;
    };
    expect(await group(pupil(3))).toBe("upper 3");
    expect(await group(pupil(1))).toBe("lower 3");
    expect(await group(null)).toBe("lower 3");
    expect(await group(pupil(3), { group: "lower" })).toBe("lower 3");
    expect(await group(pupil(3), { group: "tat-ca" })).toBe("null 6");
    expect(await group(pupil(3), { group: "none" })).toBeNull();
    const near = (await people(handle, pupil(4), { unit: "PROVINCE" }))!.near;
    expect(near.map(({ rank, own }) => [rank, own])).toEqual([
      [1, false],
      [2, true],
      [3, false],
    ]);
  });

  test("finds people by name or sign-in name only where the viewer may read names", async () => {
    const { handle } = await begin(open);
    await insertRows(handle.db, "account", [
      {
        ...{ id: "A2", person: personId(2), login: "HS2", login_key: "hs2", password_hash: "", state: "active" },
        ...{ created_at: T0, first_login_at: null, last_login_at: null, password_kind: "none" },
      },
    ]);
    const find = async (viewer: Viewer, search: string, ask = {}) =>
      shortOf((await people(handle, viewer, { unit: "PROVINCE", ...ask, search }))!.found!);
    expect(await find(pupil(0), "số 3")).toEqual(["4 3"]);
    expect(await find(pupil(0), "so")).toHaveLength(4);
    expect(await find(pupil(0), "số 2")).toEqual([]);
    expect(await find(pupil(0), "HS2")).toEqual([]);
    expect(await find(staff("manager", "SCHOOL2"), "hs2")).toEqual(["3 2"]);
    expect(await find(staff("manager", "SCHOOL2"), "số 2", { unit: "SCHOOL2" })).toEqual(["1 2"]);
    expect(await find(staff("department", "PROVINCE"), "so")).toHaveLength(6);
    expect(await find(staff("area", "PROVINCE"), "so")).toEqual([]);
    const audited = await handle.db.selectFrom("audit").select("action").execute();
    expect(audited.every(({ action }) => action === "board.names")).toBe(true);
  });

  test.each([
    ["before the release", T0 + 2 * DAY, true],
    ["where no moment is set", null, true],
    ["once it has come", NOW, false],
  ])("keeps scores and ranks from everybody %s, when the contest hides scores", async (_name, releaseAt, hidden) => {
    const { handle, round } = await begin(open, { showScore: false });
    await handle.db.updateTable("round").set({ release_at: releaseAt }).where("id", "=", round.round).execute();
    for (const viewer of [pupil(0), staff("department", "PROVINCE")]) {
      const page = (await people(handle, viewer, { unit: "PROVINCE", search: "so" }))!;
      expect(page.total).toBe(6);
      expect(page.hidden).toEqual(hidden ? { at: releaseAt } : null);
      if (hidden) expect([page.rows, page.near, page.found, page.grades]).toEqual([[], [], [], []]);
      else expect(page.rows).toHaveLength(6);
    }
    const view = (await publishedContest(handle.db, "r"))!;
    const scope = chooseScope(boardScopes(view, NOW), null)!;
    const explained = await explainRank(handle.db, view, scope, { person: personId(0), unit: null, now: NOW });
    if (hidden) expect(explained).toEqual({ why: "hidden", at: releaseAt });
    else expect(explained).toMatchObject({ rank: 1 });
  });

  test("shows scores without ranks until the predicted number is fixed", async () => {
    const rules = { ranking: RANKING_R1_PREDICTION, prediction: "participants" as const };
    const { handle, round } = await begin(open, rules);
    const before = (await people(handle, pupil(1), { unit: "PROVINCE" }))!;
    expect(before.ranksWait).toBe(true);
    expect(shortOf(before.rows)[0]).toBe("– 0");
    const own = { attempt: await attemptOf(handle, 1), contest: { unit: "PROVINCE", publicEdition: 0 } };
    expect(await ownRanks(handle.db, { ...own, round: { id: round.round, freezeAt: null } }, personId(1), NOW)).toEqual(
      [],
    );
    const final = { kind: "final", cutAt: null, now: NOW, by: null, reason: "" } as const;
    expect(await issueEdition(handle, round.contest, final)).toMatchObject({ ok: true });
    const after = (await people(handle, pupil(1), { unit: "PROVINCE" }))!;
    expect(after.ranksWait).toBe(false);
    expect(shortOf(after.rows)[0]).toBe("1 0");
  });

  test("of parallel rounds there is a board over all of them", async () => {
    const { handle, round } = await begin(open);
    const second = await addRound(handle, round, "S");
    await addAttempt(handle, second, {
      person: personId(5),
      placement: "IN21",
      score: 9_000,
      finishedAt: T0 + 12 * DAY,
    });
    await drainBoardOutbox(handle, T0);
    const total = (await people(handle, pupil(5), { unit: "PROVINCE", round: "chung-cuoc" }))!;
    expect(shortOf(total.rows)[0]).toBe("1 5");
    expect(total.rows[0]!.score).toBe(14_000);
    expect((await people(handle, pupil(5), { unit: "PROVINCE", round: round.round }))!.rows[0]!.score).toBe(10_000);
    expect(await people(handle, pupil(5), { round: "NONE" })).toBeNull();
  });
});

async function attemptOf({ db }: TestDatabase, n: number): Promise<string> {
  const row = await db.selectFrom("attempt").select("id").where("person", "=", personId(n)).executeTakeFirstOrThrow();
  return row.id;
}

eachDatabase("why a rank is what it is", (open) => {
  const explain = async (
    { handle }: { handle: TestDatabase; round: TestRound },
    n: number,
    unit: string | null = null,
  ) => {
    const view = (await publishedContest(handle.db, "r"))!;
    const scope = chooseScope(boardScopes(view, NOW), null)!;
    return explainRank(handle.db, view, scope, { person: personId(n), unit, now: NOW });
  };

  test("values, and the key by which the next ones differ", async () => {
    const world = await begin(open);
    await addAttempt(world.handle, world.round, {
      ...{ person: personId(6), placement: "IN11", score: 8_000, finishedAt: T0 + DAY, durationMs: 11 * MINUTE },
    });
    await drainBoardOutbox(world.handle, T0);
    expect(await explain(world, 2)).toMatchObject({
      ...{ rank: 3, total: 7, equals: 0, attemptNo: 1, unit: "PROVINCE" },
      values: [
        { key: "score", value: 8_000 },
        { key: "duration", value: 10 * MINUTE },
        { key: "submitted", value: T0 + 2 * MINUTE },
      ],
      before: { key: "score", own: 8_000, theirs: 9_000 },
      after: { key: "duration", own: 10 * MINUTE, theirs: 11 * MINUTE },
    });
    expect(await explain(world, 0, "SCHOOL1")).toMatchObject({ rank: 1, total: 5, before: null });
    expect(await explain(world, 0, "SCHOOL2")).toBeNull();
    expect(JSON.stringify(await explain(world, 2))).not.toMatch(/Nguyễn|PERSON/);
  });

  test("who has no rank is told why", async () => {
    expect(await explain(await begin(open), 6)).toEqual({ why: "none" });
    const full = await begin(open, { ranking: RANKING_R1, onlyFull: true });
    expect(await explain(full, 1)).toEqual({ why: "only_full" });
    expect(await explain(full, 0)).toMatchObject({ rank: 1, total: 1, after: null });
    const predicted = await begin(open, { ranking: RANKING_R2, prediction: "full", onlyFull: true });
    expect(await explain(predicted, 0)).toEqual({ why: "waits" });
  });
});
