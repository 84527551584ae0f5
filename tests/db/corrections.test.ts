/** Correcting a key, voiding a question, time entered afterwards: dry run, new grading, and what is refused. */
import { beforeEach, expect, it } from "vitest";
import { attemptResult } from "#app/features/attempts/api.server.ts";
import { issueEdition, rebuildStandings } from "#app/features/boards/api.server.ts";
import { askCorrection, stepCorrection } from "#app/features/corrections/api.server.ts";
import type { Outcome } from "#app/features/corrections/count.server.ts";
import { giveTime, restoreAttempt, takeTimeBack, voidAttempt } from "#app/features/remedies/api.server.ts";
import { newId } from "#db/ids.ts";
import { listChanged, listEditionSums } from "#db/queries/result-changes.ts";
import { listGrantLines } from "#db/queries/time-grants.ts";
import { eachDatabase } from "#tests/support/databases.ts";
import { DAY, MINUTE, personId, T0 } from "./boards-fixture.ts";
import { dumpBoards, linesWithCounted } from "./boards-happenings.ts";
import { makePublished } from "./contest-fixture.ts";
import { AFTER, BY, CorrectionWorld, REASON } from "./corrections-world.ts";

eachDatabase("corrections", (open) => {
  let world: CorrectionWorld;
  /** The question that most papers have. */
  let version: string;

  beforeEach(async () => {
    world = await CorrectionWorld.make(await open());
    const letters = ["aaaa", "baaa", "abaa", "bbbb", "aab", "baba", "aaaa", "bbaa", "aaab"];
    const ids = [];
    for (const [n, text] of letters.entries()) ids.push(await world.sit(n, text));
    await world.settle();
    const drawn = (await Promise.all(ids.map((id) => world.paper(id)))).flat();
    const often = (one: string) => drawn.filter((each) => each === one).length;
    version = [...drawn].sort((a, b) => often(b) - often(a))[0]!;
  });

  const key = (letters = ["b"]) => ({ kind: "key" as const, version, key: letters, explanation: "", reason: REASON });
  const gone = () => ({ kind: "void" as const, version, reason: REASON });
  const time = () => ({ kind: "time" as const, round: world.round.id, reason: REASON });

  /** The scores that these right letters give, from the stored answers alone; null = everybody is right. */
  const expected = async (right: readonly string[] | null) => {
    const { db } = world.handle;
    const attempts = await db.selectFrom("attempt").selectAll().orderBy("person").orderBy("no").execute();
    const events = await db.selectFrom("answer_event").selectAll().execute();
    return attempts.map(({ id, person, no, paper }) => {
      const versions = (JSON.parse(paper) as { version: string }[]).map((item) => item.version);
      const points = versions.filter((one) => {
        const answer = events.find((event) => event.attempt === id && event.question === one)?.answer;
        if (one !== version) return answer === '["a"]';
        return right === null || right.some((letter) => answer === `["${letter}"]`);
      });
      return `${person.slice(-1)}.${no} ${points.length * 1_000}`;
    });
  };

  it("is counted without touching a result, and tells every change of score and rank", async () => {
    const before = await world.results();
    const id = await world.counted(key());
    expect(await world.results()).toEqual(before);
    const row = await world.correction(id);
    expect(row).toMatchObject({ state: "ready", kind: "key", reason: REASON, asked_by: "ORGANISER" });
    const outcome = JSON.parse(row.outcome!) as Outcome;
    const [now, then] = [await world.scores(), await expected(["b"])];
    const changed = now.filter((line, at) => line !== then[at]);
    expect(outcome).toMatchObject({ attempts: 9, people: 9, changed: changed.length });
    expect(changed.length).toBeGreaterThan(1);
    const people = await listChanged(world.handle.db, { correction: id }, { limit: 100 });
    const byScore = people.filter(({ wasScore, nowScore }) => wasScore !== nowScore);
    expect(byScore.map(({ person, nowScore }) => `${person.slice(-1)}.1 ${nowScore}`).sort()).toEqual(
      then.filter((line) => !now.includes(line)).sort(),
    );
    const [all, ...schools] = outcome.sums;
    expect(schools.reduce((sum, school) => sum + school.people, 0)).toBe(people.length);
    const up = people.filter(({ wasRank, nowRank }) => nowRank! < wasRank!).length;
    const most = Math.max(...people.map(({ wasRank, nowRank }) => Math.abs(nowRank! - wasRank!)));
    expect(all).toMatchObject({ school: "", people: people.length, up, score: byScore.length, most });
  });

  it("foretells the ranks that carrying it out brings", async () => {
    const id = await world.counted(key());
    const told = await listChanged(world.handle.db, { correction: id }, { limit: 100 });
    await world.begin(id);
    while ((await stepCorrection(world.handle, id, AFTER)) === "more");
    await world.settle();
    const order = await linesWithCounted(world.handle.db)
      .select(["counted.person", "counted.sort_key", "counted.score"])
      .where("standing.edition", "=", 0)
      .where("standing.unit", "=", "PROVINCE")
      .execute();
    for (const { person, nowRank, nowScore } of told) {
      const own = order.find((row) => row.person === person)!;
      expect([own.score, 1 + order.filter((row) => row.sort_key < own.sort_key).length]).toEqual([nowScore, nowRank]);
    }
  });

  it("becomes a new grading: every attempt has a grade in it, the old ones stay, boards are those of a rebuild", async () => {
    const old = await world.handle.db.selectFrom("grade").selectAll().execute();
    const id = await world.correct(key());
    expect(await world.scores()).toEqual(await expected(["b"]));
    const gradings = await world.handle.db.selectFrom("grading").selectAll().orderBy("n").execute();
    expect(gradings).toMatchObject([
      { n: 1, correction: null },
      { n: 2, correction: id, reason: REASON, graded_by: "ORGANISER", at: AFTER },
    ]);
    const grades = await world.handle.db.selectFrom("grade").selectAll().execute();
    expect(grades).toEqual(expect.arrayContaining(old));
    expect(grades.filter(({ grading }) => grading === gradings[1]!.id).length).toBe(9);
    expect(await world.correction(id)).toMatchObject({ state: "done", applied_by: "ORGANISER" });
    const boards = await dumpBoards(world.handle, world.round.id);
    await rebuildStandings(world.handle, world.contest.id);
    expect(await dumpBoards(world.handle, world.round.id)).toEqual(boards);
    const audits = await world.handle.db
      .selectFrom("audit")
      .select("action")
      .where("action", "like", "correction%")
      .execute();
    expect(audits.map(({ action }) => action)).toEqual(["correction.ask", "correction.apply"]);
  });

  it("gives everybody who had a void question its whole weight, answered or not", async () => {
    await world.correct(gone());
    expect(await world.scores()).toEqual(await expected(null));
  });

  it("accepts several options of one question, each alone", async () => {
    await world.correct(key(["a", "b"]));
    expect(await world.scores()).toEqual(await expected(["a", "b"]));
  });

  it("corrected back gives the first scores, by key and by void", async () => {
    const [scores, boards] = [await world.scores(), await dumpBoards(world.handle, world.round.id)];
    const figures = (dump: Record<string, string[]>) => dump.standing;
    await world.correct(key());
    await world.correct(key(["a"]));
    expect(await world.scores()).toEqual(scores);
    expect(figures(await dumpBoards(world.handle, world.round.id))).toEqual(figures(boards));
    await world.correct(gone());
    await world.correct(key(["a"]));
    expect(await world.scores()).toEqual(scores);
    expect((await world.handle.db.selectFrom("grading").select("n").execute()).length).toBe(5);
  });

  it("goes on after a kill at any unit, to the same result", async () => {
    const id = await world.counted(key());
    await world.begin(id);
    // another process, which knows nothing of this one's work, does the rest
    const again = await import("#app/features/corrections/apply.server.ts");
    const first = again.continueApplying(world.handle, id, AFTER);
    await first.next();
    const second = again.continueApplying(world.handle, id, AFTER);
    while (!(await second.next()).done);
    await world.settle();
    expect(await world.scores()).toEqual(await expected(["b"]));
    expect(await world.correction(id)).toMatchObject({ state: "done" });
    while (!(await first.next()).done);
    expect((await world.handle.db.selectFrom("grade").selectAll().execute()).length).toBe(18);
  });

  it("grades what is restored later by the newest grading, and never by an older one", async () => {
    const [{ id }] = (await world.handle.db
      .selectFrom("attempt")
      .select("id")
      .where("person", "=", personId(1))
      .execute()) as [{ id: string }];
    await voidAttempt(world.handle, world.contest, { attempt: id, reason: REASON }, BY);
    await world.settle();
    await world.correct(gone());
    await restoreAttempt(world.handle, world.contest, { attempt: id, reason: REASON }, BY);
    await world.settle();
    expect(await world.scores()).toEqual(await expected(null));
  });

  it("is refused when attempts, rulings or keys changed since the dry run", async () => {
    const id = await world.counted(key());
    const [first] = await world.handle.db.selectFrom("attempt").select("id").execute();
    await voidAttempt(world.handle, world.contest, { attempt: first!.id, reason: REASON }, BY);
    const before = await world.results();
    expect(await world.begin(id)).toEqual({ ok: false, code: "stale" });
    expect(await world.results()).toEqual(before);
    const next = await world.counted(key());
    expect(await world.begin(id)).toEqual({ ok: false, code: "not_ready" });
    expect(await world.begin(next)).toEqual({ ok: true });
    expect(await world.begin(next)).toEqual({ ok: true });
    expect((await world.handle.db.selectFrom("grading").selectAll().execute()).length).toBe(2);
  });

  it("refuses what cannot be corrected, and writes nothing", async () => {
    const before = await world.results();
    const ask = async (order: Parameters<CorrectionWorld["ask"]>[0], now = AFTER) => {
      const result = await world.ask(order, newId(), { ...BY, now });
      return result.ok ? "asked" : result.code;
    };
    expect(await ask({ ...key(), version: "KHONG-CO" })).toBe("unknown_question");
    expect(await ask({ ...time(), round: "KHONG-CO" })).toBe("unknown_round");
    expect(await ask(key(["a"]))).toBe("same_key");
    expect(await ask(key([]))).toBe("incomplete");
    expect(await ask(key(["x"]))).toBe("unfit");
    expect(await ask(key(["a", "b", "c", "d"]))).toBe("too_many");
    expect(await ask(key(), T0 + DAY)).toBe("not_over");
    // a question of another contest's round, of another unit
    const other = await makePublished(world.handle, "cuoc-khac", {}, "SCHOOL1");
    const order = { ...key(), id: newId() };
    expect(await askCorrection(world.handle, { id: other, unit: "SCHOOL1" }, order, BY)).toEqual({
      ok: false,
      code: "not_over",
    });
    expect(await world.handle.db.selectFrom("correction").selectAll().execute()).toEqual([]);
    expect({ ...((await world.results()) as object), grading: 0 }).toEqual({ ...(before as object), grading: 0 });
    await world.correct(gone());
    expect(await ask(gone())).toBe("void_twice");
  });

  it("refuses rounds whose single answers are no longer kept", async () => {
    const id = await world.counted(key());
    const at = T0 + 400 * DAY;
    await world.handle.db.insertInto("answer_cut").values({ round: world.round.id, at, done_at: null }).execute();
    expect(await world.ask(gone())).toEqual({ ok: false, code: "cut" });
    expect(await world.begin(id)).toEqual({ ok: false, code: "cut" });
  });

  it("asks once when a form is sent twice, and drops dry runs that a newer one replaces", async () => {
    const id = newId();
    expect([await world.ask(key(), id), await world.ask(key(), id)]).toEqual([{ ok: true }, { ok: true }]);
    const first = await world.counted(key());
    await world.counted(gone());
    expect(await world.correction(first)).toMatchObject({ state: "dropped" });
    const left = await world.handle.db.selectFrom("correction_person").select("correction").distinct().execute();
    expect(left.map((row) => row.correction)).not.toContain(first);
  });

  it("counts time that was lost and entered afterwards, and takes it back again", async () => {
    const { handle, round } = world;
    const now = T0 + 3 * DAY - 3 * 60 * MINUTE;
    const id = await world.start(2, now);
    await world.save(id, "aa", now + 5 * MINUTE);
    await world.settle(now + 60 * MINUTE);
    // the line was dead for the last ten minutes: the rest arrived late and is kept
    await world.save(id, "..aa", now + 22 * MINUTE);
    const late = await world.attempt(id);
    expect(late).toMatchObject({ state: "expired", score: 2_000 });
    const order = { round, scope: "unit" as const, target: "SCHOOL2", kind: "incident" as const, minutes: 10 };
    await giveTime(handle, "PROVINCE", { ...order, id: newId(), reason: REASON }, BY);
    expect(await world.attempt(id)).toEqual(late);
    const [before, others] = [await world.scores(), (await world.results()) as { keys: unknown }];
    const correction = await world.counted(time());
    const outcome = JSON.parse((await world.correction(correction)).outcome!) as Outcome;
    expect(outcome).toMatchObject({ attempts: 10, changed: 1 });
    expect(outcome.sums[0]).toMatchObject({ school: "", score: 1, up: 1 });
    expect(await world.scores()).toEqual(before);
    await world.begin(correction);
    while ((await stepCorrection(handle, correction, AFTER)) === "more");
    await world.settle();
    expect(await world.attempt(id)).toMatchObject({
      score: 4_000,
      finished_at: late.finished_at,
      duration_ms: late.duration_ms,
    });
    expect(((await world.results()) as { keys: unknown }).keys).toEqual(others.keys);

    const [grant] = await listGrantLines(handle.db, [round.id]);
    await takeTimeBack(handle, "PROVINCE", { grant: grant!, reason: REASON, ending: 0 }, BY);
    await world.correct(time());
    expect(await world.scores()).toEqual(before);
  });

  it("tells the pupil, after release, what was put right", async () => {
    await world.handle.db.updateTable("round").set({ release_at: AFTER }).execute();
    await world.correct({ ...key(), explanation: "Vì b mới đúng." });
    const attempts = await world.handle.db.selectFrom("attempt").select(["id", "person", "paper", "score"]).execute();
    const { id, person, paper, score } = attempts.find((one) => one.paper.includes(version))!;
    const shown = await attemptResult(world.handle, id, person, AFTER);
    expect(shown).toMatchObject({ regraded: { at: AFTER, reason: REASON }, score: { points: score } });
    const at = (JSON.parse(paper) as { version: string }[]).findIndex((item) => item.version === version);
    expect(shown!.review![at]).toMatchObject({ corrected: "key", explanation: "Vì b mới đúng." });
    expect(shown!.review!.filter(({ corrected }) => corrected !== null).length).toBe(1);
  });

  it("puts off an edition while it is carried out, and a corrected edition lists what it changed", async () => {
    const issue = (kind: "final" | "corrected") =>
      issueEdition(world.handle, world.contest.id, { kind, cutAt: null, now: AFTER, by: "ORGANISER", reason: REASON });
    expect(await issue("corrected")).toEqual({ ok: false, code: "nothing_to_correct" });
    const first = await issue("final");
    const id = await world.counted(key());
    await world.begin(id);
    expect(await issue("corrected")).toEqual({ ok: false, code: "correcting" });
    const told = await listChanged(world.handle.db, { correction: id }, { limit: 100 });
    while ((await stepCorrection(world.handle, id, AFTER)) === "more");
    const second = await issue("corrected");
    if (!first.ok || !second.ok) throw new Error("not issued");
    const edition = await world.handle.db
      .selectFrom("edition")
      .selectAll()
      .where("id", "=", second.edition)
      .executeTakeFirst();
    expect(edition).toMatchObject({ kind: "corrected", n: 2, replaces: first.edition, reason: REASON });
    const kept = await listChanged(world.handle.db, { edition: second.edition }, { limit: 100 });
    expect(kept).toEqual(told);
    const { sums } = JSON.parse((await world.correction(id)).outcome!) as Outcome;
    expect(await listEditionSums(world.handle.db, second.edition)).toEqual(sums);
    await expect(world.handle.db.deleteFrom("edition_change").execute()).rejects.toThrow();
    const row = {
      ...(await world.handle.db.selectFrom("edition_change").selectAll().executeTakeFirstOrThrow()),
      person: personId(8),
    };
    await expect(
      world.handle.db
        .insertInto("edition_change")
        .values({ ...row, scope: "X" })
        .execute(),
    ).rejects.toThrow(/issued/);
  });
});
