import fc from "fast-check";
import { expect, test } from "vitest";
import {
  beginEdition,
  drainBoardOutbox,
  issueEdition,
  issueProgress,
  outcomeOf,
  rebuildStandings,
} from "#app/features/boards/api.server.ts";
import { beginLive, buildSteps, runBuild } from "#app/features/boards/build.server.ts";
import { insertRows } from "#db/queries/units-insert-rows.ts";
import { eachDatabase, type TestDatabase } from "#tests/support/databases.ts";
import { DAY, homeOf, MINUTE, makeProvince, makeRound, personId, RULES, T0, type TestRound } from "./boards-fixture.ts";
import { addAttempt, dumpBoards, liveNumber, regrade, voidAttempt } from "./boards-happenings.ts";
import { emptyModel, RULES as MODEL_RULES, PEOPLE, ROLL, step, take } from "./boards-steps.ts";

const CUT = T0 + 2 * DAY;
const NOW = T0 + 20 * DAY;
const EDITION = { kind: "freeze", cutAt: CUT, now: NOW, by: null, reason: "" } as const;
const now = () => NOW;

/** Some units of a build, then its memory is lost, as when a process dies. */
async function stepAndDie(
  handle: TestDatabase,
  build: string,
  units: number,
  { lines = 2 }: { lines?: number } = {},
): Promise<void> {
  const work = buildSteps(handle, build, now, { people: 2, lines });
  for (let unit = 0; unit < units; unit += 1) if ((await work.next()).done) return;
}

const settle = async (handle: TestDatabase) => {
  while ((await drainBoardOutbox(handle, NOW, 7)) > 0);
};

/** What happens, and how many units the builds go on by in between: by a server, or alone with all lines at once. */
const happening = fc.record({
  step,
  live: fc.nat(2),
  edition: fc.nat(2),
  lines: fc.constantFrom(2, Number.POSITIVE_INFINITY),
  /** Whether the boards have followed before the builds go on. */
  settled: fc.boolean(),
});

