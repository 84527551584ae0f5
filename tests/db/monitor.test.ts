/** What an organiser watches while a round is open, and how processes tell what they take in. */
import { beforeEach, expect, it } from "vitest";
import { attemptToken, gradeClosedAttempts, startAttemptOf, tokenHashOf } from "#app/features/attempts/api.server.ts";
import { drainBoardOutbox } from "#app/features/boards/api.server.ts";
import { publishedContest } from "#app/features/contests/api.server.ts";
import { USUAL } from "#app/features/contests/draft.ts";
import { monitorOf, signLines } from "#app/features/monitor/api.server.ts";
import { Pulse } from "#app/server/pulse.ts";
import { newId } from "#db/ids.ts";
import type { SubmitInput } from "#db/ops/attempts.ts";
import type { SaveInput } from "#db/ops/save-answers.ts";
import { noteAbsence } from "#db/queries/absences.ts";
import { listPulses } from "#db/queries/monitor.ts";
import { eachDatabase, type TestDatabase } from "#tests/support/databases.ts";
import { MINUTE, makeProvince, personId, T0 } from "./boards-fixture.ts";
import { makeBank, makePublished, roundAt, viewerOn } from "./contest-fixture.ts";

const SECRET = "secret-of-the-test";

eachDatabase("the organisers' monitor", (open) => {
  let handle: TestDatabase;

  /** Pupils 0, 3 in CLASS11, 1, 4 in CLASS12 (both SCHOOL1), 2, 5 in CLASS21 (SCHOOL2); nobody in SCHOOL3. */
  beforeEach(async () => {
    handle = await open();
    await makeProvince(handle, 6);
    await makeBank(handle, 4);
    await makePublished(handle, "thi", { time: { ...USUAL.time, rounds: [roundAt("Vòng 1", T0, T0 + 120 * MINUTE)] } });
  });

  const start = async (n: number, now: number) => {
    const actor = viewerOn(null, personId(n));
    const outcome = await startAttemptOf(handle, { slug: "thi", actor, now, secret: SECRET });
    if (!outcome.ok) throw new Error(outcome.code);
    return outcome.attempt;
  };
  const tokenHash = (id: string) => tokenHashOf(attemptToken(SECRET, id));
  /** All right, handed in `ms` after the start. */
  const handIn = async (id: string, at: number) => {
    const { paper } = await handle.db
      .selectFrom("attempt")
      .select("paper")
      .where("id", "=", id)
      .executeTakeFirstOrThrow();
    const events = (JSON.parse(paper) as { version: string }[]).map(({ version }, index) => ({
      seq: index + 1,
      question: version,
      answer: ["a"],
    }));
    const of = { attempt: id, tokenHash: tokenHash(id), arrivedAt: at };
    await handle.op("saveAnswers", { ...of, clientId: "client-1", epoch: 1, events } satisfies SaveInput);
    const names = { receipt: newId(), outboxId: newId(), latest: [] };
    await handle.op("submitAttempt", { ...of, ...names } satisfies SubmitInput);
  };
  const settle = async (now: number) => {
    await gradeClosedAttempts(handle, now, (error) => {
      throw error;
    });
    while ((await drainBoardOutbox(handle, now)) > 0);
  };
  const asked = async (now: number) => {
    const view = (await publishedContest(handle.db, "thi"))!;
    return { view, round: view.rounds[0]!, now };
  };
  const look = async (now: number) => monitorOf(handle.db, await asked(now));
  const lines = async (now: number) => signLines(handle.db, { ...(await asked(now)), account: "ORGANISER" });
  const schools = async (now: number) => (await look(now)).waitingSchools.map(({ unit }) => unit);

  it("shows an empty round as it is", async () => {
    const seen = await look(T0 + MINUTE);
    expect(seen).toMatchObject({ open: 0, people: 0, turns: 0, savesPerSecond: 0, refusedPerSecond: 0, signs: 0 });
    expect(seen.starts.every(({ n }) => n === 0)).toBe(true);
    expect(seen.waitingSchools.map(({ unit }) => unit)).toEqual(["SCHOOL1", "SCHOOL2", "SCHOOL3"]);
  });

  it("counts who has begun, who has handed in, and takes a school from the list with its first start", async () => {
    const slow = await start(0, T0 + MINUTE);
    await start(1, T0 + 2 * MINUTE);
    expect(await schools(T0 + 3 * MINUTE)).toEqual(["SCHOOL2", "SCHOOL3"]);
    await start(2, T0 + 12 * MINUTE);
    await handIn(slow, T0 + 10 * MINUTE);
    expect((await look(T0 + 13 * MINUTE)).lag.waiting).toBe(1);
    await settle(T0 + 13 * MINUTE);
    const seen = await look(T0 + 13 * MINUTE);
    expect(seen).toMatchObject({ open: 2, people: 1, turns: 1, lag: { waiting: 0, ms: 0 } });
    expect(seen.starts.slice(-3).map(({ n }) => n)).toEqual([2, 0, 1]);
    expect(seen.waitingSchools.map(({ unit }) => unit)).toEqual(["SCHOOL3"]);
  });

  it("hints at a quick high score and at an attempt that goes from page to page, and audits who read the names", async () => {
    const quick = await start(0, T0 + MINUTE);
    await handIn(quick, T0 + MINUTE + 5_000);
    const restless = await start(2, T0 + MINUTE);
    await handle.db.updateTable("attempt").set({ epoch: 8 }).where("id", "=", restless).execute();
    const left = await start(1, T0 + MINUTE);
    const briefly = await start(3, T0 + MINUTE);
    const told = (attempt: string, times: number, ms: number) =>
      noteAbsence(handle.db, { attempt, times, ms, at: T0 + 2 * MINUTE });
    await told(briefly, 2, 9_000);
    await told(left, 6, 30_000);
    // an older message that comes later, and a page that began anew
    await told(left, 5, 20_000);
    await told(left, 1, 70_000);
    await settle(T0 + 2 * MINUTE);
    const read = () => handle.db.selectFrom("audit").select("data").where("action", "=", "signs.read").execute();
    expect((await look(T0 + 3 * MINUTE)).signs).toBe(3);
    expect(await read()).toEqual([]); // the page that asks again by itself reads no names
    const signs = await lines(T0 + 3 * MINUTE);
    expect(signs.map(({ person, kinds, running, where }) => [person, kinds, running, where]).sort()).toEqual([
      [personId(0), ["fast"], false, "Tên CLASS11, Tên SCHOOL1"],
      [personId(1), ["away"], true, "Tên CLASS12, Tên SCHOOL1"],
      [personId(2), ["reopened"], true, "Tên CLASS21, Tên SCHOOL2"],
    ]);
    expect(signs.find(({ attempt }) => attempt === left)).toMatchObject({ awayTimes: 6, awayMs: 70_000 });
    expect(await read()).toEqual([{ data: '{"attempts":3}' }]);
    expect((await lines(T0 + 30 * 60 * MINUTE)).map(({ person }) => person).sort()).toEqual([personId(1), personId(2)]);
  });

  it("adds up what processes tell, and forgets those that are gone", async () => {
    let ms = 0;
    const one = new Pulse(() => ms);
    const other = new Pulse(() => ms);
    await one.tell(handle.db, T0);
    expect(await listPulses(handle.db, 0)).toEqual([]); // quiet from the start: nothing is written
    for (let n = 0; n < 100; n += 1) one.count(200);
    for (let n = 0; n < 10; n += 1) other.count(n < 5 ? 200 : 503);
    other.count(403);
    ms = 5_000;
    await one.tell(handle.db, T0 + 5_000);
    await other.tell(handle.db, T0 + 5_000);
    expect(await look(T0 + 6_000)).toMatchObject({ savesPerSecond: 21, refusedPerSecond: 1 });
    expect(await look(T0 + 30_000)).toMatchObject({ savesPerSecond: 0, refusedPerSecond: 0 });
    ms = 100_000;
    await one.tell(handle.db, T0 + 100_000); // quiet now: says so once, and drops who is silent
    expect((await listPulses(handle.db, 0)).map(({ at, saves }) => [at - T0, saves])).toEqual([[100_000, 0]]);
  });
});
