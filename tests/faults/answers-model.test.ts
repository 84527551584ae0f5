/**
 * Any interleaving of choices, sends, resends, reorderings, take-overs and offline periods of several devices ends in
 * the answers of a model that knows nothing of databases: per question the newest (epoch, sequence) that came in time.
 */
import fc from "fast-check";
import { expect, it } from "vitest";
import { type AnswerEvent, answersThatCount } from "#app/domain/attempt.ts";
import { newId, secretHash } from "#db/ids.ts";
import type { ClaimResult, StartInput, StartResult } from "#db/ops/attempts.ts";
import type { SaveInput, SaveResult } from "#db/ops/save-answers.ts";
import { listEvents } from "#db/queries/attempts.ts";
import { MINUTE, makeProvince, makeRound, personId, T0 } from "../db/boards-fixture.ts";
import { eachDatabase, type TestDatabase } from "../support/databases.ts";
import { amount, report } from "./support/amount.ts";

const QUESTIONS = ["Q1", "Q2", "Q3"];
const OPTIONS = ["a", "b", "c"];
const PAPER = JSON.stringify(QUESTIONS.map((version) => ({ version, kind: "single", options: OPTIONS })));
const TOKEN = secretHash("token-of-the-attempt");
const COUNTS_UNTIL = T0 + 15 * MINUTE + 5_000;
const DEVICES = 3;
const RUNS = amount(25, 1_000);

/** One thing that a device does. Sends name their events by a number taken modulo what the device holds. */
type Step =
  | { readonly do: "choose"; readonly device: number; readonly question: number; readonly option: number }
  | { readonly do: "take over"; readonly device: number }
  | {
      readonly do: "send";
      /** Which events in which order; several are under way at once. */
      readonly picks: readonly { readonly device: number; readonly event: number }[];
      readonly late: boolean;
    };

const device = fc.nat({ max: DEVICES - 1 });
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant("choose" as const),
      device,
      question: fc.nat({ max: QUESTIONS.length - 1 }),
      option: fc.integer({ min: -1, max: OPTIONS.length - 1 }), // -1 takes the answer back
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("take over" as const), device }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("send" as const),
      picks: fc.array(fc.record({ device, event: fc.nat() }), { minLength: 1, maxLength: 6 }),
      late: fc.boolean(),
    }),
  },
);

interface Made {
  readonly clientId: string;
  readonly epoch: number;
  readonly seq: number;
  readonly question: string;
  readonly answer: readonly string[];
  /** When it came first; null while it never reached the server. */
  arrivedAt: number | null;
}

interface Device {
  readonly clientId: string;
  epoch: number;
  seq: number;
  readonly made: Made[];
}

/** What must come out: written again from the rule, not from the product. */
function modelOf(made: readonly Made[]): [string, readonly string[]][] {
  return QUESTIONS.flatMap((question) => {
    const [newest] = made
      .filter((event) => event.question === question && event.arrivedAt !== null && event.arrivedAt <= COUNTS_UNTIL)
      .sort((a, b) => b.epoch - a.epoch || b.seq - a.seq || (a.clientId < b.clientId ? 1 : -1));
    return newest && newest.answer.length > 0 ? [[question, newest.answer] as [string, readonly string[]]] : [];
  });
}

eachDatabase("answers from several devices", (open) => {
  it(
    "converge to the model's",
    async () => {
      const handle = await open();
      await makeProvince(handle, 1);
      const { round } = await makeRound(handle, "MODEL", { people: 1 });
      let events = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40, size: "max" }), async (steps) => {
          const attempt = await startOne(handle, round);
          const devices = Array.from(
            { length: DEVICES },
            (_, n): Device => ({ clientId: `device-${n}`, epoch: 1, seq: 0, made: [] }),
          );
          for (const one of steps) await take(handle, attempt, devices, one);
          // in the end every device gets its network back and sends all it has, the newest first
          for (const { made } of devices) {
            for (const event of [...made].reverse()) await send(handle, attempt, event, T0 + 10 * MINUTE);
          }
          const stored = await storedOf(handle, attempt);
          const made = devices.flatMap((each) => each.made);
          expect(stored.length).toBe(made.length);
          expect([...answersThatCount(stored, COUNTS_UNTIL)].sort()).toEqual(modelOf(made));
          events += made.length;
          await handle.db.updateTable("attempt").set({ state: "void" }).where("id", "=", attempt).execute();
        }),
        { numRuns: RUNS },
      );
      report(`model of answer events, ${handle.dialect}: ${RUNS} interleavings, ${events} events`);
    },
    amount(120_000, 1_800_000),
  );
});

async function startOne(handle: TestDatabase, round: string): Promise<string> {
  const result = await handle.op<StartResult>("startAttempt", {
    id: newId(),
    person: personId(0),
    round,
    rulesVersion: 1,
    placement: "IN11",
    seed: "seed",
    paper: PAPER,
    tokenHash: TOKEN,
    startedAt: T0,
    deadlineAt: T0 + 15 * MINUTE,
    attemptsAllowed: null,
  } satisfies StartInput);
  if (result.status !== "open") throw new Error(result.status);
  return result.attempt;
}

async function take(handle: TestDatabase, attempt: string, devices: Device[], one: Step): Promise<void> {
  if (one.do === "choose") {
    const { clientId, epoch, made } = devices[one.device]!;
    const seq = ++devices[one.device]!.seq;
    const answer = one.option < 0 ? [] : [OPTIONS[one.option]!];
    made.push({ clientId, epoch, seq, question: QUESTIONS[one.question]!, answer, arrivedAt: null });
    return;
  }
  if (one.do === "take over") {
    const claimed = await handle.op<ClaimResult>("claimAttempt", { attempt, tokenHash: TOKEN, clientId: null });
    if (claimed?.status !== "held") throw new Error("not held");
    devices[one.device]!.epoch = claimed.epoch;
    return;
  }
  const arrivedAt = one.late ? COUNTS_UNTIL + 1 : T0 + 5 * MINUTE;
  const picked = one.picks.flatMap(({ device, event }) => {
    const { made } = devices[device]!;
    return made.length > 0 ? [made[event % made.length]!] : [];
  });
  await Promise.all(picked.map((event) => send(handle, attempt, event, arrivedAt)));
}

/** Sends an event, for the first time or again because the server's answer may have been lost on the way. */
async function send(handle: TestDatabase, attempt: string, event: Made, arrivedAt: number): Promise<void> {
  const { clientId, epoch, seq, question, answer } = event;
  const result = await handle.op<SaveResult>("saveAnswers", {
    attempt,
    tokenHash: TOKEN,
    clientId,
    epoch,
    arrivedAt,
    events: [{ seq, question, answer }],
  } satisfies SaveInput);
  expect(result).toMatchObject({ status: "saved", saved: [seq], refused: [] });
  event.arrivedAt ??= arrivedAt;
}

async function storedOf(handle: TestDatabase, attempt: string): Promise<AnswerEvent[]> {
  return (await listEvents(handle.db, attempt)).map((row) => ({
    clientId: row.client_id,
    epoch: row.epoch,
    seq: row.seq,
    question: row.question,
    answer: JSON.parse(row.answer) as string[],
    arrivedAt: row.arrived_at,
  }));
}
