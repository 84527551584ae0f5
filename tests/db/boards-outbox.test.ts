import { expect, test } from "vitest";
import { applyResultChanged, drainBoardOutbox, rebuildStandings } from "#app/features/boards/api.server.ts";
import { openDatabase } from "#db/connect.ts";
import { insertRows } from "#db/queries/units-insert-rows.ts";
import { eachDatabase, type TestDatabase } from "#tests/support/databases.ts";
import { homeOf, MINUTE, makeProvince, makeRound, personId, RULES, T0, type TestRound } from "./boards-fixture.ts";
import { addAttempt, dumpBoards, linesWithCounted, tell, voidAttempt } from "./boards-happenings.ts";

const PEOPLE = 120;
const NOTHING = { counted: [], standing: [], standing_bucket: [], unit_total: [], unit_day: [], result: [] };

async function begin(open: () => Promise<TestDatabase>): Promise<{ handle: TestDatabase; round: TestRound }> {
  const handle = await open();
  await makeProvince(handle, PEOPLE);
  return { handle, round: await makeRound(handle, "R", { people: PEOPLE }) };
}

async function everybodySits(handle: TestDatabase, round: TestRound, people = PEOPLE): Promise<void> {
  for (let n = 0; n < people; n++) {
    await addAttempt(handle, round, {
      person: personId(n),
      placement: homeOf(n),
      score: (n % 11) * 1_000,
      finishedAt: T0 + n * MINUTE,
    });
  }
}

const openRows = async ({ db }: TestDatabase) =>
  db.selectFrom("outbox").selectAll().where("done_at", "is", null).orderBy("id").execute();

