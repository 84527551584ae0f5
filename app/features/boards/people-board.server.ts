import type { Kysely } from "kysely";
import { boardName, type NameViewer } from "#app/domain/name-visibility.ts";
import { competitionRanks } from "#app/domain/ranking.ts";
import type { Database } from "#db/connect.ts";
import {
  type BoardOf,
  countBefore,
  countStandings,
  findStanding,
  listStandings,
  listStandingsAbove,
  type StandingCursor,
  type StandingRow,
} from "#db/queries/boards.ts";
import { listPlacedUnits, type PlacedUnit } from "#db/queries/boards-units.ts";

/** A row as a browser gets it: the name is what this viewer may read, and no id of a person is in it. */
export interface PeopleBoardRow {
  readonly rank: number;
  readonly name: string;
  readonly own: boolean;
  readonly className: string | null;
  readonly schoolName: string | null;
  /** Thousandths. */
  readonly score: number;
  readonly durationMs: number;
  readonly submittedAt: number;
}

export interface PeopleBoard {
  /** How many people are ranked here. */
  readonly total: number;
  readonly rows: readonly PeopleBoardRow[];
  /** Where the next page begins; null on the last one. */
  readonly next: StandingCursor | null;
}

/** A page of a board as this viewer may see it. A visitor gets the number of people and no rows. */
export async function peopleBoard(
  db: Kysely<Database>,
  board: BoardOf,
  viewer: NameViewer | null,
  { limit, after }: { limit: number; after?: StandingCursor },
): Promise<PeopleBoard> {
  const total = await countStandings(db, board);
  if (!viewer) return { total, rows: [], next: null };
  const found = await listStandings(db, board, { limit, after });
  const last = found.at(-1);
  const next = last && found.length === limit ? { sortKey: last.sortKey, person: last.person } : null;
  return { total, rows: await toRows(db, board, viewer, found), next };
}

/** The viewer's own row with up to `near` rows on each side; empty for who is not ranked here. */
export async function nearMe(
  db: Kysely<Database>,
  board: BoardOf,
  viewer: NameViewer,
  near = 2,
): Promise<readonly PeopleBoardRow[]> {
  const own = await findStanding(db, board, viewer.person);
  if (!own) return [];
  const above = await listStandingsAbove(db, board, { limit: near, before: own });
  const below = await listStandings(db, board, { limit: near, after: own });
  return toRows(db, board, viewer, [...above, own, ...below]);
}

/** The viewer's own rank and how many are ranked; null for who is not ranked here. */
export async function findOwnStanding(
  db: Kysely<Database>,
  board: BoardOf,
  person: string,
): Promise<{ rank: number; total: number; score: number; durationMs: number; submittedAt: number } | null> {
  const own = await findStanding(db, board, person);
  if (!own) return null;
  const { better } = await countBefore(db, board, own);
  const { score, durationMs, submittedAt } = own;
  return { rank: better + 1, total: await countStandings(db, board), score, durationMs, submittedAt };
}

async function toRows(
  db: Kysely<Database>,
  board: BoardOf,
  viewer: NameViewer,
  found: readonly StandingRow[],
): Promise<PeopleBoardRow[]> {
  const top = found[0];
  if (!top) return [];
  const { better, before } = await countBefore(db, board, top);
  const ranks = competitionRanks(
    found.map((row) => row.sortKey),
    better + 1,
    before + 1,
  );
  const placed = await listPlacedUnits(
    db,
    found.map((row) => row.placement),
  );
  const unitsOf = new Map<string, PlacedUnit[]>();
  for (const unit of placed) unitsOf.set(unit.placement, [...(unitsOf.get(unit.placement) ?? []), unit]);
  return found.flatMap((row, index) => {
    const units = unitsOf.get(row.placement) ?? [];
    const within = units.map((unit) => unit.unit);
    const name = boardName(viewer, { person: row.person, fullName: row.fullName, within });
    if (name === null) return [];
    return {
      rank: ranks[index]!,
      name,
      own: row.person === viewer.person,
      className: units.find((unit) => unit.role === "class")?.name ?? null,
      schoolName: units.find((unit) => unit.role === "school")?.name ?? null,
      score: row.score,
      durationMs: row.durationMs,
      submittedAt: row.submittedAt,
    };
  });
}
