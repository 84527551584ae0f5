import { sql } from "kysely";
import { expect, test } from "vitest";
import { drainBoardOutbox, issueEdition, rebuildCommand } from "#app/features/boards/api.server.ts";
import { EditionHash } from "#app/features/boards/edition-hash.server.ts";
import { insertRows } from "#db/queries/units-insert-rows.ts";
import { eachDatabase, type TestDatabase } from "#tests/support/databases.ts";
import { DAY, MINUTE, makeProvince, makeRound, personId, T0, type TestRound } from "./boards-fixture.ts";
import { addAttempt, dumpBoards, linesWithCounted, liveNumber, regrade, voidAttempt } from "./boards-happenings.ts";

const CUT = T0 + 2 * DAY;
const FREEZE = { kind: "freeze", cutAt: CUT, now: CUT + MINUTE, by: "ACCOUNT", reason: "đóng băng" } as const;

async function begin(open: () => Promise<TestDatabase>): Promise<{ handle: TestDatabase; round: TestRound }> {
  const handle = await open();
  await makeProvince(handle, 4);
  return { handle, round: await makeRound(handle, "R", { people: 4, freezeAt: CUT }) };
}

const inProvince = async (handle: TestDatabase, edition: number) =>
  linesWithCounted(handle.db)
    .select(["counted.person", "counted.attempt"])
    .where("standing.edition", "=", edition === 0 ? await liveNumber(handle, "ROUNDR") : edition)
    .where("standing.unit", "=", "PROVINCE")
    .orderBy("standing.sort_key")
    .execute();

