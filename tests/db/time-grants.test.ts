/** Giving time to a person, a unit or everybody of a round, and taking it back. */
import { beforeEach, expect, it } from "vitest";
import { attemptView, entryOf, startAttemptOf } from "#app/features/attempts/api.server.ts";
import { publishedContest, recomputeDeadlines } from "#app/features/contests/api.server.ts";
import { USUAL } from "#app/features/contests/draft.ts";
import {
  giveTime,
  grantWords,
  previewTakingBack,
  previewTime,
  readGrant,
  takeTimeBack,
} from "#app/features/remedies/api.server.ts";
import type { GrantOrder } from "#app/features/remedies/give-time.server.ts";
import { newId } from "#db/ids.ts";
import { listGrantLines } from "#db/queries/time-grants.ts";
import { insertRows } from "#db/queries/units-insert-rows.ts";
import { eachDatabase, type TestDatabase } from "#tests/support/databases.ts";
import { MINUTE, makeProvince, personId, setGrades, T0 } from "./boards-fixture.ts";
import { makeBank, makePublished, roundAt, viewerOn } from "./contest-fixture.ts";

const SECRET = "secret-of-the-test";
const BY = { account: "ORGANISER", now: T0 + MINUTE };
const REASON = "Mất điện từ 08:01 đến 08:05";

