import { listBoardRounds } from "#db/queries/boards-source.ts";
import { type BuildOptions, beginLive, type Handle, runBuild } from "./build.server.ts";

/**
 * Where no server runs on the database. Orders are written as they will lie, on SQLite of so many people at once that it
 * takes about two seconds: whoever begins to write beside it waits no longer than five (`busy_timeout`). On PostgreSQL
 * nobody's writing waits for it.
 */
export function aloneOn(dialect: Handle["dialect"]): { people: number; lines: number } {
  return { people: 10_000, lines: dialect === "sqlite" ? 50_000 : Number.POSITIVE_INFINITY };
}

export interface RebuildOptions extends BuildOptions {
  readonly now?: number;
  /** The outbox row that asked for it: what was begun for it goes on. */
  readonly askedFor?: string | null;
}

/**
 * Computes the live boards of a contest anew from its attempts, beside those that are shown, and shows them at once in
 * the end. The result is what the drain would have made of the same attempts; it is needed when something was changed
 * past the outbox, such as new rules or a roll fixed late. What was begun and cut off goes on where it was.
 */
export async function rebuildStandings(
  handle: Handle,
  contest: string,
  { now = 0, askedFor = null, ...options }: RebuildOptions = {},
): Promise<void> {
  if ((await listBoardRounds(handle.db, contest)).length === 0) return;
  const build = await beginLive(handle.db, contest, { now, askedFor });
  if (build) await runBuild(handle, build, () => now, options);
}