eachDatabase("boards made in short units", (open, { dialect }) => {
  test("whatever happens between two units and however often the process dies, are what they would be at once", async () => {
    const handle = await open();
    await makeProvince(handle, PEOPLE);
    let runs = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 8, maxLength: 16 }),
        fc.array(happening, { minLength: 4, maxLength: 14, size: "max" }),
        async (before, between) => {
          runs += 1;
          const round = await makeRound(handle, `R${runs}`, { roll: ROLL, rules: MODEL_RULES });
          const model = emptyModel();
          for (const one of before) await take(handle, round, model, one);
          const live = (await beginLive(handle.db, round.contest, { now: NOW }))!;
          const begun = await beginEdition(handle, round.contest, EDITION);
          if (!begun.ok) throw new Error(begun.code);
          let compared = false;
          // what is issued is what would be issued at once in the same moment
          const compare = async () => {
            const issued = await outcomeOf(handle, begun.build);
            if (compared || !issued.ok) return;
            compared = true;
            const again = expectIssued(await issueEdition(handle, round.contest, EDITION));
            expect(await dumpBoards(handle, round.round, again.edition)).toEqual(
              await dumpBoards(handle, round.round, issued.edition),
            );
            expect(again.hash).toBe(issued.hash);
          };
          for (const one of between) {
            await stepAndDie(handle, live, one.live, one);
            await take(handle, round, model, one.step);
            if (one.settled) await settle(handle);
            await stepAndDie(handle, begun.build, one.edition, one);
            await compare();
          }
          await runBuild(handle, begun.build, now, { people: 2 });
          await compare();
          expect(compared).toBe(true);
          await runBuild(handle, live, now, { people: 2 });
          await settle(handle);
          const made = await dumpBoards(handle, round.round);
          await rebuildStandings(handle, round.contest, { people: 100 });
          expect(await dumpBoards(handle, round.round)).toEqual(made);
        },
      ),
      { numRuns: dialect === "sqlite" ? 15 : 6 },
    );
  }, 180_000);

  test("nothing is left of a side that is not shown, nor of what an edition was made by", async () => {
    const { handle, round } = await begin(open);
    for (const n of [0, 1, 2, 3]) await addAttempt(handle, round, at(n));
    await settle(handle);
    await rebuildStandings(handle, round.contest);
    expect(await liveNumber(handle, round.round)).toBe(-1);
    await rebuildStandings(handle, round.contest);
    expect(await liveNumber(handle, round.round)).toBe(0);
    expectIssued(await issueEdition(handle, round.contest, EDITION));
    for (const table of ["counted", "standing", "unit_total", "unit_day", "standing_bucket", "result"] as const) {
      const rows = await handle.db.selectFrom(table).select("edition").distinct().orderBy("edition").execute();
      expect(rows.map(({ edition }) => edition)).toEqual(table === "result" ? [0] : [0, 1]);
    }
  });

  test("a process that dies leaves the old boards in sight, and an edition that is not there yet", async () => {
    const { handle, round } = await begin(open);
    for (const n of [0, 1, 2, 3, 4, 5]) await addAttempt(handle, round, at(n));
    await settle(handle);
    const shown = await dumpBoards(handle, round.round);
    const live = (await beginLive(handle.db, round.contest, { now: NOW }))!;
    const begun = await beginEdition(handle, round.contest, EDITION);
    if (!begun.ok) throw new Error(begun.code);
    await stepAndDie(handle, live, 3);
    await stepAndDie(handle, begun.build, 3);
    expect(await dumpBoards(handle, round.round)).toEqual(shown);
    expect(await outcomeOf(handle, begun.build)).toEqual({ ok: false, code: "issuing" });
    const progress = await issueProgress(handle.db, round.contest);
    expect(progress).toEqual({ state: "working", people: 6, filled: expect.any(Number) });
    expect(await issueEdition(handle, round.contest, EDITION)).toEqual({ ok: false, code: "issuing" });
    await runBuild(handle, begun.build, now);
    expectIssued(await outcomeOf(handle, begun.build));
    expect(await issueProgress(handle.db, round.contest)).toBeNull();
  });

  test("new rules or another roll in the middle begin an edition anew", async () => {
    const { handle, round } = await begin(open);
    for (const n of [0, 1, 2, 3]) await addAttempt(handle, round, at(n));
    const begun = await beginEdition(handle, round.contest, EDITION);
    if (!begun.ok) throw new Error(begun.code);
    await stepAndDie(handle, begun.build, 3);
    const rules = JSON.stringify({ ...RULES, ranking: ["duration"] });
    await insertRows(handle.db, "contest_rules", [
      { contest: round.contest, version: 2, rules, reason: "đổi", published_at: T0, published_by: null },
    ]);
    await runBuild(handle, begun.build, now);
    const { edition } = expectIssued(await outcomeOf(handle, begun.build));
    const kept = await handle.db
      .selectFrom("edition_scope")
      .select("rule")
      .where("edition", "=", edition)
      .executeTakeFirstOrThrow();
    expect(JSON.parse(kept.rule)).toMatchObject({ ranking: ["duration"] });
  });

  test("an attempt that opens again in the middle leaves the edition unissued, without a trace", async () => {
    const { handle, round } = await begin(open);
    const attempt = await addAttempt(handle, round, at(0));
    const begun = await beginEdition(handle, round.contest, EDITION);
    if (!begun.ok) throw new Error(begun.code);
    await stepAndDie(handle, begun.build, 2);
    await handle.db
      .updateTable("attempt")
      .set({ grading: null, score: null, duration_ms: null })
      .where("id", "=", attempt)
      .execute();
    await runBuild(handle, begun.build, now);
    expect(await outcomeOf(handle, begun.build)).toEqual({ ok: false, code: "unsettled", attempts: 1 });
    expect(await issueProgress(handle.db, round.contest)).toEqual({ state: "failed", problem: "unsettled" });
    expect(await handle.db.selectFrom("standing").select("edition").where("edition", ">", 0).execute()).toEqual([]);
  });

  test("who hands in for the first time while the boards are being made is on them", async () => {
    const { handle, round } = await begin(open);
    for (const n of [0, 1, 2, 3]) await addAttempt(handle, round, at(n));
    await settle(handle);
    const live = (await beginLive(handle.db, round.contest, { now: NOW }))!;
    const work = buildSteps(handle, live, now, { people: 2 });
    const filled = () => handle.db.selectFrom("board_build_scope").select("filled").executeTakeFirstOrThrow();
    while ((await filled()).filled === 0) await work.next();
    await addAttempt(handle, round, at(5));
    await settle(handle);
    while (!(await work.next()).done);
    const made = await dumpBoards(handle, round.round);
    expect(JSON.stringify(made)).toContain(personId(5));
    await rebuildStandings(handle, round.contest);
    expect(await dumpBoards(handle, round.round)).toEqual(made);
  });

  test.each([2, Number.POSITIVE_INFINITY])(
    "results that change after any of the units, %d lines' people at a time",
    async (lines) => {
      const handle = await open();
      await makeProvince(handle, 8);
      let over = false;
      for (let units = 0; !over; units += 1) {
        const round = await makeRound(handle, `R${units}`, { people: 7 });
        const ids = [];
        for (const n of [0, 1, 2, 4, 5]) ids.push(await addAttempt(handle, round, at(n)));
        await settle(handle);
        const live = (await beginLive(handle.db, round.contest, { now: NOW }))!;
        const work = buildSteps(handle, live, now, { people: 2, lines });
        for (let unit = 0; unit < units && !over; unit += 1) over = (await work.next()).done === true;
        // better, gone, elsewhere for the first time, and for the first time between the others
        await regrade(handle, round, ids[0]!, 9_999);
        await voidAttempt(handle, round, ids[4]!);
        await addAttempt(handle, round, { ...at(1), placement: homeOf(6), score: 9_000, finishedAt: T0 + 9 * MINUTE });
        await addAttempt(handle, round, at(3));
        await settle(handle);
        while (!(await work.next()).done);
        const made = await dumpBoards(handle, round.round);
        await rebuildStandings(handle, round.contest, { people: 100 });
        expect([units, await dumpBoards(handle, round.round)]).toEqual([units, made]);
      }
    },
  );

  test("rulings and new grades between two units are in the edition", async () => {
    const { handle, round } = await begin(open);
    const ids = [];
    for (const n of [0, 1, 2, 3, 4, 5]) ids.push(await addAttempt(handle, round, at(n)));
    const begun = await beginEdition(handle, round.contest, EDITION);
    if (!begun.ok) throw new Error(begun.code);
    await stepAndDie(handle, begun.build, 3);
    await voidAttempt(handle, round, ids[0]!);
    await regrade(handle, round, ids[1]!, 9_999);
    await runBuild(handle, begun.build, now, { people: 2 });
    const { edition } = expectIssued(await outcomeOf(handle, begun.build));
    const order = await handle.db
      .selectFrom("standing")
      .select("person")
      .where("edition", "=", edition)
      .where("unit", "=", "PROVINCE")
      .orderBy("sort_key")
      .execute();
    expect(order.map(({ person }) => person)).toEqual([1, 5, 4, 3, 2].map(personId));
  });
});

const at = (n: number) => ({
  person: personId(n),
  placement: homeOf(n),
  score: 1_000 + n * 1_000,
  finishedAt: T0 + n * MINUTE,
});

async function begin(open: () => Promise<TestDatabase>): Promise<{ handle: TestDatabase; round: TestRound }> {
  const handle = await open();
  await makeProvince(handle, 8);
  return { handle, round: await makeRound(handle, "R", { people: 6 }) };
}

function expectIssued(result: Awaited<ReturnType<typeof outcomeOf>>) {
  if (!result.ok) throw new Error(result.code);
  return result;
}