eachDatabase("time that is given", (open) => {
  let handle: TestDatabase;
  let page: Parameters<typeof readGrant>[1];
  const round = () => page.rounds[0]!;

  /** Six pupils, two of CLASS11, CLASS12 (grade 9; both SCHOOL1) and CLASS21 each; a round of a quarter of an hour a paper. */
  beforeEach(async () => {
    handle = await open();
    await makeProvince(handle, 6);
    await makeBank(handle, 4);
    const time = { ...USUAL.time, rounds: [roundAt("Vòng 1", T0, T0 + 60 * MINUTE)] };
    await setGrades(handle, { CLASS12: 9 });
    const audience = { ...USUAL.audience, levels: ["lower" as const, "upper" as const], grouping: "level" as const };
    await makePublished(handle, "bu-gio", { time, audience });
    const view = (await publishedContest(handle.db, "bu-gio"))!;
    page = { view, rounds: view.rounds };
  });

  const start = async (n: number, now = T0) => {
    const outcome = await startAttemptOf(handle, {
      slug: "bu-gio",
      actor: viewerOn(null, personId(n)),
      now,
      secret: SECRET,
    });
    if (!outcome.ok) throw new Error(outcome.code);
    return outcome.attempt;
  };
  const deadlines = async () => {
    const rows = await handle.db.selectFrom("attempt").select(["person", "deadline_at"]).orderBy("person").execute();
    return rows.map(({ deadline_at }) => (deadline_at - T0) / MINUTE);
  };
  const order = (over: Partial<GrantOrder> = {}): GrantOrder & { reason: string } => ({
    id: newId(),
    round: round(),
    scope: "all",
    target: "",
    kind: "incident",
    minutes: 10,
    reason: REASON,
    ...over,
  });
  const give = (over: Partial<GrantOrder> = {}) => giveTime(handle, "PROVINCE", order(over), BY);
  const line = async () => (await listGrantLines(handle.db, [round().id]))[0]!;

  it.each<[string, Partial<GrantOrder>, number[]]>([
    ["everybody", {}, [25, 25, 25]],
    ["one person", { scope: "person", target: personId(1) }, [15, 25, 15]],
    ["a school", { scope: "unit", target: "SCHOOL1" }, [25, 25, 15]],
    ["a class", { scope: "unit", target: "CLASS12" }, [15, 25, 15]],
    ["a group", { scope: "group", target: "lower" }, [15, 25, 15]],
    ["an area", { scope: "unit", target: "COMMUNE2" }, [15, 15, 25]],
  ])("given to %s reaches who is writing, as the preview said, and who starts later", async (_whom, over, expected) => {
    for (const n of [0, 1, 2]) await start(n);
    const changed = expected.filter((minutes) => minutes !== 15).length;
    expect(await previewTime(handle, order(over), BY.now)).toEqual({
      running: changed,
      from: T0 + 25 * MINUTE,
      to: T0 + 25 * MINUTE,
      ending: 0,
      closed: 0,
    });
    expect(await deadlines()).toEqual([15, 15, 15]);
    expect(await give(over)).toEqual({ ok: true, deadlines: changed });
    expect(await deadlines()).toEqual(expected);
    for (const n of [3, 4, 5]) await start(n);
    const later = "target" in over && over.scope === "person" ? [15, 15, 15] : expected;
    expect(await deadlines()).toEqual([...expected, ...later]);
  });

  it("is one grant however often the form is sent, and never another one than was said", async () => {
    await start(0);
    const once = order();
    expect(await giveTime(handle, "PROVINCE", once, BY)).toEqual({ ok: true, deadlines: 1 });
    expect(await giveTime(handle, "PROVINCE", once, BY)).toEqual({ ok: true, deadlines: 0 });
    expect(await giveTime(handle, "PROVINCE", { ...once, minutes: 20 }, BY)).toEqual({ ok: false, code: "other" });
    expect(await deadlines()).toEqual([25]);
    // a second decision adds up
    await give({ minutes: 5 });
    expect(await deadlines()).toEqual([30]);
    const audits = await handle.db
      .selectFrom("audit")
      .select(["action", "actor"])
      .where("action", "=", "time.give")
      .execute();
    expect(audits).toEqual([1, 2].map(() => ({ action: "time.give", actor: "ORGANISER" })));
  });

  it("leaves closed attempts as they are, and says how many there are", async () => {
    const done = await start(0);
    await start(1);
    await handle.db
      .updateTable("attempt")
      .set({ state: "submitted", finished_at: T0 + MINUTE })
      .where("id", "=", done)
      .execute();
    expect(await previewTime(handle, order({ scope: "unit", target: "SCHOOL1" }), BY.now)).toMatchObject({
      running: 1,
      closed: 1,
    });
    expect(await previewTime(handle, order({ scope: "unit", target: "SCHOOL2" }), BY.now)).toMatchObject({
      running: 0,
      closed: 0,
      from: null,
    });
    await give();
    expect(await deadlines()).toEqual([15, 25]);
  });

  it("taken back is kept on record, and puts nobody out of time without a word", async () => {
    await start(0);
    await give();
    const grant = await line();
    expect(await previewTakingBack(handle.db, grant, T0 + 14 * MINUTE)).toMatchObject({ running: 1, ending: 0 });
    // the pupil is in the time that was given
    const later = { account: "OTHER", now: T0 + 15 * MINUTE };
    expect(await previewTakingBack(handle.db, grant, later.now)).toMatchObject({ running: 1, ending: 1 });
    const back = (ending: number) =>
      takeTimeBack(handle, "PROVINCE", { grant, reason: "Cộng nhầm vòng", ending }, later);
    expect(await back(0)).toEqual({ ok: false, code: "more_ending" });
    expect(await deadlines()).toEqual([25]);
    expect(await back(1)).toEqual({ ok: true, deadlines: 1 });
    expect(await deadlines()).toEqual([15]);
    expect(await back(1)).toEqual({ ok: true, deadlines: 0 });
    expect(await line()).toMatchObject({ endedAt: later.now, endReason: "Cộng nhầm vòng", endedBy: "OTHER" });
    // nobody gets it any more
    await start(1, T0 + 2 * MINUTE);
    expect(await deadlines()).toEqual([15, 17]);
    expect(await handle.db.transaction().execute((trx) => recomputeDeadlines(trx, round().id))).toBe(0);
  });

  it("cannot be changed or taken out of the record", async () => {
    await give();
    await takeTimeBack(handle, "PROVINCE", { grant: await line(), reason: REASON, ending: 0 }, BY);
    const { db } = handle;
    await expect(db.updateTable("time_grant").set({ ms: 1 }).execute()).rejects.toThrow();
    await expect(db.deleteFrom("time_grant_end").execute()).rejects.toThrow();
    await expect(db.updateTable("time_grant_end").set({ reason: "x" }).execute()).rejects.toThrow();
  });

  it("is seen by the pupil before the start and in the attempt", async () => {
    const pupil = viewerOn(null, personId(0));
    await give({ scope: "unit", target: "SCHOOL1" });
    await give({ scope: "person", target: personId(0), kind: "extra", minutes: 5 });
    const { entry } = await entryOf(handle, page.view, pupil, T0);
    expect(entry).toMatchObject({ kind: "start", extraMs: 15 * MINUTE, deadlineAt: T0 + 30 * MINUTE });
    const attempt = await start(0);
    expect(await attemptView(handle, attempt, pupil.person)).toMatchObject({
      minutes: 15,
      extraMs: 15 * MINUTE,
      deadlineAt: T0 + 30 * MINUTE,
    });
    await takeTimeBack(handle, "PROVINCE", { grant: await line(), reason: REASON, ending: 0 }, BY);
    expect((await attemptView(handle, attempt, pupil.person))!.extraMs).toBeLessThan(15 * MINUTE);
  });

  it("races with starts and with another grant, and every deadline is what the grants say", async () => {
    await start(0);
    await Promise.all([give({ minutes: 7 }), give({ minutes: 3 }), ...[1, 2, 3, 4, 5].map((n) => start(n))]);
    expect(await deadlines()).toEqual([25, 25, 25, 25, 25, 25]);
  });

  const form = (over: Record<string, string> = {}) => ({
    id: newId(),
    scope: "person",
    round: round().id,
    kind: "extra",
    minutes: "10",
    reason: REASON,
    ...over,
  });
  const read = (over: Record<string, string>) => readGrant(handle.db, page, form(over), BY);

  it.each<[string, Record<string, string>, string]>([
    ["no name", { who: " " }, "who"],
    ["nobody's name", { who: "Trần Văn Không" }, "who"],
    ["several people", { who: "Nguyễn Văn" }, "who"],
    ["no unit", { scope: "unit", unit: "" }, "unit"],
    ["an unknown unit", { scope: "unit", unit: "NOWHERE" }, "unit"],
    ["a unit outside the host", { scope: "unit", unit: "ELSEWHERE" }, "unit"],
    ["a class that the school has not", { scope: "unit", unit: "SCHOOL1", part: "Tên CLASS21" }, "part"],
    ["no group", { scope: "group" }, "group"],
    ["a group that the contest has not", { scope: "group", group: "primary" }, "group"],
    ["no minutes", { scope: "all", minutes: "" }, "minutes"],
    ["half a minute", { scope: "all", minutes: "0,5" }, "minutes"],
    ["too many minutes", { scope: "all", minutes: "181" }, "minutes"],
    ["no minute", { scope: "all", minutes: "0" }, "minutes"],
    ["no reason", { scope: "all", reason: "vì" }, "reason"],
    ["another contest's round", { scope: "all", round: "ROUNDX" }, "round"],
    ["another scope", { scope: "world" }, "scope"],
    ["a number of its own", { scope: "all", id: "1" }, "id"],
  ])("is not given to %s", async (_what, over, field) => {
    const elsewhere = { kind: "school", code_scheme: "test", attrs: "{}", valid_from: "2026-09-01", valid_to: null };
    await insertRows(handle.db, "unit", [
      { ...elsewhere, id: "OUTSIDE", code: "ELSEWHERE", name: "Ngoài tỉnh", name_key: "ngoai tinh", sort_key: "n" },
    ]);
    const result = await read(over);
    expect(result).toMatchObject({ ok: false, errors: { [field]: expect.any(String) } });
  });

  it("finds a group of the contest, and names it in the list", async () => {
    const group = { scope: "group", target: "lower" } as const;
    expect(await read({ scope: "group", group: "lower" })).toMatchObject({
      ok: true,
      order: group,
      to: "Bảng A: THCS",
    });
    await start(1);
    await give(group);
    expect(await previewTime(handle, order(group), BY.now)).toMatchObject({ running: 1, closed: 0 });
    expect(await grantWords(handle.db, page, BY)).toMatchObject([{ to: "Bảng A: THCS", place: "" }]);
    await handle.db.updateTable("attempt").set({ state: "submitted", finished_at: BY.now }).execute();
    expect(await previewTime(handle, order(group), BY.now)).toMatchObject({ running: 0, closed: 1 });
  });

  it("finds a person by login and by name, and a class in its school", async () => {
    await handle.db.updateTable("person").set({ name_key: "nguyen van so1" }).where("id", "=", personId(1)).execute();
    await handle.db.updateTable("person").set({ name_key: "nguyen van so2" }).where("id", "=", personId(2)).execute();
    await insertRows(handle.db, "account", [
      {
        id: "A2",
        person: personId(2),
        login: "AG2",
        login_key: "ag2",
        password_hash: "x",
        state: "active",
        created_at: 0,
        first_login_at: null,
        last_login_at: null,
        password_kind: "none",
      },
    ]);
    expect(await read({ who: " ag2" })).toMatchObject({ ok: true, order: { scope: "person", target: personId(2) } });
    expect(await read({ who: "NGUYEN văn số1" })).toMatchObject({ ok: true, order: { target: personId(1) } });
    const several = await read({ who: "Nguyễn Văn S" });
    expect(several).toMatchObject({
      ok: false,
      choices: [
        { person: personId(1), place: "Tên CLASS12, Tên SCHOOL1", login: null },
        { person: personId(2), place: "Tên CLASS21, Tên SCHOOL2", login: "AG2" },
      ],
    });
    expect(await read({ who: "Nguyễn Văn S", person: personId(1) })).toMatchObject({
      ok: true,
      order: { target: personId(1) },
    });
    // a choice that was not offered is none
    expect(await read({ who: "Nguyễn Văn S", person: personId(4) })).toMatchObject({ ok: false });
    expect(await read({ scope: "unit", unit: "SCHOOL1", part: "10A1" })).toMatchObject({ ok: false });
    await handle.db.updateTable("unit").set({ name_key: "10a1" }).where("id", "=", "CLASS11").execute();
    expect(await read({ scope: "unit", unit: "SCHOOL1", part: "Lớp 10 A1" })).toMatchObject({
      ok: true,
      order: { scope: "unit", target: "CLASS11" },
      to: "Tên CLASS11, Tên SCHOOL1",
    });
    const looked = await handle.db
      .selectFrom("audit")
      .select("subject")
      .where("action", "=", "contest.people")
      .execute();
    expect(new Set(looked.map(({ subject }) => subject))).toEqual(new Set([`contest:${page.view.contest.id}`]));
  });

  it("is listed with names, and reading them is audited", async () => {
    await give({ scope: "person", target: personId(1), kind: "extra", minutes: 5 });
    await give({ scope: "unit", target: "SCHOOL1" });
    const words = await grantWords(handle.db, page, BY);
    expect(words.map(({ to, place, minutes, round }) => [to, place, minutes, round]).sort()).toEqual([
      ["Nguyễn Văn Số1", "Tên CLASS12, Tên SCHOOL1", 5, null],
      ["Tên SCHOOL1", "", 10, null],
    ]);
    const reads = await handle.db.selectFrom("audit").select("data").where("action", "=", "time.read").execute();
    expect(reads.map(({ data }) => JSON.parse(data))).toEqual([{ people: 1 }]);
  });
});
