/** Contests of which a unit may write the summary. */
import type { Kysely } from "kysely";
import { localDay } from "#app/domain/vietnamese.ts";
import { publishedContests } from "#app/features/contests/api.server.ts";
import type { Database } from "#db/connect.ts";
import { isWithinScope } from "#db/queries/participation.ts";
import { unitsAround } from "./around.server.ts";
import type { Period } from "./period.ts";

export interface SummedContest {
  readonly id: string;
  readonly title: string;
  /** From the day it opens to the day it closes. */
  readonly period: Period;
}

/** Those held above, in or below the unit that have opened, the latest first. */
export async function contestsToSum(db: Kysely<Database>, unit: string, now: number): Promise<SummedContest[]> {
  const above = await unitsAround(db, unit);
  const found: (SummedContest & { readonly opensAt: number })[] = [];
  for (const { contest, rounds } of await publishedContests(db)) {
    const opensAt = Math.min(...rounds.map((round) => round.opensAt));
    if (!(opensAt <= now)) continue;
    if (!above.includes(contest.unit) && !(await isWithinScope(db, contest.unit, [unit]))) continue;
    const closesAt = Math.max(...rounds.map((round) => round.closesAt));
    const period: Period = { kind: "free", from: localDay(opensAt), to: localDay(closesAt - 1) };
    found.push({ id: contest.id, title: contest.title, period, opensAt });
  }
  return found.sort((a, b) => b.opensAt - a.opensAt).map(({ id, title, period }) => ({ id, title, period }));
}
