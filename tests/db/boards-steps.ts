/** Random sequences of what happens to contestants, with the plain list of attempts they lead to. */
import fc from "fast-check";
import { drainBoardOutbox } from "#app/features/boards/api.server.ts";
import type { DatabaseHandle } from "#db/connect.ts";
import { DAY, MINUTE, PLACEMENTS, personId, T0, type TestRound } from "./boards-fixture.ts";
import { addAttempt, changeRoll, regrade, restoreAttempt, voidAttempt } from "./boards-happenings.ts";
import { BEST_OF, type OracleAttempt, TOP_PERCENT } from "./boards-oracle.ts";

export const PEOPLE = 6;
export const FULL = 10_000;
export const RULES = { unitFormulas: ["C1", "BK"], topPercent: TOP_PERCENT, bestOf: BEST_OF } as const;

export type Step =
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
export const step: fc.Arbitrary<Step> = fc.oneof(
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

export interface Model {
  readonly attempts: OracleAttempt[];
  readonly roll: Map<string, string>;
}

export async function take(handle: DatabaseHandle, round: TestRound, model: Model, step: Step): Promise<void> {
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

/** Who is on the roll at the start. */
export const ROLL: ReadonlyMap<number, string> = new Map([
  [0, "IN11"],
  [1, "IN12"],
  [2, "IN21"],
  [3, "IN11"],
]);

export const emptyModel = (): Model => ({
  attempts: [],
  roll: new Map([...ROLL].map(([n, where]) => [personId(n), where])),
});
