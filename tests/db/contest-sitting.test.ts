/** What the rules of a contest mean for who sits it: papers that can be drawn again, limits, rehearsals, advancement. */
import { beforeEach, expect, it } from "vitest";
import { drawPaper } from "#app/domain/draw.ts";
import {
  attemptResult,
  attemptToken,
  entryOf,
  expireDueAttempts,
  gradeClosedAttempts,
  startAttemptOf,
  tokenHashOf,
} from "#app/features/attempts/api.server.ts";
import { drainBoardOutbox, issueEdition } from "#app/features/boards/api.server.ts";
import {
  fixDueRolls,
  loadDraft,
  publishedContest,
  publishRevision,
  recomputeDeadlines,
  saveStep,
} from "#app/features/contests/api.server.ts";
import { type ContestDraft, USUAL } from "#app/features/contests/draft.ts";
import { poolOf } from "#app/features/questions/api.server.ts";
import { classView, roundChoice } from "#app/features/reports/api.server.ts";
import { listUnitsByIds } from "#app/features/units/api.server.ts";
import { newId } from "#db/ids.ts";
import type { StartInput, SubmitInput } from "#db/ops/attempts.ts";
import type { SaveInput } from "#db/ops/save-answers.ts";
import { insertRows } from "#db/queries/units-insert-rows.ts";
import { eachDatabase, type TestDatabase } from "#tests/support/databases.ts";
import { DAY, MINUTE, makeProvince, personId, T0 } from "./boards-fixture.ts";
import { BY, HOUR, makeBank, makePublished, roundAt, viewerOn, wholeDraft } from "./contest-fixture.ts";

const SECRET = "secret-of-the-test";

