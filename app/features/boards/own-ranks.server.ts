import type { Kysely } from "kysely";
import { publicEdition } from "#app/domain/edition.ts";
import type { Database } from "#db/connect.ts";
import { findStanding } from "#db/queries/boards.ts";
import { findPlacementOfAttempt } from "#db/queries/boards-viewer.ts";
import { listPlacedUnits } from "#db/queries/placed-units.ts";
import { waitsIn } from "./board-scope.server.ts";
import { homeUnits } from "./home-units.server.ts";
import { findOwnStanding } from "./people-board.server.ts";

export interface OwnRank {
  /** `branch` and `union`: of who is in no class. */
  readonly where: "class" | "branch" | "school" | "union" | "all";
  readonly name: string;
  readonly rank: number;
  readonly total: number;
}

/** A person's ranks in class, school (or branch, union) and host unit, from the edition the public may read; null while it is settled. */
export async function ownRanks(
  db: Kysely<Database>,
  of: {
    attempt: string;
    contest: { unit: string; publicEdition: number };
    round: { id: string; freezeAt: number | null };
  },
  person: string,
  now: number,
): Promise<readonly OwnRank[] | "settling"> {
  const edition = publicEdition(of.contest, of.round, now);
  if ("settling" in edition) return "settling";
  const placement = await findPlacementOfAttempt(db, of.attempt, person);
  const everybody = { edition: edition.edition, scope: of.round.id, unit: of.contest.unit };
  const own = placement && (await findStanding(db, everybody, person));
  // people of a group are ranked among themselves; a rank that waits for a number is none yet
  if (!placement || !own || (await waitsIn(db, everybody))) return [];
  const group = own.groupKey === "" ? {} : { group: own.groupKey };
  const units = await listPlacedUnits(db, [placement]);
  const { own: home, above } = homeUnits(units);
  const places = [
    ...(home ? [{ unit: home, where: home.role === "class" ? ("class" as const) : ("branch" as const) }] : []),
    ...(above ? [{ unit: above, where: above.role === "school" ? ("school" as const) : ("union" as const) }] : []),
    ...units.filter(({ unit }) => unit === of.contest.unit).map((unit) => ({ unit, where: "all" as const })),
  ];
  const ranks: OwnRank[] = [];
  for (const { unit, where } of places) {
    const board = { ...everybody, unit: unit.unit, ...group };
    const standing = await findOwnStanding(db, board, person);
    if (standing) ranks.push({ where, name: unit.name, rank: standing.rank, total: standing.total });
  }
  return ranks;
}
