import { expect, test } from "vitest";
import type { Actor } from "#app/domain/permissions.ts";
import {
  drainBoardOutbox,
  findOwnStanding,
  nameViewerOf,
  nearMe,
  pagesOf,
  peopleBoard,
} from "#app/features/boards/api.server.ts";
import { LARGEST_BOARD, listStandings } from "#db/queries/boards.ts";
import { eachDatabase, type TestDatabase } from "#tests/support/databases.ts";
import { homeOf, makeProvince, makeRound, personId, T0, type TestRound } from "./boards-fixture.ts";
import { addAttempt } from "./boards-happenings.ts";

/** Scores of persons 0 … 7; equal scores tie, since time and moment are equal too. */
const SCORES = [10, 9, 9, 8, 8, 8, 7, 1];
const RANKS = [1, 2, 2, 4, 4, 4, 7, 8];

async function begin(open: () => Promise<TestDatabase>): Promise<{ handle: TestDatabase; round: TestRound }> {
  const handle = await open();
  await makeProvince(handle, SCORES.length + 1);
  const round = await makeRound(handle, "R", { people: SCORES.length + 1 });
  for (const [n, points] of SCORES.entries()) {
    await addAttempt(handle, round, {
      person: personId(n),
      placement: homeOf(n),
      score: points * 1_000,
      finishedAt: T0,
    });
  }
  await drainBoardOutbox(handle, T0);
  return { handle, round };
}

const actor = (n: number, ...grants: Actor["grants"]): Actor => ({ account: `A${n}`, person: personId(n), grants });

eachDatabase("boards of people", (open) => {
  test("pages go on with the right ranks wherever they are cut", async () => {
    const { handle, round } = await begin(open);
    const board = { edition: 0, scope: round.round, unit: "PROVINCE" };
    const viewer = await nameViewerOf(handle.db, actor(0), T0);
    for (const limit of [1, 2, 3, 5, 100]) {
      const ranks: (number | null)[] = [];
      for (let page = 1; page <= pagesOf(SCORES.length, limit); page += 1) {
        const shown = await peopleBoard(handle.db, board, viewer, { limit, page });
        expect(shown.total).toBe(SCORES.length);
        ranks.push(...shown.rows.map((row) => row.rank));
      }
      expect(ranks, `pages of ${limit}`).toEqual(RANKS);
    }
  });

  test("the own rank, and who stands around", async () => {
    const { handle, round } = await begin(open);
    const board = { edition: 0, scope: round.round, unit: "PROVINCE" };
    const of = async (n: number) => {
      const viewer = (await nameViewerOf(handle.db, actor(n), T0))!;
      const rows = await nearMe(handle.db, board, viewer);
      const own = await findOwnStanding(handle.db, board, personId(n));
      return { rank: own?.rank ?? null, near: rows.map((row) => (row.own ? `*${row.rank}` : `${row.rank}`)) };
    };
    expect(await of(0)).toEqual({ rank: 1, near: ["*1", "2", "2"] });
    expect(await of(2)).toEqual({ rank: 2, near: ["1", "2", "*2", "4", "4"] });
    expect(await of(5)).toEqual({ rank: 4, near: ["4", "4", "*4", "7", "8"] });
    expect(await of(8)).toEqual({ rank: null, near: [] });
    const school = { ...board, unit: "SCHOOL2" };
    expect(await findOwnStanding(handle.db, school, personId(5))).toMatchObject({ rank: 2, total: 2, score: 8_000 });
    expect(await findOwnStanding(handle.db, school, personId(0))).toBeNull();
  });

  test("names are for the own school and for staff above; a visitor sees no row", async () => {
    const { handle, round } = await begin(open);
    const board = { edition: 0, scope: round.round, unit: "PROVINCE" };
    const names = async (who: Actor | null) => {
      const page = await peopleBoard(handle.db, board, await nameViewerOf(handle.db, who, T0), { limit: 4 });
      return page.rows.map((row) => row.name);
    };
    const [full, masked] = [(n: number) => `Nguyễn Văn Số${n}`, "Nguyễn V. S."];
    // Persons 0, 1 and 3 are of school 1 (class 11 and 12), person 2 of school 2.
    expect(await names(null)).toEqual([]);
    expect(await names(actor(0))).toEqual([full(0), full(1), masked, full(3)]);
    expect(await names(actor(2))).toEqual([masked, masked, full(2), masked]);
    expect(await names(actor(8, { role: "teacher", unit: "CLASS11" }))).toEqual([full(0), masked, full(2), full(3)]);
    expect(await names(actor(99, { role: "area", unit: "PROVINCE" }))).toEqual(Array(4).fill(masked));
    expect(await names(actor(99, { role: "manager", unit: "SCHOOL1" }))).toEqual([full(0), full(1), masked, full(3)]);
    expect(await names(actor(99, { role: "department", unit: "PROVINCE" }))).toEqual([0, 1, 2, 3].map(full));
  });

  test("a row says where its attempt was sat, and holds no id of a person", async () => {
    const { handle, round } = await begin(open);
    const board = { edition: 0, scope: round.round, unit: "CLASS12" };
    const { rows } = await peopleBoard(handle.db, board, await nameViewerOf(handle.db, actor(1), T0), { limit: 1 });
    expect(rows).toEqual([
      {
        rank: 1,
        name: "Nguyễn Văn Số1",
        own: true,
        className: "Tên CLASS12",
        schoolName: "Tên SCHOOL1",
        score: 9_000,
        durationMs: expect.any(Number),
        submittedAt: T0,
      },
    ]);
  });

  test("other editions, rounds and units are not mixed in, and no board is longer than the limit", async () => {
    const { handle, round } = await begin(open);
    const { db } = handle;
    const board = { edition: 0, scope: round.round, unit: "PROVINCE" };
    expect(await listStandings(db, { ...board, edition: 1 }, { limit: 10 })).toEqual([]);
    expect(await listStandings(db, { ...board, scope: "OTHER" }, { limit: 10 })).toEqual([]);
    expect(await listStandings(db, { ...board, unit: "SCHOOL3" }, { limit: 10 })).toEqual([]);
    expect(await listStandings(db, { ...board, unit: "BRANCH21" }, { limit: 10 })).toHaveLength(2);
    expect(LARGEST_BOARD).toBe(1_000);
  });
});
