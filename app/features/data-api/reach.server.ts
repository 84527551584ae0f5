/** What a token reaches: its unit and what is below, and the contests that concern these. */
import type { Kysely } from "kysely";
import { type ContestView, publishedContests } from "#app/features/contests/api.server.ts";
import { ancestorsOf } from "#app/features/units/api.server.ts";
import type { Database } from "#db/connect.ts";
import { isWithinScope } from "#db/queries/participation.ts";

/** The unit that a question names, or the token's own; null for one that is unknown or not below it. */
export async function askedUnit(
  db: Kysely<Database>,
  reader: { readonly unit: string },
  unit: string | undefined,
): Promise<string | null> {
  const at = unit ?? reader.unit;
  return (await isWithinScope(db, at, [reader.unit])) ? at : null;
}

/** Published contests held above the unit, in it or below it, the latest first. */
export async function contestsInReach(db: Kysely<Database>, unit: string): Promise<ContestView[]> {
  const above = await ancestorsOf(db, unit);
  const found: ContestView[] = [];
  for (const view of await publishedContests(db)) {
    const { unit: host } = view.contest;
    if (above.includes(host) || (await isWithinScope(db, host, [unit]))) found.push(view);
  }
  return found;
}

export async function contestInReach(db: Kysely<Database>, unit: string, id: string): Promise<ContestView | null> {
  return (await contestsInReach(db, unit)).find(({ contest }) => contest.id === id) ?? null;
}