eachDatabase("issued editions", (open) => {
  test("hold what was finished before the cut, whenever they are made", async () => {
    const { handle, round } = await begin(open);
    const person = personId(0);
    const at = (finishedAt: number, score: number) => ({ person, placement: "IN11", score, finishedAt });
    const before = await addAttempt(handle, round, at(CUT - 1, 4_000));
    const after = await addAttempt(handle, round, at(CUT, 10_000));
    await addAttempt(handle, round, { ...at(CUT + 1, 5_000), person: personId(1) });
    await drainBoardOutbox(handle, CUT);

    const issued = await issueEdition(handle, round.contest, { ...FREEZE, now: CUT + DAY });
    expect(issued).toEqual({ ok: true, edition: 1, n: 1, hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(await inProvince(handle, 1)).toEqual([{ person, attempt: before }]);
    expect((await inProvince(handle, 0)).map((row) => row.attempt)).toEqual([after, expect.any(String)]);
    expect((await dumpBoards(handle, round.round, 1)).unit_total).toHaveLength(7);
    const contest = await handle.db.selectFrom("contest").select("public_edition").executeTakeFirst();
    expect(contest).toEqual({ public_edition: 1 });
    const audited = await handle.db.selectFrom("audit").selectAll().execute();
    expect(audited).toMatchObject([{ action: "edition.issue", subject: `contest:${round.contest}`, actor: "ACCOUNT" }]);
  });

  test("are numbered, and what happens later touches only the live board and the next one", async () => {
    const { handle, round } = await begin(open);
    const first = await addAttempt(handle, round, {
      person: personId(0),
      placement: "IN11",
      score: 9_000,
      finishedAt: T0,
    });
    const second = await addAttempt(handle, round, {
      person: personId(1),
      placement: "IN12",
      score: 8_000,
      finishedAt: T0,
    });
    await issueEdition(handle, round.contest, FREEZE);
    const frozen = await dumpBoards(handle, round.round, 1);
    await regrade(handle, round, second, 10_000);
    await voidAttempt(handle, round, first);
    await drainBoardOutbox(handle, T0);
    expect(await issueEdition(handle, round.contest, { ...FREEZE, kind: "corrected" })).toMatchObject({
      edition: 2,
      n: 2,
    });
    expect(await dumpBoards(handle, round.round, 1)).toEqual(frozen);
    expect(await inProvince(handle, 2)).toEqual([{ person: personId(1), attempt: second }]);
    const other = await makeRound(handle, "OTHER", { people: 4 });
    expect(await issueEdition(handle, other.contest, { ...FREEZE, cutAt: null })).toMatchObject({ edition: 3, n: 1 });
  });

  test("the fingerprint is that of the rows", async () => {
    const { handle, round } = await begin(open);
    for (const n of [3, 1, 2]) {
      await addAttempt(handle, round, { person: personId(n), placement: "IN12", score: n * 1_000, finishedAt: T0 + n });
    }
    const one = await issueEdition(handle, round.contest, FREEZE);
    const again = await issueEdition(handle, round.contest, { ...FREEZE, kind: "final" });
    const rows = new EditionHash();
    interface Ordered {
      unit?: string;
      sort_key?: string;
      person?: string;
      day?: string;
    }
    const textOf = ({ unit = "", sort_key = "", person = "", day = "" }: Ordered) =>
      [unit, sort_key, person, day].join();
    const order = (a: Ordered, b: Ordered) => (textOf(a) < textOf(b) ? -1 : 1);
    for (const row of await handle.db.selectFrom("edition_scope").selectAll().where("edition", "=", 1).execute())
      rows.scope(row);
    const counted = await handle.db.selectFrom("counted").selectAll().where("edition", "=", 1).execute();
    for (const { sort_key, ...row } of counted.sort((a, b) => (a.person < b.person ? -1 : 1)))
      rows.counted({ sort_key, ...row });
    const lines = await handle.db.selectFrom("standing").selectAll().where("edition", "=", 1).execute();
    for (const row of lines.sort(order)) rows.standing(row);
    const totals = await handle.db.selectFrom("unit_total").selectAll().where("edition", "=", 1).execute();
    for (const row of totals.sort(order)) rows.total(row);
    const days = await handle.db.selectFrom("unit_day").selectAll().where("edition", "=", 1).execute();
    for (const row of days.sort(order)) rows.day(row);
    const hash = rows.digest();
    expect([one, again]).toMatchObject([{ hash }, { hash }]);
  });

  test.each([
    ["before the cut", { ...FREEZE, now: CUT - 1 }, { ok: false, code: "too_early" }],
    ["at the cut", { ...FREEZE, now: CUT }, { ok: true }],
  ])("issued %s", async (_name, input, expected) => {
    const { handle, round } = await begin(open);
    expect(await issueEdition(handle, round.contest, input)).toMatchObject(expected);
  });

  test("of an unknown contest there is none", async () => {
    const { handle } = await begin(open);
    expect(await issueEdition(handle, "NONE", FREEZE)).toEqual({ ok: false, code: "unknown_contest" });
  });

  test.each([
    ["is not graded", { state: "submitted", score: null, finishedAt: CUT - 1 }, 1],
    ["is not graded, from after the cut", { state: "submitted", score: null, finishedAt: CUT }, 0],
    // Ten minutes in at that moment, ten to go.
    ["is open and ends before the cut", { state: "open", score: null, finishedAt: CUT - 10 * MINUTE - 1 }, 1],
    ["is open and ends at the cut", { state: "open", score: null, finishedAt: CUT - 10 * MINUTE }, 0],
  ] as const)("wait while an attempt %s", async (_name, attempt, attempts) => {
    const { handle, round } = await begin(open);
    await addAttempt(handle, round, { person: personId(0), placement: "IN11", ...attempt });
    const expected = attempts > 0 ? { ok: false, code: "unsettled", attempts } : { ok: true, edition: 1 };
    expect(await issueEdition(handle, round.contest, FREEZE)).toMatchObject(expected);
    const rows = await handle.db.selectFrom("edition").selectAll().execute();
    expect(rows).toHaveLength(attempts > 0 ? 0 : 1);
  });

  test("refuse every change in the database itself; the live one does not", async () => {
    const { handle, round } = await begin(open);
    const attempt = await addAttempt(handle, round, {
      person: personId(0),
      placement: "IN11",
      score: 1,
      finishedAt: T0,
    });
    await drainBoardOutbox(handle, T0);
    await issueEdition(handle, round.contest, FREEZE);
    const { db } = handle;
    const place = { edition: 1, scope: round.round, unit: "SCHOOL3" };
    const scores = { score_sum: 0, top: 0 };
    const figures = { people: 1, outside: 0, turns: 1, full_marks: 0, ranked: 1, best_sum: 0, ...scores };
    const day = { day: "2026-11-16", people: 1, turns: 1, outside: 0, ...scores };
    const line = { sort_key: "0", person: personId(3), group_key: "", grade: 0 };
    const result = { attempt, no: 1, placement: "IN11", score: 0, duration_ms: 0, submitted_at: 0 };
    const attempts: Record<string, () => Promise<unknown>> = {
      "insert counted": () => insertRows(db, "counted", [{ edition: 1, scope: round.round, ...line, ...result }]),
      "insert standing": () => insertRows(db, "standing", [{ ...place, ...line }]),
      "insert total": () => insertRows(db, "unit_total", [{ ...place, ...figures }]),
      "insert day": () => insertRows(db, "unit_day", [{ ...place, ...day }]),
    };
    for (const table of ["counted", "standing", "unit_total", "unit_day"] as const) {
      attempts[`update ${table}`] = () =>
        sql`update ${sql.table(table)} set scope = scope where edition = 1`.execute(db);
      attempts[`delete ${table}`] = () => sql`delete from ${sql.table(table)} where edition = 1`.execute(db);
    }
    attempts["update edition"] = () => sql`update edition set hash = 'x'`.execute(db);
    attempts["delete edition"] = () => sql`delete from edition`.execute(db);
    const before = await dumpBoards(handle, round.round, 1);
    for (const [name, attempt] of Object.entries(attempts)) await expect(attempt(), name).rejects.toThrow();
    expect(await dumpBoards(handle, round.round, 1)).toEqual(before);
    await db.updateTable("counted").set({ score: 2 }).where("edition", "=", 0).execute();
  });
});

eachDatabase("the command that rebuilds", (open) => {
  test("takes ids and slugs, and does nothing at all when one is unknown", async () => {
    const { handle, round } = await begin(open);
    await addAttempt(handle, round, { person: personId(0), placement: "IN11", score: 1, finishedAt: T0 });
    const lines: string[] = [];
    const say = (line: string) => lines.push(line);
    expect(await rebuildCommand(handle, ["r", "none"], say)).toBe(1);
    expect(await inProvince(handle, 0)).toEqual([]);
    expect(await rebuildCommand(handle, ["r"], say)).toBe(0);
    expect(await inProvince(handle, 0)).toHaveLength(1);
    expect(await rebuildCommand(handle, [], say)).toBe(0);
    const done = "r: đã tính lại bảng xếp hạng, 1 thí sinh.";
    expect(lines).toEqual(["Không có cuộc thi: none. Chưa tính lại gì.", done, done]);
  });
});