eachDatabase("the drain of result changes", (open, { dialect }) => {
  test("takes at most its limit, oldest first, and closes rows with the moment it was given", async () => {
    const { handle, round } = await begin(open);
    await everybodySits(handle, round, 8);
    expect(await drainBoardOutbox(handle, T0 + 77, 5)).toBe(5);
    const done = await handle.db.selectFrom("outbox").selectAll().where("done_at", "is not", null).execute();
    expect(done.map((row) => row.done_at)).toEqual(Array(5).fill(T0 + 77));
    const rest = (await openRows(handle)).map((row) => JSON.parse(row.ref).person);
    expect(rest).toEqual([5, 6, 7].map(personId));
    expect(await drainBoardOutbox(handle, T0)).toBe(3);
    expect(await drainBoardOutbox(handle, T0)).toBe(0);
  });

  test("leaves other kinds of rows alone", async () => {
    const { handle } = await begin(open);
    await insertRows(handle.db, "outbox", [
      { id: "A", kind: "attempt.closed", ref: "x", at: T0, done_at: null, tries: 0, error: null },
    ]);
    expect(await drainBoardOutbox(handle, T0)).toBe(0);
    expect(await openRows(handle)).toMatchObject([{ id: "A", tries: 0 }]);
  });

  test("a row that cannot be applied keeps its error, stays open and holds up nobody", async () => {
    const { handle, round } = await begin(open);
    const bad = (id: string, ref: string) => ({
      id,
      kind: "result.changed",
      ref,
      at: T0,
      done_at: null,
      tries: 0,
      error: null,
    });
    await insertRows(handle.db, "outbox", [
      bad("00A", "not json"),
      bad("00B", JSON.stringify({ scope: "NOWHERE", person: personId(0) })),
    ]);
    await everybodySits(handle, round, 3);
    expect(await drainBoardOutbox(handle, T0)).toBe(3);
    expect(await openRows(handle)).toMatchObject([
      { id: "00A", tries: 1, error: expect.stringContaining("reference") },
      { id: "00B", tries: 1, error: "no round NOWHERE" },
    ]);
    const [total] = await handle.db.selectFrom("unit_total").selectAll().where("unit", "=", "PROVINCE").execute();
    expect(total).toMatchObject({ people: 3, turns: 3 });
  });

  test("applying again, or for nothing, changes nothing", async () => {
    const { handle, round } = await begin(open);
    await everybodySits(handle, round, 3);
    await drainBoardOutbox(handle, T0);
    const before = await dumpBoards(handle, round.round);
    for (const n of [0, 0, 1, 99]) {
      await handle.db
        .transaction()
        .execute((trx) => applyResultChanged(trx, { scope: round.round, person: personId(n) }));
    }
    expect(await dumpBoards(handle, round.round)).toEqual(before);
  });

  test.each([
    ["open", "open", 5_000],
    ["void", "void", 5_000],
    ["closed and not graded", "submitted", null],
  ] as const)("an attempt that is %s is in no figure", async (_name, state, score) => {
    const { handle, round } = await begin(open);
    await addAttempt(handle, round, { person: personId(0), placement: "IN11", score, state, finishedAt: T0 });
    expect(await drainBoardOutbox(handle, T0)).toBe(1);
    expect(await dumpBoards(handle, round.round)).toEqual(NOTHING);
  });

  test("one expired by the server counts like any other", async () => {
    const { handle, round } = await begin(open);
    await addAttempt(handle, round, {
      person: personId(0),
      placement: "IN11",
      score: 0,
      state: "expired",
      finishedAt: T0,
    });
    await drainBoardOutbox(handle, T0);
    const row = await handle.db.selectFrom("unit_total").selectAll().where("unit", "=", "BRANCH11").executeTakeFirst();
    expect(row).toMatchObject({ people: 1, outside: 0, turns: 1, full_marks: 0, score_sum: 0 });
  });

  test("nothing is left of a person whose only attempt is void", async () => {
    const { handle, round } = await begin(open);
    const attempt = await addAttempt(handle, round, {
      person: personId(0),
      placement: "IN11",
      score: 10_000,
      finishedAt: T0,
    });
    await drainBoardOutbox(handle, T0);
    await voidAttempt(handle, round, attempt);
    await drainBoardOutbox(handle, T0);
    expect(await dumpBoards(handle, round.round)).toEqual(NOTHING);
  });

  test("new rules reach everybody at once, when the boards are computed anew", async () => {
    const { handle, round } = await begin(open);
    for (const [n, score] of [9_000, 10_000, 3_000].entries()) {
      const placement = n === 2 ? "IN21" : "IN11";
      await addAttempt(handle, round, { person: personId(0), placement, score, finishedAt: T0 + n * MINUTE });
    }
    await drainBoardOutbox(handle, T0);
    const before = await dumpBoards(handle, round.round);
    const rules = JSON.stringify({ ...RULES, counted: "last" });
    await insertRows(handle.db, "contest_rules", [
      { contest: round.contest, version: 2, rules, reason: "đổi lượt tính", published_at: T0, published_by: null },
    ]);
    await handle.db.transaction().execute((trx) => tell(trx, round.round, personId(0)));
    await drainBoardOutbox(handle, T0);
    // one board never has ranks by two rules
    expect(await dumpBoards(handle, round.round)).toEqual(before);
    await rebuildStandings(handle, round.contest);
    const units = await linesWithCounted(handle.db).select(["standing.unit", "counted.score"]).execute();
    expect(units).toContainEqual({ unit: "CLASS21", score: 3_000 });
    expect(units).not.toContainEqual(expect.objectContaining({ unit: "CLASS11" }));
    const more = { person: personId(0), placement: "IN12", score: 4_000, finishedAt: T0 + 3 * MINUTE };
    await addAttempt(handle, round, more);
    await drainBoardOutbox(handle, T0);
    const applied = await dumpBoards(handle, round.round);
    await rebuildStandings(handle, round.contest);
    expect(await dumpBoards(handle, round.round)).toEqual(applied);
  });

  test("a roll fixed after the first attempts were applied reaches everybody through a stale row", async () => {
    const { handle, round } = await begin(open);
    const { db } = handle;
    await db.updateTable("contest").set({ roll_moment: null }).execute();
    await everybodySits(handle, round, 3);
    await drainBoardOutbox(handle, T0);
    const province = () =>
      db.selectFrom("unit_total").select(["people", "outside"]).where("unit", "=", "PROVINCE").executeTakeFirst();
    expect(await province()).toEqual({ people: 0, outside: 3 });
    await db.updateTable("contest").set({ roll_moment: round.moment }).execute();
    const stale = (id: string, ref: string) => ({
      id,
      kind: "boards.stale",
      ref,
      at: T0,
      done_at: null,
      tries: 0,
      error: null,
    });
    await insertRows(db, "outbox", [stale("00A", "{}"), stale("00B", JSON.stringify({ contest: round.contest }))]);
    expect(await drainBoardOutbox(handle, T0)).toBe(1);
    expect(await province()).toEqual({ people: 3, outside: 0 });
    expect(await openRows(handle)).toMatchObject([{ id: "00A", tries: 1 }]);
  });

  test("several drains and a rebuild at once lose and double nothing", async () => {
    const { handle, round } = await begin(open);
    await everybodySits(handle, round);
    // Everybody is told of twice, so that the same person is in the hands of several drains.
    for (let n = 0; n < PEOPLE; n++)
      await handle.db.transaction().execute((trx) => tell(trx, round.round, personId(n)));
    const others =
      dialect === "postgres" ? [await openDatabase({ url: handle.url }), await openDatabase({ url: handle.url })] : [];
    try {
      const counts = await Promise.all([
        drainBoardOutbox(handle, T0, 500),
        ...[handle, ...others].map((other) => drainBoardOutbox(other, T0, 500)),
        rebuildStandings(handle, round.contest).then(() => 0),
        drainBoardOutbox(handle, T0, 130),
      ]);
      expect(counts.reduce((sum, n) => sum + n, 0)).toBe(2 * PEOPLE);
    } finally {
      for (const other of others) await other.close();
    }
    expect(await openRows(handle)).toEqual([]);
    const applied = await dumpBoards(handle, round.round);
    expect(applied.result).toHaveLength(PEOPLE);
    await rebuildStandings(handle, round.contest);
    expect(await dumpBoards(handle, round.round)).toEqual(applied);
  });
});
