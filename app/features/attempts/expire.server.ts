import { parseRules } from "#app/features/contests/api.server.ts";
import type { DatabaseHandle } from "#db/connect.ts";
import { newId } from "#db/ids.ts";
import type { ExpireInput } from "#db/ops/attempts.ts";
import { listRoundsWithDue } from "#db/queries/attempts.ts";
import { listRulesOfRound } from "#db/queries/deadlines.ts";
import { newReceipt } from "./receipt.server.ts";

/** A request of the exam path has to be here as a whole this long after its first byte, or it is cut off. */
export const ARRIVAL_MS = 10_000;
/** What is here waits a little for its turn; an absent pupil's attempt is closed no earlier than this after its end. */
const QUEUE_MS = 5_000;
const SHORTEST_DELAY_MS = 20_000;
const UNIT = 200;

/**
 * How long after the deadline an absent pupil's attempt is closed: nothing that arrived within the grace may still be
 * on its way to the database then, since a closed attempt is graded.
 */
export function expiryDelayMs(graceMs: number): number {
  return Math.max(SHORTEST_DELAY_MS, graceMs + ARRIVAL_MS + QUEUE_MS);
}

/** Closes attempts whose time is over and that nobody submitted; finish time = deadline. Gives how many. */
export async function expireDueAttempts(handle: DatabaseHandle, now: number): Promise<number> {
  let total = 0;
  for (const round of await listRoundsWithDue(handle.db, now - SHORTEST_DELAY_MS)) {
    const graces = (await listRulesOfRound(handle.db, round)).map((rules) => parseRules(rules).graceMs);
    const deadlineBefore = now - expiryDelayMs(Math.max(0, ...graces));
    for (;;) {
      const slots = Array.from({ length: UNIT }, () => ({ outboxId: newId(), receipt: newReceipt() }));
      const closed = await handle.op<number>("expireAttempts", {
        round,
        deadlineBefore,
        now,
        slots,
      } satisfies ExpireInput);
      total += closed;
      if (closed < UNIT) break;
    }
  }
  return total;
}
