/**
 * Answers that an attempt's page could not send before it was closed for good: any later page of ours offers them to the
 * server by the attempt's write token, nobody needs to be signed in. What the server has, or will never take, and what
 * is older than a day goes from the device.
 */
import { paths } from "#app/paths.ts";
import { AttemptServer } from "./server.ts";
import type { AnswerStore, WaitingAnswer } from "./store.ts";

/** A clock that was set back since by more than this would keep things for too long. */
const MOST_AHEAD_MS = 5 * 24 * 3_600_000;
const MOST_AT_ONCE = 20;

export async function offerLeftovers(store: AnswerStore, now: number = Date.now()): Promise<void> {
  for (const batch of batchesOf(await store.list())) await store.remove(await offer(batch));
  const kept = await store.list();
  await store.remove(kept.filter(({ keepUntil = 0 }) => keepUntil < now || keepUntil > now + MOST_AHEAD_MS));
}

/** Gives what need not stay on the device any more. */
async function offer(batch: readonly WaitingAnswer[]): Promise<WaitingAnswer[]> {
  const { attempt, token, clientId, epoch } = batch[0]!;
  if (!token) return [...batch];
  const answered = await new AttemptServer(paths.attempt(attempt), token).save(clientId, epoch, batch);
  if (answered.ok) {
    const { saved, refused } = answered.value;
    const settled = new Set([...saved, ...refused.map(({ seq }) => seq)]);
    return batch.filter(({ seq }) => settled.has(seq));
  }
  if (answered.kind !== "refused") return [];
  // one that cannot be read must not take the others with it
  if (batch.length === 1 || answered.code === "forbidden") return [...batch];
  return (await Promise.all(batch.map((answer) => offer([answer])))).flat();
}

/** What may go out in one request, in the order in which it was answered. */
function batchesOf(answers: readonly WaitingAnswer[]): WaitingAnswer[][] {
  const batches: WaitingAnswer[][] = [];
  const sorted = [...answers].sort((a, b) => a.epoch - b.epoch || a.seq - b.seq);
  for (const answer of sorted) {
    const last = batches.find(
      (batch) =>
        batch.length < MOST_AT_ONCE &&
        batch[0]!.attempt === answer.attempt &&
        batch[0]!.clientId === answer.clientId &&
        batch[0]!.epoch === answer.epoch,
    );
    if (last) last.push(answer);
    else batches.push([answer]);
  }
  return batches;
}
