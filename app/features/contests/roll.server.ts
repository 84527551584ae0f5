import { fixRollMoment } from "#app/features/units/api.server.ts";
import type { DatabaseHandle } from "#db/connect.ts";
import { listContestsToFixRoll, setRollMoment } from "#db/queries/contests.ts";

/** Fixes the roll of every contest that has opened: every rate of that contest rests on this moment (product §2). */
export async function fixDueRolls(handle: DatabaseHandle, now: number): Promise<number> {
  const due = await listContestsToFixRoll(handle.db, now);
  for (const contest of due) {
    const moment = await fixRollMoment(handle, { reason: "contest.open", at: now, unit: contest.unit });
    await handle.db.transaction().execute((trx) => setRollMoment(trx, contest.id, moment, now));
  }
  return due.length;
}
