import type { Kysely } from "kysely";
import { publicEdition } from "#app/domain/edition.ts";
import type { Database } from "#db/connect.ts";
import { listPlacedUnits, type PlacedUnit } from "#db/queries/boards-units.ts";
import { findPlacementOfAttempt } from "#db/queries/boards-viewer.ts";
import { findOwnStanding } from "./people-board.server.ts";

export interface OwnRank {
  readonly where: "class" | "school" | "all";
  readonly name: string;
  readonly rank: number;
  readonly total: number;
}

/** A person's ranks in class, school and host unit, from the edition the public may read; null while it is settled. */
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
  if (!placement) return [];
  const units = await listPlacedUnits(db, [placement]);
  const whereOf = (unit: PlacedUnit): OwnRank["where"] | null => {
    if (unit.unit === of.contest.unit) return "all";
    return unit.role === "class" || unit.role === "school" ? unit.role : null;
  };
  const places = units.flatMap((unit) => {
    const where = whereOf(unit);
    return where ? [{ unit: unit.unit, name: unit.name, where }] : [];
  });
  const order = { class: 0, school: 1, all: 2 };
  const ranks: OwnRank[] = [];
  for (const place of places.sort((a, b) => order[a.where] - order[b.where])) {
    const own = await findOwnStanding(db, { edition: edition.edition, scope: of.round.id, unit: place.unit }, person);
    if (own) ranks.push({ where: place.where, name: place.name, rank: own.rank, total: own.total });
  }
  return ranks;
}
