import fc from "fast-check";
import { expect, test } from "vitest";
import { localDay } from "#app/domain/vietnamese.ts";
import { drainBoardOutbox, rebuildStandings } from "#app/features/boards/api.server.ts";
import type { DatabaseHandle } from "#db/connect.ts";
import { eachDatabase } from "#tests/support/databases.ts";
import { makeProvince, makeRound, PLACEMENTS, T0, type TestRound } from "./boards-fixture.ts";
import { dumpBoards, liveNumber } from "./boards-happenings.ts";
import { oracleDays, oracleRanks, oracleTotals } from "./boards-oracle.ts";
import { emptyModel, FULL, type Model, PEOPLE, ROLL, RULES, step, take } from "./boards-steps.ts";

async function expectAsOracle(handle: DatabaseHandle, { round }: TestRound, model: Model): Promise<void> {
  const { db } = handle;
  const number = await liveNumber(handle, round);
  for (const unit of new Set(Object.values(PLACEMENTS).flat())) {
    const of = (table: "standing" | "unit_total" | "unit_day") =>
      db.selectFrom(table).where("edition", "=", number).where("scope", "=", round).where("unit", "=", unit);
    const standings = await of("standing").select(["person", "sort_key"]).execute();
    const ranks = standings.map((row) => [
      row.person,
      1 + standings.filter((other) => other.sort_key < row.sort_key).length,
    ]);
    const expected = [...oracleRanks(model.attempts, unit)].map(([person, { rank }]) => [person, rank]);
    expect(ranks.sort()).toEqual(expected.sort());
    const totals = await of("unit_total")
      .select(["people", "outside", "turns", "full_marks", "score_sum", "ranked", "top", "best_sum"])
      .executeTakeFirst();
    expect(totals ?? null).toEqual(oracleTotals(model.attempts, model.roll, unit, FULL));
    const days = await of("unit_day").selectAll().orderBy("day").execute();
    const seen = days.filter(({ people, turns }) => people !== 0 || turns !== 0);
    expect(new Map(seen.map(({ day, people, turns }) => [day, { people, turns }]))).toEqual(
      oracleDays(model.attempts, unit),
    );
    const soFar = { everybody: 0, outside: 0, turns: 0, score_sum: 0, top: 0 };
    for (const { day, people, outside, turns, score_sum, top } of days) {
      soFar.everybody += people;
      soFar.outside += outside;
      soFar.turns += turns;
      soFar.score_sum += score_sum;
      soFar.top += top;
      const until = model.attempts.filter(({ finishedAt }) => localDay(finishedAt) <= day);
      const then = oracleTotals(until, model.roll, unit, FULL)!;
      expect(soFar, `${unit} up to ${day}`).toEqual({
        everybody: then.people + then.outside,
        outside: then.outside,
        turns: then.turns,
        score_sum: then.score_sum,
        top: then.top,
      });
    }
  }
}

eachDatabase("boards after any sequence of happenings", (open, { dialect }) => {
  test("equal a rebuild and the plain calculation", async () => {
    const handle = await open();
    await makeProvince(handle, PEOPLE);
    let runs = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25, size: "max" }), async (steps) => {
        runs += 1;
        const round = await makeRound(handle, `R${runs}`, { roll: ROLL, rules: RULES });
        const model = emptyModel();
        for (const one of steps) await take(handle, round, model, one);
        while ((await drainBoardOutbox(handle, T0, 7)) > 0);
        await expectAsOracle(handle, round, model);
        const incremental = await dumpBoards(handle, round.round);
        await rebuildStandings(handle, round.contest);
        expect(await dumpBoards(handle, round.round)).toEqual(incremental);
      }),
      { numRuns: dialect === "sqlite" ? 20 : 12 },
    );
  });
});
