import fc from "fast-check";
import { expect, test } from "vitest";
import { localDay } from "#app/domain/vietnamese.ts";
import { drainBoardOutbox, rebuildStandings } from "#app/features/boards/api.server.ts";
import type { DatabaseHandle } from "#db/connect.ts";
import { eachDatabase } from "#tests/support/databases.ts";
import { DAY, MINUTE, makeProvince, makeRound, PLACEMENTS, personId, T0, type TestRound } from "./boards-fixture.ts";
import { addAttempt, changeRoll, dumpBoards, regrade, restoreAttempt, voidAttempt } from "./boards-happenings.ts";
import { BEST_OF, type OracleAttempt, oracleDays, oracleRanks, oracleTotals, TOP_PERCENT } from "./boards-oracle.ts";

const PEOPLE = 6;
const FULL = 10_000;
const RULES = { unitFormulas: ["C1", "BK"], topPercent: TOP_PERCENT, bestOf: BEST_OF } as const;

type Step =
  | { kind: "submit"; person: number; placement: string; score: number; duration: number; at: number }
  | { kind: "void"; pick: number }
  | { kind: "restore"; pick: number }
  | { kind: "regrade"; pick: number; score: number }
  | { kind: "roll"; person: number; placement: string | null }
  | { kind: "drain"; limit: number };

const person = fc.integer({ min: 0, max: PEOPLE - 1 });
const placement = fc.constantFrom(...Object.keys(PLACEMENTS));
const score = fc.constantFrom(0, 9_000, FULL);
const pick = fc.nat(50);
/** Few different values, so that ties and returns to an earlier state are frequent. */
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant("submit" as const),
      person,
      placement,
      score,
      duration: fc.constantFrom(5 * MINUTE, 10 * MINUTE),
      at: fc.integer({ min: 0, max: 3 }).map((day) => T0 + day * DAY + 30 * MINUTE),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("void" as const), pick }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("restore" as const), pick }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("regrade" as const), pick, score }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant("roll" as const), person, placement: fc.option(placement) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("drain" as const), limit: fc.integer({ min: 1, max: 5 }) }) },
);

interface Model {
  readonly attempts: OracleAttempt[];
  readonly roll: Map<string, string>;
}

async function take(handle: DatabaseHandle, round: TestRound, model: Model, step: Step): Promise<void> {
  if (step.kind === "drain") {
    await drainBoardOutbox(handle, T0, step.limit);
  } else if (step.kind === "roll") {
    await changeRoll(handle, round, personId(step.person), step.placement);
    if (step.placement === null) model.roll.delete(personId(step.person));
    else model.roll.set(personId(step.person), step.placement);
  } else if (step.kind === "submit") {
    const attempt = {
      person: personId(step.person),
      placement: step.placement,
      score: step.score,
      durationMs: step.duration,
      // A millisecond each keeps "the first attempt there" without a tie.
      finishedAt: step.at + model.attempts.length,
    };
    model.attempts.push({ ...attempt, id: await addAttempt(handle, round, attempt), voided: false });
  } else if (step.kind === "restore") {
    const gone = model.attempts.filter((attempt) => attempt.voided);
    const attempt = gone[step.pick % Math.max(gone.length, 1)];
    if (!attempt) return;
    await restoreAttempt(handle, round, attempt.id);
    attempt.voided = false;
  } else {
    const valid = model.attempts.filter((attempt) => !attempt.voided);
    const attempt = valid[step.pick % Math.max(valid.length, 1)];
    if (!attempt) return;
    if (step.kind === "void") {
      await voidAttempt(handle, round, attempt.id);
      attempt.voided = true;
    } else {
      await regrade(handle, round, attempt.id, step.score);
      attempt.score = step.score;
    }
  }
}

async function expectAsOracle({ db }: DatabaseHandle, { round }: TestRound, model: Model): Promise<void> {
  for (const unit of new Set(Object.values(PLACEMENTS).flat())) {
    const of = (table: "standing" | "unit_total" | "unit_day") =>
      db.selectFrom(table).where("edition", "=", 0).where("scope", "=", round).where("unit", "=", unit);
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
        const roll = new Map([
          [0, "IN11"],
          [1, "IN12"],
          [2, "IN21"],
          [3, "IN11"],
        ]);
        const round = await makeRound(handle, `R${runs}`, { roll, rules: RULES });
        const model: Model = { attempts: [], roll: new Map([...roll].map(([n, where]) => [personId(n), where])) };
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
