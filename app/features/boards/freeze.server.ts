import { publishedContests } from "#app/features/contests/api.server.ts";
import type { Handle } from "./build.server.ts";
import { beginEdition } from "./issue.server.ts";

/**
 * Begins the frozen edition of every contest whose freeze time has come, and gives how many it began. The cut is the
 * freeze time itself, whenever this runs; attempts that are not graded yet put it off to the next run, and until the
 * edition stands pages show "đang chốt".
 */
export async function beginDueFreezes(handle: Handle, now: number): Promise<number> {
  let begun = 0;
  for (const { contest, rounds } of await publishedContests(handle.db)) {
    const freezeAt = rounds.at(-1)?.freezeAt ?? null;
    if (contest.publicEdition !== 0 || freezeAt === null || now < freezeAt) continue;
    const edition = { kind: "freeze" as const, cutAt: freezeAt, now, by: null, reason: "" };
    if ((await beginEdition(handle, contest.id, edition)).ok) begun += 1;
  }
  return begun;
}
