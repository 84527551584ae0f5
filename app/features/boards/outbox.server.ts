import { z } from "zod";
import { isBuiltFor } from "#db/queries/board-builds.ts";
import {
  closeStaleBoards,
  listStaleBoards,
  markResultChangeFailed,
  type OpenChange,
} from "#db/queries/boards-outbox.ts";
import { beginLive, type Handle, runBuild } from "./build.server.ts";
import { drainResultChanges } from "./drain.server.ts";

const STALE_PER_CALL = 5;
const staleSchema = z.object({ contest: z.string() });

/** A row that says that boards are stale, and what computes them anew. */
export interface StaleBuild {
  readonly row: string;
  readonly build: string;
}

/**
 * Begins to compute boards anew that are stale as a whole, and gives the builds that do it. A row is closed once its
 * boards are shown, at a later call: a crash in between goes on where it was.
 */
export async function beginStale({ db }: Handle, now: number): Promise<StaleBuild[]> {
  const builds: StaleBuild[] = [];
  for (const row of await listStaleBoards(db, STALE_PER_CALL)) {
    try {
      const build = await buildFor(db, row, now);
      if (build === null) await closeStaleBoards(db, row.id, now);
      else builds.push({ row: row.id, build });
    } catch (error) {
      await markResultChangeFailed(db, row.id, error instanceof Error ? error.message : String(error));
    }
  }
  return builds;
}

/** The build that a row waits for; null when there is nothing to wait for any more. */
async function buildFor(db: Handle["db"], row: OpenChange, now: number): Promise<string | null> {
  if (await isBuiltFor(db, row.id)) return null;
  return beginLive(db, staleSchema.parse(JSON.parse(row.ref)).contest, { now, askedFor: row.id });
}

/** Everything that waits for the boards at once: stale ones first, then single results; gives how many rows it closed. */
export async function drainBoardOutbox(handle: Handle, now: number, limit = 200): Promise<number> {
  let done = 0;
  for (const { row, build } of await beginStale(handle, now)) {
    await runBuild(handle, build, () => now);
    if (await closeStaleBoards(handle.db, row, now)) done += 1;
  }
  return done + (await drainResultChanges(handle, now, limit));
}
