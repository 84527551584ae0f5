import type { DatabaseHandle } from "#db/connect.ts";
import { newId } from "#db/ids.ts";
import type { ExpireInput } from "#db/ops/attempts.ts";
import { listRoundsWithDue } from "#db/queries/attempts.ts";
import { newReceipt } from "./receipt.server.ts";

/**
 * How long after the deadline an absent pupil's attempt is closed: longer than the largest grace (60 s would be too
 * long for "within a minute", so the grace in use is 5 s and slow uploads are cut after 10 s), shorter than a minute.
 */
export const EXPIRY_DELAY_MS = 20_000;
const UNIT = 200;

/** Closes attempts whose time is over and that nobody submitted; finish time = deadline. Gives how many. */
export async function expireDueAttempts(handle: DatabaseHandle, now: number): Promise<number> {
  const deadlineBefore = now - EXPIRY_DELAY_MS;
  let total = 0;
  for (const round of await listRoundsWithDue(handle.db, deadlineBefore)) {
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
