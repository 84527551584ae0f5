import { LIVE_EDITION } from "#app/domain/edition.ts";
import type { DatabaseHandle } from "#db/connect.ts";
import { listBoardRounds, lockOverall, lockRound, type RoundContest } from "#db/queries/boards-source.ts";
import { deleteLiveBoards } from "#db/queries/boards-write.ts";
import { OverallSource } from "./overall-source.server.ts";
import { RoundSource } from "./round-source.server.ts";
import { writeBoards } from "./write-edition.server.ts";

export interface RebuildOptions {
  /** Told after each piece of people: how many of how many in the round at hand. */
  readonly progress?: (round: string, done: number, all: number) => void;
}

/**
 * Computes the live boards of a contest anew from its attempts. One transaction per round, and one for the board over
 * all: readers see the old boards or the new ones, never half, and the drain waits. The result is what the drain would
 * have made of the same attempts; it is needed when something was changed past the outbox, such as new rules or a roll
 * fixed late.
 */
export async function rebuildStandings(
  { db }: Pick<DatabaseHandle, "db">,
  contest: string,
  { progress }: RebuildOptions = {},
): Promise<void> {
  const live = { edition: LIVE_EDITION, cutAt: null };
  let of: RoundContest | null = null;
  for (const { id: round } of await listBoardRounds(db, contest)) {
    of = await db.transaction().execute(async (trx) => {
      const held = await lockRound(trx, round);
      if (!held) return null;
      await deleteLiveBoards(trx, round);
      await writeBoards(trx, await RoundSource.of(trx, round, held), {
        ...live,
        progress: progress && ((done, all) => progress(round, done, all)),
      });
      return held;
    });
  }
  if (!of) return;
  const held = of;
  await db.transaction().execute(async (trx) => {
    await lockOverall(trx, contest);
    await deleteLiveBoards(trx, contest);
    const overall = await OverallSource.of(trx, held);
    if (overall) await writeBoards(trx, overall, live);
  });
}
