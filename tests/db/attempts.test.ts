/** The writes of an attempt on both databases: idempotent, ordered by (epoch, seq), exactly once. */
import fc from "fast-check";
import { beforeEach, expect, it } from "vitest";
import { type AnswerEvent, answersThatCount } from "#app/domain/attempt.ts";
import { newId, secretHash } from "#db/ids.ts";
import type { ClaimInput, ClaimResult, StartInput, StartResult, SubmitInput, SubmitResult } from "#db/ops/attempts.ts";
import type { SaveEvent, SaveInput, SaveResult } from "#db/ops/save-answers.ts";
import { listEvents } from "#db/queries/attempts.ts";
import { eachDatabase, type TestDatabase } from "#tests/support/databases.ts";
import { MINUTE, makeProvince, makeRound, personId, T0 } from "./boards-fixture.ts";

const PAPER = JSON.stringify([
  { version: "Q1", kind: "single", options: ["b", "a", "c"] },
  { version: "Q2", kind: "multiple", options: ["a", "b", "c"] },
  { version: "Q3", kind: "truefalse", options: ["true", "false"] },
]);
const TOKEN = secretHash("token-of-the-attempt");

eachDatabase("attempts", (open) => {
  let handle: TestDatabase;
  let round: string;

  beforeEach(async () => {
    handle = await open();
    await makeProvince(handle, 3);
    round = (await makeRound(handle, "A", { people: 3 })).round;
  });

  const startInput = (over: Partial<StartInput> = {}): StartInput => ({
    id: newId(),
    person: personId(1),
    round,
    rulesVersion: 1,
    placement: "IN11",
    seed: "seed",
    paper: PAPER,
    tokenHash: TOKEN,
    startedAt: T0,
    deadlineAt: T0 + 15 * MINUTE,
    attemptsAllowed: 2,
    ...over,
  });
  const start = (over: Partial<StartInput> = {}) => handle.op<StartResult>("startAttempt", startInput(over));
  const started = async () => {
    const result = await start();
    if (result.status !== "open") throw new Error("not started");
    return result.attempt;
  };
  const save = (attempt: string, events: readonly SaveEvent[], over: Partial<SaveInput> = {}) =>
    handle.op<SaveResult>("saveAnswers", {
      attempt,
      tokenHash: TOKEN,
      clientId: "client-1",
      epoch: 1,
      arrivedAt: T0 + MINUTE,
      events,
      ...over,
    } satisfies SaveInput);
  const submit = (attempt: string, over: Partial<SubmitInput> = {}) =>
    handle.op<SubmitResult>("submitAttempt", {
      attempt,
      tokenHash: TOKEN,
      arrivedAt: T0 + 5 * MINUTE,
      receipt: newId(),
      outboxId: newId(),
      latest: [],
      ...over,
    } satisfies SubmitInput);
  const claim = (attempt: string, clientId: string | null, from?: number) =>
    handle.op<ClaimResult>("claimAttempt", { attempt, tokenHash: TOKEN, clientId, from } satisfies ClaimInput);
  const rowOf = (attempt: string) =>
    handle.db.selectFrom("attempt").selectAll().where("id", "=", attempt).executeTakeFirstOrThrow();

  it("gives fifty racing starts one attempt", async () => {
    const results = await Promise.all(Array.from({ length: 50 }, () => start()));
    const attempts = new Set(results.map((result) => (result.status === "open" ? result.attempt : result.status)));
    expect(attempts.size).toBe(1);
    expect(results.filter((result) => result.status === "open" && result.created)).toHaveLength(1);
  });

  it("counts attempts against the allowance, but not void ones", async () => {
    for (let n = 0; n < 2; n++) await submit(await started());
    expect(await start()).toEqual({ status: "none_left" });
    await handle.db.updateTable("attempt").set({ state: "void" }).where("no", "=", 1).execute();
    expect(await start()).toMatchObject({ status: "open", created: true });
  });

  it("keeps an answer once, however often it is sent", async () => {
    const attempt = await started();
    const event = { seq: 1, question: "Q1", answer: ["a"] };
    expect(await save(attempt, [event])).toMatchObject({ status: "saved", saved: [1], refused: [] });
    expect(await save(attempt, [event])).toMatchObject({ status: "saved", saved: [1], refused: [] });
    expect(await listEvents(handle.db, attempt)).toHaveLength(1);
  });

  it.each([
    ["unknown question", { seq: 2, question: "Q9", answer: ["a"] }, "unknown_question"],
    ["unknown option", { seq: 2, question: "Q1", answer: ["z"] }, "unknown_option"],
    ["two answers where one is asked", { seq: 2, question: "Q1", answer: ["a", "b"] }, "too_many_options"],
    ["a number used for something else", { seq: 1, question: "Q2", answer: ["b"] }, "sequence_reused"],
  ])("refuses %s and keeps the other answers of the batch", async (_name, bad, code) => {
    const attempt = await started();
    await save(attempt, [{ seq: 1, question: "Q1", answer: ["a"] }]);
    const result = await save(attempt, [bad, { seq: 3, question: "Q2", answer: ["b", "a"] }]);
    expect(result).toMatchObject({ saved: [3], refused: [{ seq: bad.seq, code }] });
    const stored = (await listEvents(handle.db, attempt)).map((row) => [row.seq, row.answer]);
    expect(stored.sort()).toEqual([
      [1, '["a"]'],
      [3, '["a","b"]'],
    ]);
  });

  it("takes nothing with a foreign token or for an unknown attempt", async () => {
    const attempt = await started();
    const event = { seq: 1, question: "Q1", answer: ["a"] };
    expect(await save(attempt, [event], { tokenHash: secretHash("other") })).toEqual({ status: "forbidden" });
    expect(await save("NO-SUCH-ATTEMPT", [event])).toEqual({ status: "forbidden" });
    expect(await submit(attempt, { tokenHash: secretHash("other") })).toEqual({ status: "forbidden" });
  });

  it("hands the attempt over by epochs: the older holder is told, its late answers do not win", async () => {
    const attempt = await started();
    expect(await claim(attempt, "tablet-2")).toEqual({ status: "held", epoch: 2, deadlineAt: T0 + 15 * MINUTE });
    await save(attempt, [{ seq: 1, question: "Q1", answer: ["b"] }], { epoch: 2, clientId: "tablet-2" });
    const late = await save(attempt, [{ seq: 9, question: "Q1", answer: ["c"] }], { epoch: 1 });
    expect(late).toMatchObject({ status: "saved", epoch: 2 });
    expect(await effective(attempt)).toEqual([["Q1", ["b"]]]);
  });

  const effective = async (attempt: string) => {
    const events = (await listEvents(handle.db, attempt)).map(
      (row): AnswerEvent => ({
        clientId: row.client_id,
        epoch: row.epoch,
        seq: row.seq,
        question: row.question,
        answer: JSON.parse(row.answer),
        arrivedAt: row.arrived_at,
      }),
    );
    return [...answersThatCount(events, T0 + 16 * MINUTE)].sort();
  };

  it("converges whatever is repeated or comes out of order", async () => {
    const choice = fc.record({
      question: fc.constantFrom("Q1", "Q3"),
      option: fc.nat({ max: 1 }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(choice, { minLength: 1, maxLength: 8 }).chain((choices) =>
          fc.record({
            choices: fc.constant(choices),
            sends: fc.array(fc.nat({ max: choices.length - 1 }), { maxLength: 16 }),
          }),
        ),
        async ({ choices, sends }) => {
          const attempt = await started();
          const events = choices.map(({ question, option }, index) => ({
            seq: index + 1,
            question,
            answer: [question === "Q1" ? ["a", "b"][option]! : ["true", "false"][option]!],
          }));
          // every event is sent at least once, in an order of its own
          for (const index of [...sends, ...events.keys()].reverse()) await save(attempt, [events[index]!]);
          const expected = new Map(events.map((event) => [event.question, event.answer]));
          expect(await effective(attempt)).toEqual([...expected].sort());
          await handle.db.updateTable("attempt").set({ state: "void" }).where("id", "=", attempt).execute();
        },
      ),
      { numRuns: 12 },
    );
  });

  it("submits once: fifty racers, one closing, one receipt, one outbox row", async () => {
    const attempt = await started();
    const results = await Promise.all(Array.from({ length: 50 }, () => submit(attempt)));
    const statuses = results.map((result) => result.status);
    expect(statuses.filter((status) => status === "submitted")).toHaveLength(1);
    expect(statuses.filter((status) => status === "already_closed")).toHaveLength(49);
    const receipts = new Set(results.map((result) => ("receipt" in result ? result.receipt : null)));
    expect(receipts.size).toBe(1);
    const rows = await handle.db.selectFrom("outbox").select("kind").where("ref", "=", attempt).execute();
    expect(rows).toEqual([{ kind: "attempt.closed" }]);
  });

  it("asks for answers that the browser has and the server lacks before it closes", async () => {
    const attempt = await started();
    await save(attempt, [{ seq: 1, question: "Q1", answer: ["a"] }]);
    const latest = [1, 2].map((seq) => ({ clientId: "client-1", seq }));
    expect(await submit(attempt, { latest })).toEqual({
      status: "missing",
      missing: [{ clientId: "client-1", seq: 2 }],
    });
    await save(attempt, [{ seq: 2, question: "Q2", answer: ["a"] }]);
    expect(await submit(attempt, { latest })).toMatchObject({ status: "submitted" });
  });

  it("takes a take-over that is asked for again for the same one", async () => {
    const attempt = await started();
    const epochs = async (...asked: [string | null, number?][]) => {
      const found: unknown[] = [];
      for (const [clientId, from] of asked) {
        const result = await claim(attempt, clientId, from);
        found.push(result?.status === "held" ? result.epoch : result?.status);
      }
      return found;
    };
    expect(await epochs(["phone"], ["phone"], ["phone", 1])).toEqual([2, 2, 2]);
    expect(await save(attempt, [{ seq: 1, question: "Q1", answer: ["a"] }], { clientId: "phone" })).toMatchObject({
      held: true,
    });
    // once another page has it, asking again from what one knew does not take it back; asking anew does
    expect(await epochs(["tablet"], ["phone", 2], ["phone"], [null], [null])).toEqual([3, "taken", 4, 5, 6]);
    expect(await save(attempt, [{ seq: 2, question: "Q1", answer: ["b"] }], { clientId: "phone" })).toMatchObject({
      held: false,
    });
    await submit(attempt);
    expect(await claim(attempt, "phone")).toBeNull();
    expect(await claim(await started(), "phone")).toMatchObject({ status: "held" });
  });

  it("refuses answers of an epoch that was never given out", async () => {
    const attempt = await started();
    const result = await save(attempt, [{ seq: 1, question: "Q1", answer: ["a"] }], { epoch: 2 });
    expect(result).toMatchObject({ saved: [], refused: [{ seq: 1, code: "unknown_epoch" }], epoch: 1 });
    expect(await listEvents(handle.db, attempt)).toEqual([]);
  });

  it("lets only the newest holder submit", async () => {
    const attempt = await started();
    await claim(attempt, "tablet-2");
    expect(await submit(attempt, { epoch: 1 })).toEqual({ status: "taken", epoch: 2 });
    expect(await rowOf(attempt)).toMatchObject({ state: "open" });
    expect(await submit(attempt, { epoch: 2 })).toMatchObject({ status: "submitted" });
  });

  it.each([
    ["the time it knows", 0, -1, "time_left"],
    ["the time it knows, to the ms", 0, 0, "submitted"],
    ["time that was given meanwhile", 10 * MINUTE, 5 * MINUTE, "time_left"],
  ])("closes by itself only after %s", async (_name, given, after, status) => {
    const attempt = await started();
    const deadline = T0 + 15 * MINUTE;
    await handle.db
      .updateTable("attempt")
      .set({ deadline_at: deadline + given })
      .execute();
    expect(await submit(attempt, { timeUp: true, arrivedAt: deadline + after })).toMatchObject({ status });
  });

  it("adds nothing to a submitted attempt, but keeps late answers of one that the server closed", async () => {
    const event = { seq: 1, question: "Q1", answer: ["a"] };
    const submitted = await started();
    await submit(submitted);
    expect(await save(submitted, [event])).toMatchObject({ saved: [], refused: [{ code: "not_open" }] });
    const absent = await started();
    const slots = [{ outboxId: newId(), receipt: newId() }];
    const expire = (deadlineBefore: number) =>
      handle.op<number>("expireAttempts", { round, deadlineBefore, now: deadlineBefore, slots });
    expect(await expire(T0 + 15 * MINUTE)).toBe(0);
    expect(await expire(T0 + 15 * MINUTE + 1)).toBe(1);
    expect(await rowOf(absent)).toMatchObject({ state: "expired", finished_at: T0 + 15 * MINUTE });
    expect(await save(absent, [event], { arrivedAt: T0 + 20 * MINUTE })).toMatchObject({ saved: [1] });
  });

  it.each([
    ["before the deadline", 15 * MINUTE - 1, 15 * MINUTE - 1],
    ["at the deadline", 15 * MINUTE, 15 * MINUTE],
    ["after it", 16 * MINUTE, 15 * MINUTE],
  ])("counts the time of a submit %s up to the deadline", async (_name, after, finished) => {
    const attempt = await started();
    await submit(attempt, { arrivedAt: T0 + after });
    expect(await rowOf(attempt)).toMatchObject({ state: "submitted", finished_at: T0 + finished });
  });

  it("lets the database refuse a change of an answer", async () => {
    const attempt = await started();
    await save(attempt, [{ seq: 1, question: "Q1", answer: ["a"] }]);
    await expect(handle.db.updateTable("answer_event").set({ answer: '["b"]' }).execute()).rejects.toThrow(
      /never changed/,
    );
    await expect(handle.db.deleteFrom("answer_event").execute()).rejects.toThrow(/never changed/);
  });
});
