import type { Kysely } from "kysely";
import { can } from "#app/domain/permissions.ts";
import type { Viewer } from "#app/domain/viewer.ts";
import { ancestorsOf } from "#app/features/units/api.server.ts";
import type { Database } from "#db/connect.ts";
import { type ContestRow, findContest, findContestBySlug } from "#db/queries/contests.ts";

/**
 * A contest that this viewer may manage, by its id or its address, published or not. Null for an unknown one and for one
 * of a unit the viewer does not organise contests of: the two look alike.
 */
export async function managedContest(
  db: Kysely<Database>,
  viewer: Viewer | null,
  by: { readonly id: string } | { readonly slug: string },
): Promise<ContestRow | null> {
  const contest = "id" in by ? await findContest(db, by.id) : await findContestBySlug(db, by.slug);
  if (!contest) return null;
  const within = await ancestorsOf(db, contest.unit);
  return can(viewer, "contest.manage", { unit: contest.unit, within }) ? contest : null;
}
