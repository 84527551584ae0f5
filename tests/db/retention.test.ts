/** What has had its time goes, nothing else: rule by rule, at the border, through the cuts that the database asks for. */
import { expect, test } from "vitest";
import { RETENTION_IDS, STANDARD_TERMS } from "#app/domain/retention.ts";
import {
  previewRetention,
  retentionRuns,
  retentionTerms,
  runRetention,
  saveRetention,
} from "#app/features/privacy/api.server.ts";
import { noteAbsence } from "#db/queries/absences.ts";
import { insertRows } from "#db/queries/units-insert-rows.ts";
import { eachDatabase, type TestDatabase } from "#tests/support/databases.ts";
import { accountWorld } from "./accounts-fixture.ts";
import { DAY, endedContest, gradedAttempt, longAgo, RUN } from "./retention-fixture.ts";
import { NOW, SINCE } from "./units-forest.ts";

const HOUR = 3_600_000;
const NONE = Object.fromEntries(RETENTION_IDS.map((id) => [id, 0]));

eachDatabase("retention", (open) => {
  const begin = async () => (await accountWorld(await open(), [{ id: "qt", role: ["admin", "province"] }])).handle;
  const left = async (
    handle: TestDatabase | Awaited<ReturnType<typeof begin>>,
    table: "upload" | "session" | "outbox",
  ) => (await handle.db.selectFrom(table).selectAll().execute()).length;

  test("uploads, sessions, counters and work that is done, to the millisecond", async () => {
    const handle = await begin();
    const upload = (id: string, at: number) => ({
      ...{ id, account: "qt", kind: "roll", unit: "school1", name: "a.xlsx", payload: "{}" },
      ...{ created_at: at, expires_at: at + 24 * HOUR, applied_at: null },
    });
    const session = (id: string, ends: number, revoked: number | null) => ({
      ...{ token_hash: id, account: "qt", created_at: 0, expires_at: ends, revoked_at: revoked },
      ...{ stage: "full" as const, agent: "" },
    });
    const work = (id: string, done: number | null) => ({
      ...{ id, kind: "attempt.closed", ref: "x", at: 0, done_at: done, tries: 0, error: null },
    });
    await insertRows(handle.db, "upload", [upload("u1", NOW - 24 * HOUR - 1), upload("u2", NOW - 24 * HOUR)]);
    await insertRows(handle.db, "session", [
      session("ended", NOW - 30 * DAY - 1, null),
      session("signed out", NOW + DAY, NOW - 30 * DAY - 1),
      session("ended lately", NOW - 30 * DAY, null),
      session("live", NOW + DAY, null),
    ]);
    await insertRows(handle.db, "rate_limit", [
      { key: "old", points: 3, expire: NOW - DAY - 1 },
      { key: "counts", points: 3, expire: NOW },
      { key: "for ever", points: 3, expire: null },
    ]);
    await insertRows(handle.db, "outbox", [
      work("o1", NOW - 30 * DAY - 1),
      work("o2", NOW - 30 * DAY),
      work("o3", null),
    ]);

    const due = await previewRetention(handle, { terms: STANDARD_TERMS, now: NOW, most: 1 });
    expect(due).toMatchObject({ uploads: { n: 1, more: false }, sessions: { n: 1, more: true }, audit: { n: 0 } });
    expect(await runRetention(handle, RUN)).toEqual({ ...NONE, uploads: 1, sessions: 2, limits: 1, outbox: 1 });
    expect(await runRetention(handle, RUN)).toEqual(NONE);
    expect([await left(handle, "upload"), await left(handle, "session"), await left(handle, "outbox")]).toEqual([
      1, 2, 2,
    ]);
    expect((await retentionRuns(handle, 9)).map(({ removed }) => removed)).toEqual([
      { uploads: 1, sessions: 2, limits: 1, outbox: 1 },
    ]);
  });

  test("how often an attempt's page was left", async () => {
    const handle = await begin();
    const round = await endedContest(handle, { closesAt: NOW });
    for (const [no, at] of [
      [1, NOW - 30 * DAY - 1],
      [2, NOW - 30 * DAY],
    ] as const) {
      await gradedAttempt(handle, { id: `a${no}`, round, no });
      await noteAbsence(handle.db, { attempt: `a${no}`, times: 3, ms: 1_000, at });
    }
    expect(await previewRetention(handle, { terms: STANDARD_TERMS, now: NOW, most: 9 })).toMatchObject({
      absences: { n: 1, more: false },
    });
    expect(await runRetention(handle, { ...RUN, rules: ["absences"] })).toEqual({ ...NONE, absences: 1 });
    const left = await handle.db.selectFrom("attempt_absence").select("attempt").execute();
    expect(left).toEqual([{ attempt: "a2" }]);
  });

  test("more than one unit of rows", async () => {
    const handle = await begin();
    const rows = Array.from({ length: 1_201 }, (_, n) => ({ key: `k${n}`, points: 1, expire: 5 }));
    await insertRows(handle.db, "rate_limit", rows);
    expect((await runRetention(handle, { ...RUN, rules: ["uploads"] })).limits).toBe(0);
    expect((await runRetention(handle, { ...RUN, rules: ["limits"] })).limits).toBe(1_201);
  });

  test("terms are kept, and a run goes by them", async () => {
    const handle = await begin();
    expect(await retentionTerms(handle)).toEqual(STANDARD_TERMS);
    await insertRows(handle.db, "outbox", [
      { id: "o", kind: "x", ref: "", at: 0, done_at: NOW - 8 * DAY, tries: 0, error: null },
    ]);
    expect((await runRetention(handle, RUN)).outbox).toBe(0);
    await saveRetention(handle, { ...STANDARD_TERMS, outbox: 7 }, { account: "qt", now: NOW });
    expect((await retentionTerms(handle)).outbox).toBe(7);
    expect((await runRetention(handle, RUN)).outbox).toBe(1);
    await handle.db.updateTable("setting").set({ value: '{"outbox":0}' }).where("name", "=", "retention").execute();
    expect(await retentionTerms(handle)).toEqual(STANDARD_TERMS);
  });

  test("the audit lets go of what is older than a cut, and of nothing else", async () => {
    const handle = await begin();
    const { db } = handle;
    const row = (id: string, at: number) => ({
      ...{ id, at, actor: null, action: "class.read", subject: "unit:x", unit: null, data: "{}" },
    });
    await insertRows(db, "audit", [row("old", longAgo(5) - 1), row("young", longAgo(5)), row("new", NOW)]);
    const remove = (id: string) => db.deleteFrom("audit").where("id", "=", id).execute();
    await expect(remove("old")).rejects.toThrow("never changed");
    expect((await runRetention(handle, RUN)).audit).toBe(1);
    const ids = (
      await db.selectFrom("audit").select("id").where("action", "=", "class.read").orderBy("at").execute()
    ).map(({ id }) => id);
    expect(ids).toEqual(["young", "new"]);
    for (const id of ids) await expect(remove(id)).rejects.toThrow("never changed");
    await expect(db.updateTable("audit").set({ action: "x" }).execute()).rejects.toThrow("never changed");
    // no cut of less than a year, and none is taken back
    await expect(
      db
        .insertInto("audit_cut")
        .values({ before: NOW - 364 * DAY, at: NOW })
        .execute(),
    ).rejects.toThrow();
    await expect(db.deleteFrom("audit_cut").execute()).rejects.toThrow("never changed");
  });

  type Settings = Parameters<typeof endedContest>[1] & Pick<Parameters<typeof gradedAttempt>[1], "state" | "grading">;
  test.each<[string, Settings, number]>([
    ["graded, ended long ago", {}, 2],
    ["on the border", { closesAt: longAgo(2) - 1 }, 2],
    ["a day later", { closesAt: longAgo(2) }, 0],
    ["another round ended later", { laterRound: true }, 0],
    ["somebody is writing", { state: "open" }, 0],
    ["not graded yet", { grading: null }, 0],
    ["void", { state: "void", grading: null }, 2],
  ])("single answers: %s", async (_what, settings, removed) => {
    const handle = await begin();
    const { db } = handle;
    const round = await endedContest(handle, settings);
    await gradedAttempt(handle, { id: "AT1", round, no: 1 });
    await gradedAttempt(handle, { id: "AT2", round, no: 2, ...settings });
    await expect(db.deleteFrom("answer_event").execute()).rejects.toThrow("never changed");
    const due = await previewRetention(handle, { terms: STANDARD_TERMS, now: NOW, most: 100 });
    expect(due.answers.n).toBe(removed);
    expect((await runRetention(handle, RUN)).answers).toBe(removed);
    expect(await db.selectFrom("answer_event").selectAll().execute()).toHaveLength(removed > 0 ? 0 : 6);
    expect(await db.selectFrom("attempt").select("score").where("id", "=", "AT1").execute()).toEqual([
      { score: 9_000 },
    ]);
    expect((await runRetention(handle, RUN)).answers).toBe(0);
  });

  test("the database refuses to cut a round sooner than half a year after its contest", async () => {
    const handle = await begin();
    const round = await endedContest(handle, { closesAt: NOW - 179 * DAY });
    const cut = handle.db.insertInto("answer_cut").values({ round, at: NOW, done_at: null });
    await expect(cut.execute()).rejects.toThrow("too_early");
  });

  test("who left is erased once, also by two processes at once; figures and editions stay", async () => {
    const handle = await begin();
    const { db } = handle;
    const round = await endedContest(handle, {});
    const CUTOFF = "2024-11-22";
    type Case = { in?: [string, string | null][]; role?: string | null; open?: boolean; goes: boolean };
    const cases: Record<string, Case> = {
      "left that day": { in: [["class1", CUTOFF]], goes: true },
      "left a day later": { in: [["class1", "2024-11-23"]], goes: false },
      "left and came back": {
        in: [
          ["class1", "2023-05-31"],
          ["class2", null],
        ],
        goes: false,
      },
      "still in a branch": {
        in: [
          ["class1", "2023-05-31"],
          ["branch2", null],
        ],
        goes: false,
      },
      "left, has a role": { in: [["class1", "2023-05-31"]], role: null, goes: false },
      "gave up a role": { role: "2023-05-31", goes: true },
      "gave it up lately": { role: "2026-05-31", goes: false },
      "gives it up next year": { in: [["class1", "2023-05-31"]], role: "2027-05-31", goes: false },
      "left, is writing": { in: [["class1", "2023-05-31"]], open: true, goes: false },
      "was never in anything": { goes: false },
    };
    for (const [name, one] of Object.entries(cases)) {
      await db
        .insertInto("person")
        .values({
          id: name,
          full_name: name,
          name_key: name,
          sort_key: name,
          birth_date: "2008-01-01",
          erased_at: null,
        })
        .execute();
      for (const [at, [unit, validTo]] of (one.in ?? []).entries()) {
        const tree = unit.startsWith("branch") ? "youth" : "state";
        const row = { id: `${name} ${at}`, person: name, tree, unit, role: "pupil" };
        await insertRows(db, "membership", [{ ...row, valid_from: "2022-09-01", valid_to: validTo }]);
      }
      if (one.role !== undefined) {
        const grant = { id: name, person: name, role: "teacher", unit: "class1", valid_from: SINCE };
        await insertRows(db, "role_grant", [{ ...grant, valid_to: one.role }]);
      }
      await gradedAttempt(handle, { id: `${name} a`, round, person: name, state: one.open ? "open" : "submitted" });
    }
    const edition = { id: 1, contest: "C", n: 1, kind: "final" as const, cut_at: null, issued_at: 1, issued_by: null };
    await insertRows(db, "board_scope", [
      { id: round, contest: "C", kind: "round" as const, round, live: 0, live_rules: null, version: 0 },
    ]);
    await insertRows(db, "counted", [
      {
        ...{ edition: 1, scope: round, sort_key: "1", person: "left that day" },
        ...{
          attempt: "left that day a",
          no: 1,
          placement: "p",
          score: 9_000,
          duration_ms: 1,
          submitted_at: 1,
          group_key: "",
          grade: 0,
        },
      },
    ]);
    await insertRows(db, "edition", [{ ...edition, reason: "", hash: "h" }]);
    const going = Object.keys(cases).filter((name) => cases[name]!.goes);

    const due = await previewRetention(handle, { terms: STANDARD_TERMS, now: NOW, most: 100 });
    expect(due.left).toEqual({ n: going.length, more: false });
    const both = await Promise.all([runRetention(handle, RUN), runRetention(handle, RUN)]);
    expect(both[0].left + both[1].left).toBe(going.length);
    const gone = await db.selectFrom("person").select("id").where("erased_at", "is not", null).orderBy("id").execute();
    expect(gone.map(({ id }) => id)).toEqual(going.sort());
    const names = await db.selectFrom("person").select("full_name").where("id", "in", going).execute();
    expect(new Set(names.map((row) => row.full_name))).toEqual(new Set(["Đã xoá dữ liệu"]));
    const written = await db
      .selectFrom("audit")
      .select(["subject", "actor"])
      .where("action", "=", "person.erase")
      .execute();
    expect(written.map(({ subject, actor }) => `${subject} ${actor}`).sort()).toEqual(
      going.map((name) => `person:${name} null`),
    );
    expect(await db.selectFrom("counted").select(["person", "score"]).execute()).toEqual([
      { person: "left that day", score: 9_000 },
    ]);
    expect(await db.selectFrom("attempt").select("id").execute()).toHaveLength(Object.keys(cases).length);
  });
});