eachDatabase("sitting a contest", (open) => {
  let handle: TestDatabase;
  beforeEach(async () => {
    handle = await open();
    await makeProvince(handle, 9);
    await makeBank(handle, 4);
  });

  const pupil = (n: number) => viewerOn(null, personId(n));
  const start = (slug: string, n: number, now: number) =>
    startAttemptOf(handle, { slug, actor: pupil(n), now, secret: SECRET });
  const started = async (slug: string, n: number, now: number) => {
    const outcome = await start(slug, n, now);
    if (!outcome.ok) throw new Error(outcome.code);
    return outcome.attempt;
  };
  const rowOf = (id: string) =>
    handle.db.selectFrom("attempt").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
  /** Answers so many questions right and hands in. */
  const handIn = async (id: string, right: number, at: number) => {
    const { paper } = await rowOf(id);
    const tokenHash = tokenHashOf(attemptToken(SECRET, id));
    const versions = (JSON.parse(paper) as { version: string }[]).map(({ version }) => version);
    const events = versions.map((question, index) => ({
      seq: index + 1,
      question,
      answer: [index < right ? "a" : "b"],
    }));
    await handle.op("saveAnswers", {
      attempt: id,
      tokenHash,
      clientId: "client-1",
      epoch: 1,
      arrivedAt: at,
      events,
    } satisfies SaveInput);
    await handle.op("submitAttempt", {
      attempt: id,
      tokenHash,
      arrivedAt: at,
      receipt: newId(),
      outboxId: newId(),
      latest: [],
    } satisfies SubmitInput);
  };
  const settle = async (now: number) => {
    await gradeClosedAttempts(handle, now, (error) => {
      throw error;
    });
    await drainBoardOutbox(handle, now);
  };
  const sit = async (slug: string, n: number, right: number, at: number) => {
    const id = await started(slug, n, at);
    await handIn(id, right, at + MINUTE);
    return id;
  };
  const oneRound = (over: Partial<ContestDraft["paper"] & object> = {}): Partial<ContestDraft> => ({
    paper: { ...wholeDraft().paper!, attempts: null, ...over },
  });

  it("draws every stored paper again from its seed, its pool and what was excluded", async () => {
    await makePublished(
      handle,
      "rut-lai",
      oneRound({
        quota: [
          { pillar: "economy", n: 5 },
          { difficulty: "apply", n: 3 },
        ],
      }),
    );
    const { rules } = (await publishedContest(handle.db, "rut-lai"))!;
    for (let turn = 0; turn < 4; turn += 1) {
      for (const n of [1, 2]) await sit("rut-lai", n, 1, T0 + turn * HOUR);
    }
    const attempts = await handle.db.selectFrom("attempt").selectAll().orderBy("id").execute();
    expect(attempts).toHaveLength(8);
    for (const attempt of attempts) {
      const pool = await poolOf(handle.db, attempt.round);
      const seen = new Set(JSON.parse(attempt.exclusions!) as string[]);
      expect(drawPaper(pool, rules.quota, attempt.seed, seen)).toEqual(JSON.parse(attempt.paper));
      const earlier = attempts.filter(({ person, no }) => person === attempt.person && no < attempt.no);
      const drawn = earlier.flatMap(({ paper }) =>
        (JSON.parse(paper) as { version: string }[]).map((item) => item.version),
      );
      expect([...seen]).toEqual([...new Set(drawn)].sort());
    }
    // 12 questions of the pillar and 9 more of the difficulty: the second paper shows none of the first
    const second = attempts.find(({ no }) => no === 2)!;
    const [paper, seen] = [JSON.parse(second.paper) as { version: string }[], new Set(JSON.parse(second.exclusions!))];
    expect(paper.filter((item) => seen.has(item.version))).toEqual([]);
  });

  it("gives questions of earlier rounds last, too", async () => {
    const rounds = [roundAt("Tuần 1", T0, T0 + DAY), roundAt("Tuần 2", T0 + 2 * DAY, T0 + 3 * DAY)];
    await makePublished(handle, "hai-tuan", { time: { ...USUAL.time, rounds } });
    const first = await rowOf(await sit("hai-tuan", 1, 1, T0));
    const second = await rowOf(await started("hai-tuan", 1, T0 + 2 * DAY));
    const versions = (paper: string) => (JSON.parse(paper) as { version: string }[]).map((item) => item.version);
    expect(versions(second.paper).filter((version) => versions(first.paper).includes(version))).toEqual([]);
    expect(JSON.parse(second.exclusions!)).toEqual(versions(first.paper).sort());
  });

  it("limits attempts by round and by day in Viet Nam, and says so before the start", async () => {
    await makePublished(handle, "moi-ngay", oneRound({ attempts: 3, attemptsPerDay: 2 }));
    const view = (await publishedContest(handle.db, "moi-ngay"))!;
    const entry = async (now: number) => (await entryOf(handle, view, pupil(1), now)).entry;
    expect(await entry(T0)).toMatchObject({ kind: "start", left: 3, leftToday: 2 });
    await sit("moi-ngay", 1, 1, T0);
    await sit("moi-ngay", 1, 1, T0 + HOUR);
    expect(await start("moi-ngay", 1, T0 + 2 * HOUR)).toEqual({ ok: false, code: "none_today" });
    expect(await entry(T0 + 2 * HOUR)).toEqual({ kind: "none_today" });
    const midnight = T0 + 16 * HOUR; // T0 is 08:00
    expect(await start("moi-ngay", 1, midnight - 1)).toEqual({ ok: false, code: "none_today" });
    await sit("moi-ngay", 1, 1, midnight);
    expect(await start("moi-ngay", 1, midnight + HOUR)).toEqual({ ok: false, code: "none_left" });
  });

  it.each<[string, Partial<ContestDraft["audience"] & object>, number, boolean]>([
    ["everybody of the province", {}, 1, true],
    ["another level", { levels: ["lower"] }, 1, false],
    ["a unit of theirs", { units: ["SCHOOL1"] }, 0, true],
    ["a unit that is not theirs", { units: ["SCHOOL2"] }, 0, false],
    ["one unit of several", { units: ["SCHOOL3", "COMMUNE2"] }, 2, true],
    ["a kind of schools", { kinds: ["school"] }, 0, true],
    ["a kind that is not theirs", { kinds: ["vocational"] }, 0, false],
  ])("invites %s", async (_whom, audience, n, may) => {
    await makePublished(handle, "ai-duoc-moi", { audience: { ...wholeDraft().audience!, ...audience } });
    expect(await start("ai-duoc-moi", n, T0)).toMatchObject(may ? { ok: true } : { ok: false, code: "not_invited" });
  });

  it("stores the group of each attempt", async () => {
    await makePublished(handle, "bang", { audience: { ...wholeDraft().audience!, grouping: "level" } });
    expect((await rowOf(await started("bang", 1, T0))).group_key).toBe("upper");
  });

  it("lets staff sit only where the rules say so, and keeps them off every board", async () => {
    await handle.db.deleteFrom("membership").where("person", "=", personId(8)).execute();
    const teacher = { ...viewerOn(null, personId(8)), grants: [{ role: "teacher" as const, unit: "CLASS11" }] };
    const go = (slug: string) => startAttemptOf(handle, { slug, actor: teacher, now: T0, secret: SECRET });
    await makePublished(handle, "hoc-sinh");
    expect(await go("hoc-sinh")).toEqual({ ok: false, code: "not_a_pupil" });
    await makePublished(handle, "can-bo", { audience: { ...wholeDraft().audience!, staff: true } });
    const outcome = await go("can-bo");
    if (!outcome.ok) throw new Error(outcome.code);
    await handIn(outcome.attempt, 4, T0 + MINUTE);
    await sit("can-bo", 0, 1, T0);
    await settle(T0 + HOUR);
    const standings = await handle.db.selectFrom("standing").select("person").distinct().execute();
    expect(standings.map(({ person }) => person)).toEqual([personId(0)]);
    expect(await attemptResult(handle, outcome.attempt, personId(8), T0 + HOUR)).toMatchObject({
      score: { points: 4_000 },
    });
  });

  it("lets those wait who may start at the bell, and tells the others before it", async () => {
    const rounds = [roundAt("Vòng 1", T0 + DAY, T0 + DAY + 20 * MINUTE)];
    const audience = { ...wholeDraft().audience!, units: ["SCHOOL1"] };
    await makePublished(handle, "sap-mo", { time: { ...USUAL.time, rounds, minutes: 20, closing: "hard" }, audience });
    const view = (await publishedContest(handle.db, "sap-mo"))!;
    const at = async (n: number | null, ms: number) =>
      (await entryOf(handle, view, n === null ? null : pupil(n), T0 + DAY - ms)).entry;
    expect(await at(0, 15 * MINUTE + 1)).toEqual({ kind: "not_open" });
    expect(await at(null, 15 * MINUTE + 1)).toEqual({ kind: "not_open" });
    const waiting = { kind: "waiting", opensAt: T0 + DAY, spreadMs: 2_000 };
    expect(await at(0, 15 * MINUTE)).toEqual({ ...waiting, opensInMs: 15 * MINUTE });
    expect(await at(0, 1)).toEqual({ ...waiting, opensInMs: 1 });
    expect(await at(null, 1)).toEqual({ kind: "sign_in", opensAt: T0 + DAY });
    expect(await at(2, 1)).toEqual({ kind: "not_invited" });
    expect(await at(null, 0)).toEqual({ kind: "sign_in", opensAt: null });
    expect(await at(0, 0)).toMatchObject({ kind: "start" });
  });

  it("tells a start before the bell when the round opens", async () => {
    await makePublished(handle, "truoc-gio");
    const before = (ms: number) => start("truoc-gio", 1, T0 - ms);
    expect(await before(MINUTE)).toEqual({ ok: false, code: "not_open", opensAt: T0 });
    expect(await before(HOUR)).toEqual({ ok: false, code: "not_open" });
  });

  it("leaves no trace of a rehearsal in results, boards, counts and reports", async () => {
    const rounds = [roundAt("Thi thử", T0 - 2 * DAY, T0 - DAY, { rehearsal: true }), roundAt("Vòng 1", T0, T0 + DAY)];
    const contest = await makePublished(handle, "thi-thu", { time: { ...USUAL.time, rounds } });
    const before = T0 - 2 * DAY;
    const view = (await publishedContest(handle.db, "thi-thu"))!;
    const { entry } = await entryOf(handle, view, pupil(1), before);
    expect(entry).toMatchObject({ kind: "start", left: null, rehearsal: true });
    const tried = await sit("thi-thu", 1, 4, before);
    await sit("thi-thu", 1, 4, before + HOUR);
    const absent = await started("thi-thu", 2, before);
    await expireDueAttempts(handle, before + DAY);
    await settle(before + DAY);
    expect(await fixDueRolls(handle, before + DAY)).toBe(0);
    expect(await rowOf(tried)).toMatchObject({ state: "submitted", score: 4_000 });
    expect((await rowOf(absent)).state).toBe("expired");
    expect(await attemptResult(handle, tried, personId(1), T0)).toMatchObject({
      round: { rehearsal: true },
      score: { points: 4_000 },
      review: expect.any(Array),
    });
    // told by force, too: a board that hears of a rehearsal does not listen
    const ref = JSON.stringify({ scope: view.rehearsals[0]!.id, person: personId(1) });
    const row = { id: newId(), kind: "result.changed", ref, at: T0, done_at: null, tries: 0, error: null };
    await insertRows(handle.db, "outbox", [row]);
    await drainBoardOutbox(handle, before + DAY);

    const traces = async () => {
      const tables = ["result", "standing", "unit_total", "unit_day"] as const;
      const rows = await Promise.all(tables.map((table) => handle.db.selectFrom(table).selectAll().execute()));
      return rows.map((list) => list.length);
    };
    expect(await traces()).toEqual([0, 0, 0, 0]);
    const [unit] = await listUnitsByIds(handle.db, ["CLASS12"]);
    const choice = await roundChoice(handle.db, unit!, { wanted: null, now: T0 });
    expect(choice!.choices.map(({ roundTitle }) => roundTitle)).toEqual(["Vòng 1"]);
    const lines = (await classView(handle, "CLASS12", choice!.chosen, { account: "T", now: T0 })).members;
    expect(lines.every(({ state, turns }) => state === "none" && turns === 0)).toBe(true);
    const edition = await issueEdition(handle, contest, { kind: "final", cutAt: null, now: T0, by: null, reason: "" });
    expect(edition.ok).toBe(true);
    expect(await traces()).toEqual([0, 0, 0, 0]);

    // and the real thing is untouched by it: all attempts left, other questions
    expect((await entryOf(handle, view, pupil(1), T0)).entry).toMatchObject({ left: 2, rehearsal: false });
    const real = await rowOf(await started("thi-thu", 1, T0));
    const rehearsed = new Set((await poolOf(handle.db, view.rehearsals[0]!.id)).map(({ version }) => version));
    const drawn = (JSON.parse(real.paper) as { version: string }[]).map(({ version }) => version);
    expect(drawn.filter((version) => rehearsed.has(version))).toEqual([]);
    expect(real.no).toBe(1);
  });

  it("lets only the best of each school into the next round, once the round before is settled", async () => {
    const rounds = [
      roundAt("Vòng loại", T0, T0 + DAY),
      roundAt("Chung kết", T0 + 2 * DAY, T0 + 3 * DAY, { advance: 1 }),
    ];
    await makePublished(handle, "loai", { time: { ...USUAL.time, rounds } });
    // SCHOOL1: 0, 1, 3, 4; SCHOOL2: 2, 5. The two fives are equal to the millisecond
    await sit("loai", 0, 3, T0);
    await sit("loai", 1, 4, T0);
    await sit("loai", 3, 4, T0);
    await sit("loai", 4, 1, T0);
    await sit("loai", 5, 2, T0);
    const next = T0 + 2 * DAY;
    expect(await start("loai", 1, next)).toEqual({ ok: false, code: "settling" });
    await settle(T0 + DAY);
    const outcomes = await Promise.all([0, 1, 2, 3, 4, 5].map((n) => start("loai", n, next)));
    expect(outcomes.map((outcome) => (outcome.ok ? "in" : outcome.code))).toEqual([
      "not_advanced",
      "in",
      "not_advanced",
      "in",
      "not_advanced",
      "in",
    ]);
    const view = (await publishedContest(handle.db, "loai"))!;
    expect((await entryOf(handle, view, pupil(0), next)).entry).toEqual({ kind: "not_advanced", advance: 1 });
    expect((await entryOf(handle, view, pupil(1), next)).entry).toMatchObject({ kind: "resume" });
  });

  const extend = async (id: string, slug: string, closesAt: number, now: number) => {
    const { draft } = (await loadDraft(handle.db, viewerOn("PROVINCE"), id, now))!;
    const rounds = draft.time!.rounds.map((round) => ({ ...round, closesAt }));
    await saveStep(handle, id, "rounds", { draft: { time: { ...draft.time!, rounds } } }, { ...BY, now });
    const result = await publishRevision(handle, id, { ...BY, now, reason: `Đổi giờ của ${slug}` });
    if (!result.ok) throw new Error(result.code);
    return result;
  };

  it("moves the deadlines of running attempts with the round's end, each by the rules it ran under", async () => {
    const closesAt = T0 + 10 * MINUTE;
    const time = { ...USUAL.time, rounds: [roundAt("Vòng 1", T0, closesAt)] };
    const id = await makePublished(handle, "gia-han", { time });
    const running = await started("gia-han", 1, T0);
    const done = await sit("gia-han", 2, 1, T0);
    expect((await rowOf(running)).deadline_at).toBe(closesAt);
    const later = T0 + 12 * MINUTE;
    expect(await extend(id, "gia-han", later, T0 + MINUTE)).toMatchObject({ version: 2, deadlines: 1 });
    expect(await rowOf(running)).toMatchObject({ deadline_at: later, rules_version: 1 });
    expect((await rowOf(done)).deadline_at).toBe(closesAt);
    // fifteen minutes are over before a late end
    await extend(id, "gia-han", T0 + HOUR, T0 + 2 * MINUTE);
    expect((await rowOf(running)).deadline_at).toBe(T0 + 15 * MINUTE);
    await extend(id, "gia-han", T0 + 9 * MINUTE, T0 + 3 * MINUTE);
    expect((await rowOf(running)).deadline_at).toBe(T0 + 9 * MINUTE);
  });

  it("reckons time grants of everybody, a unit and a person into the new deadlines", async () => {
    const time = { ...USUAL.time, rounds: [roundAt("Vòng 1", T0, T0 + 10 * MINUTE)] };
    await makePublished(handle, "cong-gio", { time });
    const attempts = await Promise.all([0, 1, 2].map((n) => started("cong-gio", n, T0)));
    const { round } = await rowOf(attempts[0]!);
    const grant = (scope: "person" | "unit" | "all", target: string, ms: number) => ({
      id: newId(),
      round,
      scope,
      target,
      kind: "extra" as const,
      ms,
      at: T0,
      reason: "thử",
      granted_by: "ORGANISER",
    });
    await insertRows(handle.db, "time_grant", [
      grant("all", "", MINUTE),
      grant("unit", "SCHOOL1", 2 * MINUTE),
      grant("person", personId(1), 4 * MINUTE),
    ]);
    const changed = await handle.db.transaction().execute((trx) => recomputeDeadlines(trx, round));
    expect(changed).toBe(3);
    const deadlines = await Promise.all(attempts.map(async (id) => ((await rowOf(id)).deadline_at - T0) / MINUTE));
    expect(deadlines).toEqual([13, 17, 11]);
  });

  it("starts nothing with a deadline that was changed meanwhile", async () => {
    const id = await makePublished(handle, "dua", {
      time: { ...USUAL.time, rounds: [roundAt("Vòng 1", T0, T0 + HOUR)] },
    });
    const closing = T0 + 5 * MINUTE;
    const [, ...outcomes] = await Promise.all([
      extend(id, "dua", closing, T0 + MINUTE),
      ...Array.from({ length: 9 }, (_, n) => started("dua", n, T0 + MINUTE)),
    ]);
    const rows = await Promise.all((outcomes as string[]).map(rowOf));
    expect(rows.map((row) => row.deadline_at)).toEqual(rows.map(() => closing));
    // a start that reckoned before the change is told so by the counter
    const { round } = rows[0]!;
    const late = () =>
      handle.op("startAttempt", {
        id: newId(),
        person: personId(0),
        round,
        rulesVersion: 1,
        placement: rows[0]!.placement,
        seed: "s",
        paper: "[]",
        tokenHash: "x",
        startedAt: T0,
        deadlineAt: T0 + HOUR,
        attemptsAllowed: null,
        clockRev: 0,
      } satisfies StartInput);
    // the attempt that is open already is given all the same
    expect(await late()).toMatchObject({ status: "open", created: false });
    await handle.db.updateTable("attempt").set({ state: "void" }).where("person", "=", personId(0)).execute();
    expect(await late()).toEqual({ status: "clock_changed" });
  });

  it("says what may not change while there are attempts", async () => {
    const id = await makePublished(handle, "khoa");
    await sit("khoa", 1, 1, T0);
    const now = T0 + DAY;
    const { draft, locks } = (await loadDraft(handle.db, viewerOn("PROVINCE"), id, now))!;
    expect([locks.questions, locks.basis, [...locks.opens.values()]]).toEqual(["sat", "sat", ["sat"]]);
    const tries: Partial<ContestDraft>[] = [
      { paper: { ...draft.paper!, points: 5_000 } },
      { paper: { ...draft.paper!, counted: "last" } },
      { results: { ...draft.results!, prediction: "participants" } },
      { audience: { ...draft.audience!, grouping: "level" } },
      { time: { ...draft.time!, rounds: draft.time!.rounds.map((round) => ({ ...round, opensAt: T0 + HOUR })) } },
      { time: { ...draft.time!, rounds: draft.time!.rounds.map((round) => ({ ...round, closesAt: T0 + HOUR })) } },
    ];
    for (const change of tries) {
      await saveStep(handle, id, "review", { draft: { ...draft, ...change } }, { ...BY, now });
      const result = await publishRevision(handle, id, { ...BY, now, reason: "Thử đổi" });
      expect(result, JSON.stringify(change)).toEqual({ ok: false, code: "missing" });
    }
    const may: Partial<ContestDraft> = {
      paper: { ...draft.paper!, attempts: 5 },
      results: { ...draft.results!, prizes: ["1 giải Nhất"] },
    };
    await saveStep(handle, id, "review", { draft: { ...draft, ...may } }, { ...BY, now });
    expect(await publishRevision(handle, id, { ...BY, now, reason: "Thêm lượt" })).toMatchObject({
      ok: true,
      version: 2,
    });
  });
});
