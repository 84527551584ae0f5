/** A database with open attempts whose write tokens are known, for tests that save over HTTP. */
import type { DatabaseHandle } from "#db/connect.ts";
import { secretHash } from "#db/ids.ts";
import { insertRows } from "#db/queries/units-insert-rows.ts";
import { MINUTE, makeProvince, makeRound, personId } from "../db/boards-fixture.ts";

export const QUESTIONS = Array.from({ length: 20 }, (_, index) => `QUESTION-${index + 1}`);

export interface OpenAttempt {
  readonly id: string;
  readonly token: string;
}

/** Makes `n` open attempts that run for an hour from `now`. */
export async function makeOpenAttempts(handle: DatabaseHandle, n: number, now: number): Promise<OpenAttempt[]> {
  await makeProvince(handle, n);
  const { round } = await makeRound(handle, "FAULT", { people: n });
  await handle.db
    .updateTable("round")
    .set({ opens_at: now - MINUTE, closes_at: now + 60 * MINUTE, freeze_at: null })
    .where("id", "=", round)
    .execute();
  const paper = JSON.stringify(
    QUESTIONS.map((version) => ({ version, kind: "single", options: ["a", "b", "c", "d"] })),
  );
  const attempts = Array.from({ length: n }, (_, index) => ({
    id: `ATTEMPT-${index + 1}`,
    token: `token-of-attempt-${String(index + 1).padStart(4, "0")}`,
  }));
  await insertRows(
    handle.db,
    "attempt",
    attempts.map(({ id, token }, index) => ({
      id,
      person: personId(index),
      round,
      no: 1,
      rules_version: 1,
      placement: "IN11",
      seed: "seed",
      paper,
      state: "open" as const,
      epoch: 1,
      token_hash: secretHash(token),
      started_at: now,
      deadline_at: now + 60 * MINUTE,
      finished_at: null,
      grading: null,
      score: null,
      duration_ms: null,
      receipt: null,
    })),
  );
  return attempts;
}

/** Posts one answer; true once the server has said that it is saved. */
export async function saveOverHttp(
  url: string,
  attempt: OpenAttempt,
  seq: number,
  answer: { question: string; option: string },
): Promise<boolean> {
  const response = await fetch(`${url}/thi/${attempt.id}/luu`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Origin: url },
    body: JSON.stringify({
      token: attempt.token,
      clientId: "fault-client",
      epoch: 1,
      events: [{ seq, question: answer.question, answer: [answer.option] }],
    }),
  });
  const body = (await response.json()) as { saved?: number[] };
  return response.ok && body.saved?.includes(seq) === true;
}
