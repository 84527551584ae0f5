/** Rulings about attempts: void, restore, one more; what they do to boards, starts and pages. */
import { beforeEach, expect, it } from "vitest";
import type { Viewer } from "#app/domain/viewer.ts";
import {
  attemptResult,
  attemptToken,
  entryOf,
  expireDueAttempts,
  gradeClosedAttempts,
  startAttemptOf,
  tokenHashOf,
} from "#app/features/attempts/api.server.ts";
import { drainBoardOutbox, issueEdition, rebuildStandings } from "#app/features/boards/api.server.ts";
import { type ContestView, publishedContest } from "#app/features/contests/api.server.ts";
import { type ContestDraft, USUAL } from "#app/features/contests/draft.ts";
import { exportPerson } from "#app/features/privacy/api.server.ts";
import {
  allowResit,
  contestRulings,
  findReceipt,
  giveTime,
  personAttempts,
  personResits,
  restoreAttempt,
  voidAttempt,
} from "#app/features/remedies/api.server.ts";
import { newId } from "#db/ids.ts";
import type { SubmitInput } from "#db/ops/attempts.ts";
import type { SaveInput } from "#db/ops/save-answers.ts";
import { insertRows } from "#db/queries/units-insert-rows.ts";
import { eachDatabase, type TestDatabase } from "#tests/support/databases.ts";
import { DAY, MINUTE, makeProvince, personId, T0 } from "./boards-fixture.ts";
import { dumpBoards } from "./boards-happenings.ts";
import { HOUR, makeBank, makePublished, roundAt, viewerOn, wholeDraft } from "./contest-fixture.ts";

const SECRET = "secret-of-the-test";
const REASON = "Thi hộ bạn cùng lớp";
const BY = { account: "ORGANISER", now: T0 + HOUR };

