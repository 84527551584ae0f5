import { publishedContests } from "#app/features/contests/api.server.ts";
import type { DatabaseHandle } from "#db/connect.ts";
import { issueEdition } from "./issue.server.ts";

/**
 * Issues the frozen edition of every contest whose freeze time has come. The cut is the freeze time itself, whenever
 * this runs; attempts that are not graded yet put it off to the next run, and until then pages show "đang chốt".
 */
export async function issueDueFreezes(handle: DatabaseHandle, now: number): Promise<number> {
  let issued = 0;
  for (const { contest, rounds } of await publishedContests(handle.db)) {
    const freezeAt = rounds.at(-1)?.freezeAt ?? null;
    if (contest.publicEdition !== 0 || freezeAt === null || now < freezeAt) continue;
    const result = await issueEdition(handle, contest.id, {
      kind: "freeze",
      cutAt: freezeAt,
      now,
      by: null,
      reason: "",
    });
    if (result.ok) issued += 1;
  }
  return issued;
}
