import { LIVE_EDITION } from "#app/domain/edition.ts";
import type { DatabaseHandle } from "#db/connect.ts";
import { listRoundIds } from "#db/queries/boards-editions.ts";
import { lockRound } from "#db/queries/boards-source.ts";
import { deleteLiveBoards } from "#db/queries/boards-write.ts";
import { writeRoundBoards } from "./write-edition.server.ts";

export interface RebuildOptions {
  /** Told after each piece of people: how many of how many in the round at hand. */
  readonly progress?: (round: string, done: number, all: number) => void;
}

/**
 * Computes the live boards of a contest anew from its attempts. One transaction per round: readers see the old boards or
 * the new ones, never half, and the drain waits. The result is what the drain would have made of the same attempts;
 * it is needed when something was changed past the outbox, such as new rules or a roll fixed late.
 */
export async function rebuildStandings(
  { db }: Pick<DatabaseHandle, "db">,
  contest: string,
  { progress }: RebuildOptions = {},
): Promise<void> {
  for (const round of await listRoundIds(db, contest)) {
    await db.transaction().execute(async (trx) => {
      await lockRound(trx, round);
      await deleteLiveBoards(trx, round);
      await writeRoundBoards(trx, {
        edition: LIVE_EDITION,
        scope: round,
        cutAt: null,
        progress: progress && ((done, all) => progress(round, done, all)),
      });
    });
  }
}