eachDatabase("rulings about attempts", (open) => {
  let handle: TestDatabase;
  let view: ContestView;
  const contest = () => view.contest;
  const round = () => view.rounds[0]!;

  beforeEach(async () => {
    handle = await open();
    await makeProvince(handle, 6);
    await makeBank(handle, 4);
  });

  const publish = async (paper: Partial<ContestDraft["paper"] & object> = {}) => {
    const over = { paper: { ...wholeDraft().paper!, attempts: 1, ...paper } };
    const time = { ...USUAL.time, rounds: [roundAt("Vòng 1", T0, T0 + 3 * DAY)] };
    await makePublished(handle, "xu-ly", { ...over, time });
    view = (await publishedContest(handle.db, "xu-ly"))!;
  };
  const pupil = (n: number) => viewerOn(null, personId(n));
  const start = (n: number, now: number) =>
    startAttemptOf(handle, { slug: "xu-ly", actor: pupil(n), now, secret: SECRET });
  const started = async (n: number, now: number) => {
    const outcome = await start(n, now);
    if (!outcome.ok) throw new Error(outcome.code);
    return outcome.attempt;
  };
  const rowOf = (id: string) =>
    handle.db.selectFrom("attempt").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
  const save = async (id: string, at: number) => {
    const { paper } = await rowOf(id);
    const events = (JSON.parse(paper) as { version: string }[]).map(({ version }, index) => ({
      seq: index + 1,
      question: version,
      answer: ["a"],
    }));
    return handle.op<{ saved: number[]; refused: { code: string }[]; state: string }>("saveAnswers", {
      attempt: id,
      tokenHash: tokenHashOf(attemptToken(SECRET, id)),
      clientId: "client-1",
      epoch: 1,
      arrivedAt: at,
      events,
    } satisfies SaveInput);
  };
  const submit = (id: string, at: number, receipt = newId()) =>
    handle.op<{ status: string }>("submitAttempt", {
      attempt: id,
      tokenHash: tokenHashOf(attemptToken(SECRET, id)),
      arrivedAt: at,
      receipt,
      outboxId: newId(),
      latest: [],
    } satisfies SubmitInput);
  const sit = async (n: number, at: number, receipt?: string) => {
    const id = await started(n, at);
    await save(id, at + MINUTE);
    await submit(id, at + 2 * MINUTE, receipt);
    return id;
  };
  const settle = async (now = BY.now) => {
    await gradeClosedAttempts(handle, now, (error) => {
      throw error;
    });
    while ((await drainBoardOutbox(handle, now)) > 0);
  };
  const onBoard = async () => {
    const rows = await handle.db.selectFrom("standing").select("person").distinct().orderBy("person").execute();
    return rows.map(({ person }) => person);
  };
  const rule = (what: typeof voidAttempt, attempt: string, now = BY.now) =>
    what(handle, contest(), { attempt, reason: REASON }, { ...BY, now });
  const rulings = () => handle.db.selectFrom("attempt_ruling").selectAll().orderBy("id").execute();

  it("takes a void attempt off every board, and back, as a rebuild would", async () => {
    await publish();
    const first = await sit(0, T0);
    await sit(1, T0);
    await settle();
    const before = await dumpBoards(handle, round().id);
    expect(await onBoard()).toEqual([personId(0), personId(1)]);
    expect(await rule(voidAttempt, first)).toEqual({ ok: true });
    await settle();
    expect(await onBoard()).toEqual([personId(1)]);
    const without = await dumpBoards(handle, round().id);
    await rebuildStandings(handle, contest().id);
    expect(await dumpBoards(handle, round().id)).toEqual(without);
    expect(await rule(restoreAttempt, first)).toEqual({ ok: true });
    await settle();
    expect(await dumpBoards(handle, round().id)).toEqual(before);
    expect(await rulings()).toMatchObject([
      { kind: "void", attempt: first, was: "submitted", reason: REASON, ruled_by: "ORGANISER", at: BY.now },
      { kind: "restore", attempt: first, was: "submitted" },
    ]);
    const audits = await handle.db
      .selectFrom("audit")
      .select("action")
      .where("subject", "=", `attempt:${first}`)
      .orderBy("id")
      .execute();
    expect(audits.map(({ action }) => action)).toEqual(["attempt.void", "attempt.restore"]);
  });

  it("is one ruling however often the form is sent", async () => {
    await publish();
    const id = await sit(0, T0);
    await Promise.all([rule(voidAttempt, id), rule(voidAttempt, id)]);
    expect(await rule(voidAttempt, id)).toEqual({ ok: true });
    expect((await rulings()).length).toBe(1);
    await rule(restoreAttempt, id);
    expect(await rule(restoreAttempt, id)).toEqual({ ok: true });
    expect((await rulings()).length).toBe(2);
    await expect(handle.db.updateTable("attempt_ruling").set({ reason: "x" }).execute()).rejects.toThrow();
    await expect(handle.db.deleteFrom("attempt_ruling").execute()).rejects.toThrow();
  });

  it("grades after all what was void when it should have been graded", async () => {
    await publish();
    const id = await sit(0, T0);
    await rule(voidAttempt, id);
    await settle();
    expect(await rowOf(id)).toMatchObject({ state: "void", grading: null, score: null });
    await rule(restoreAttempt, id);
    await settle();
    expect(await rowOf(id)).toMatchObject({ state: "submitted", score: 4_000 });
    expect(await onBoard()).toEqual([personId(0)]);
  });

  it("stops an attempt that is being written: nothing is added to it, and its page says so", async () => {
    await publish();
    const id = await started(0, T0);
    await save(id, T0 + MINUTE);
    await rule(voidAttempt, id, T0 + 2 * MINUTE);
    expect(await save(id, T0 + 3 * MINUTE)).toMatchObject({ state: "void", saved: [] });
    expect(await submit(id, T0 + 3 * MINUTE)).toEqual({ status: "already_closed", receipt: null });
    expect(await rowOf(id)).toMatchObject({ state: "void", finished_at: null, receipt: null });
    expect(await attemptResult(handle, id, personId(0), T0 + 3 * MINUTE)).toMatchObject({ state: "void", score: null });
    // void ones are none of the allowed: the pupil may start again
    const { entry } = await entryOf(handle, view, pupil(0), T0 + 3 * MINUTE);
    expect(entry).toMatchObject({ kind: "start", left: 1 });
  });

  it("opens it again with the deadline of this moment, or lets the server close it", async () => {
    await publish();
    const id = await started(0, T0);
    await save(id, T0 + MINUTE);
    await rule(voidAttempt, id, T0 + 2 * MINUTE);
    const grant = { id: newId(), round: round(), scope: "person" as const, target: personId(0) };
    const order = { ...grant, kind: "extra" as const, minutes: 10, reason: REASON };
    await giveTime(handle, "PROVINCE", order, { ...BY, now: T0 + 3 * MINUTE });
    const page = { view, rounds: view.rounds, now: T0 + 4 * MINUTE };
    expect((await personAttempts(handle.db, page, personId(0), BY))!.attempts).toMatchObject([
      { state: "void", was: "open", deadlineAt: T0 + 25 * MINUTE },
    ]);
    await rule(restoreAttempt, id, T0 + 4 * MINUTE);
    expect(await rowOf(id)).toMatchObject({ state: "open", deadline_at: T0 + 25 * MINUTE });
    await rule(voidAttempt, id, T0 + 5 * MINUTE);
    await rule(restoreAttempt, id, T0 + HOUR);
    await expireDueAttempts(handle, T0 + HOUR);
    await settle();
    expect(await rowOf(id)).toMatchObject({ state: "expired", finished_at: T0 + 25 * MINUTE, score: 4_000 });
  });

  it("does not open a second attempt beside one that is being written", async () => {
    await publish();
    const first = await started(0, T0);
    await rule(voidAttempt, first, T0 + MINUTE);
    const second = await started(0, T0 + 2 * MINUTE);
    expect(await rule(restoreAttempt, first, T0 + 3 * MINUTE)).toEqual({ ok: false, code: "other_open" });
    expect((await rowOf(first)).state).toBe("void");
    expect((await rulings()).map(({ kind }) => kind)).toEqual(["void"]);
    await submit(second, T0 + 4 * MINUTE);
    expect(await rule(restoreAttempt, first, T0 + 5 * MINUTE)).toEqual({ ok: true });
  });

  it("rules nothing once the final results are out, and nothing in another contest", async () => {
    await publish();
    const id = await sit(0, T0);
    const other = await sit(1, T0);
    await settle();
    const foreign = { id: "CONTESTX", unit: "PROVINCE" };
    expect(await voidAttempt(handle, foreign, { attempt: id, reason: REASON }, BY)).toEqual({
      ok: false,
      code: "gone",
    });
    expect(await rule(voidAttempt, "NOTHING")).toEqual({ ok: false, code: "gone" });
    await rule(voidAttempt, other);
    await settle();
    const now = T0 + 4 * DAY;
    const edition = { cutAt: null, now, by: null, reason: "" };
    expect((await issueEdition(handle, contest().id, { ...edition, kind: "freeze" })).ok).toBe(true);
    expect(await rule(voidAttempt, id)).toEqual({ ok: true });
    expect(await rule(restoreAttempt, id)).toEqual({ ok: true });
    await settle();
    expect((await issueEdition(handle, contest().id, { ...edition, kind: "final" })).ok).toBe(true);
    expect(await rule(voidAttempt, id)).toEqual({ ok: false, code: "issued" });
    expect(await rule(restoreAttempt, other)).toEqual({ ok: false, code: "issued" });
    const resit = { id: newId(), person: personId(0), round: round(), reason: REASON };
    expect(await allowResit(handle, contest(), resit, BY)).toEqual({ ok: false, code: "issued" });
    const page = { view, rounds: view.rounds, now };
    expect(await personAttempts(handle.db, page, personId(0), BY)).toMatchObject({ issued: true });
  });

  it("allows one attempt more, in the round and on the day, to this person alone", async () => {
    await publish({ attempts: 2, attemptsPerDay: 1 });
    await sit(0, T0);
    const noon = T0 + 4 * HOUR;
    expect(await start(0, noon)).toEqual({ ok: false, code: "none_today" });
    const order = { id: newId(), person: personId(0), round: round(), reason: REASON };
    expect(await allowResit(handle, contest(), order, BY)).toEqual({ ok: true });
    expect(await allowResit(handle, contest(), order, BY)).toEqual({ ok: true });
    const { entry } = await entryOf(handle, view, pupil(0), noon);
    expect(entry).toMatchObject({ kind: "start", left: 2, leftToday: 1 });
    await sit(0, noon);
    expect(await start(0, noon + HOUR)).toEqual({ ok: false, code: "none_today" });
    await sit(0, T0 + DAY);
    expect(await start(0, T0 + 2 * DAY)).toEqual({ ok: false, code: "none_left" });
    await sit(1, T0);
    expect(await start(1, noon)).toEqual({ ok: false, code: "none_today" });
    expect((await rulings()).map(({ kind, person }) => [kind, person])).toEqual([["resit", personId(0)]]);
    const over = { ...BY, now: round().closesAt };
    expect(await allowResit(handle, contest(), { ...order, id: newId() }, over)).toEqual({ ok: false, code: "closed" });
  });

  it("shows a school the open rounds of the contests that a pupil belongs to, and nothing else", async () => {
    await publish({ attempts: 1 });
    await sit(0, T0);
    const at = (now: number, person = personId(0)) => personResits(handle.db, person, { ...BY, now });
    expect(await at(T0 - 1)).toEqual([]);
    const [found, ...more] = await at(T0 + HOUR);
    expect(more).toEqual([]);
    expect(found!.of).toMatchObject({ name: "Nguyễn Văn Số0", rounds: [{ id: round().id, left: 0, resits: 0 }] });
    await allowResit(handle, contest(), { id: newId(), person: personId(0), round: round(), reason: "Mất điện" }, BY);
    expect((await at(T0 + HOUR))[0]!.of).toMatchObject({
      rounds: [{ left: 1, resits: 1 }],
      rulings: [{ kind: "resit", reason: "Mất điện" }],
    });
    expect(await at(T0 + HOUR, "NOBODY")).toEqual([]);
    expect(await at(round().closesAt)).toEqual([]);
  });

  it("is listed with who, when and why; reading it is audited", async () => {
    await publish();
    const id = await sit(0, T0);
    await settle();
    await rule(voidAttempt, id);
    const order = { id: newId(), person: personId(0), round: round(), reason: "Máy hỏng" };
    await allowResit(handle, contest(), order, { ...BY, now: BY.now + 1 });
    const page = { view, rounds: view.rounds, now: BY.now };
    expect(await contestRulings(handle.db, page, BY)).toMatchObject([
      { kind: "resit", name: "Nguyễn Văn Số0", what: "Vòng 1", reason: "Máy hỏng" },
      { kind: "void", name: "Nguyễn Văn Số0", what: "Vòng 1, lượt 1", reason: REASON },
    ]);
    const own = (await personAttempts(handle.db, page, personId(0), BY))!;
    expect(own).toMatchObject({
      name: "Nguyễn Văn Số0",
      place: "Tên CLASS11, Tên SCHOOL1",
      issued: false,
      attempts: [{ no: 1, state: "void", was: "submitted", score: 4_000 }],
      rounds: [{ left: 2, resits: 1 }],
    });
    expect(own.rulings).toHaveLength(2);
    const reads = await handle.db.selectFrom("audit").select("action").where("action", "like", "%.read").execute();
    expect(reads.map(({ action }) => action).sort()).toEqual(["attempt.read", "ruling.read"]);
  });

  it("is handed over with all that is kept of the person", async () => {
    await publish();
    const id = await sit(0, T0);
    await rule(voidAttempt, id);
    const grant = { id: newId(), round: round(), scope: "person" as const, target: personId(0) };
    await giveTime(handle, "PROVINCE", { ...grant, kind: "extra", minutes: 10, reason: "Khiếm thị" }, BY);
    const access = { person: personId(0), self: true, unit: null, may: () => false };
    expect(await exportPerson(handle, access, BY)).toMatchObject({
      gioThem: [{ vong: "Vòng 1", loai: "extra", phut: 10, lyDo: "Khiếm thị", thuHoi: null }],
      quyetDinh: [{ vong: "Vòng 1", loai: "void", lyDo: REASON }],
    });
  });

  it("knows nobody who is none of the contest's people", async () => {
    await publish();
    await insertRows(handle.db, "person", [
      { id: "STRANGER", full_name: "Lạ", name_key: "la", sort_key: "la", birth_date: null, erased_at: null },
    ]);
    const page = { view, rounds: view.rounds, now: BY.now };
    expect(await personAttempts(handle.db, page, "STRANGER", BY)).toBeNull();
    expect(await personAttempts(handle.db, page, "NOBODY", BY)).toBeNull();
  });

  const staff = (role: Viewer["grants"][number]["role"], unit: string): Viewer => ({
    ...viewerOn(null),
    account: `${role} of ${unit}`,
    grants: [{ role, unit }],
  });

  it.each<[string, Viewer["grants"][number]["role"], string, boolean]>([
    ["the teacher of the class", "teacher", "CLASS11", true],
    ["the teacher of another class of the school", "teacher", "CLASS12", false],
    ["the manager of the school", "manager", "SCHOOL1", true],
    ["the manager of another school", "manager", "SCHOOL2", false],
    ["the organiser of the contest", "organiser", "PROVINCE", true],
    ["an organiser elsewhere", "organiser", "SCHOOL1", false],
    ["an area officer, who sees figures alone", "area", "COMMUNE1", false],
    ["a writer of questions", "writer", "PROVINCE", false],
  ])("shows a receipt to %s: as it is typed, audited", async (_who, role, unit, may) => {
    await publish();
    await sit(0, T0, "K7PQ-3XWM-9TRA");
    await settle();
    const viewer = staff(role, unit);
    const found = await findReceipt(handle, viewer, " k7pq 3xwm9tra", BY.now);
    if (!may) expect(found).toBeNull();
    else
      expect(found).toMatchObject({
        code: "K7PQ-3XWM-9TRA",
        name: "Nguyễn Văn Số0",
        place: "Tên CLASS11, Tên SCHOOL1",
        round: "Vòng 1",
        answered: 4,
        questions: 4,
        state: "submitted",
        organiser: role === "organiser",
      });
    expect(await findReceipt(handle, viewer, "AAAA-AAAA-AAAA", BY.now)).toBeNull();
    const reads = await handle.db.selectFrom("audit").select("actor").where("action", "=", "receipt.read").execute();
    expect(reads).toEqual(may ? [{ actor: viewer.account }] : []);
  });

  it("shows a receipt to the class of then and the class of now", async () => {
    await publish();
    await sit(0, T0, "K7PQ-3XWM-9TRA");
    await handle.db.updateTable("membership").set({ unit: "CLASS21" }).where("person", "=", personId(0)).execute();
    for (const unit of ["CLASS11", "CLASS21"])
      expect(await findReceipt(handle, staff("teacher", unit), "K7PQ3XWM9TRA", BY.now)).not.toBeNull();
    expect(await findReceipt(handle, staff("teacher", "CLASS12"), "K7PQ3XWM9TRA", BY.now)).toBeNull();
  });
});
