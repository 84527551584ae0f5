import type { Kysely } from "kysely";
import { boardName, type NameViewer, nameRelation } from "#app/domain/name-visibility.ts";
import { competitionRanks } from "#app/domain/ranking.ts";
import { publishablePeople } from "#app/features/privacy/api.server.ts";
import type { Database } from "#db/connect.ts";
import {
  type BoardOf,
  countBefore,
  countBetter,
  countStandings,
  findStanding,
  isRanked,
  LARGEST_BOARD,
  listStandings,
  listStandingsAbove,
  type StandingRow,
} from "#db/queries/boards.ts";
import { searchStandings } from "#db/queries/boards-search.ts";
import { listPlacedUnits, type PlacedUnit } from "#db/queries/boards-units.ts";
import { homeUnits } from "./home-units.server.ts";

/** A row as a browser gets it: the name is what this viewer may read, and no id of a person is in it. */
export interface PeopleBoardRow {
  /** Null while ranks wait, and for who takes none. */
  readonly rank: number | null;
  readonly name: string;
  readonly own: boolean;
  /** Class and school, or branch and union. */
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
  /** Rows whose full names this viewer reads by office: such a read is audited. */
  readonly byOffice: number;
}

/** A board, and whether ranks stand on it: not before the number that was to be predicted is fixed. */
export interface ShownBoard extends BoardOf {
  readonly withoutRanks?: boolean;
}

/** A page of a board as this viewer may see it, from 1. A visitor gets the number of people and no rows. */
export async function peopleBoard(
  db: Kysely<Database>,
  board: ShownBoard,
  viewer: NameViewer | null,
  { limit, page = 1 }: { limit: number; page?: number },
): Promise<PeopleBoard> {
  const total = await countStandings(db, board);
  if (!viewer) return { total, rows: [], byOffice: 0 };
  const offset = (page - 1) * limit;
  const found = await listStandings(db, board, { limit, offset });
  return { total, ...told(await toRows(db, board, viewer, found, offset)) };
}

/** How many pages a board has: it ends with the 1,000th. */
export const pagesOf = (total: number, limit: number): number =>
  Math.max(1, Math.ceil(Math.min(total, LARGEST_BOARD) / limit));

/** The viewer's own row with up to `near` rows on each side; only the own one where it has no rank; empty without one. */
export async function nearMe(
  db: Kysely<Database>,
  board: ShownBoard,
  viewer: NameViewer,
  near = 2,
): Promise<readonly PeopleBoardRow[]> {
  const own = await findStanding(db, board, viewer.person);
  if (!own) return [];
  if (!isRanked(own) || board.withoutRanks) return told(await unrankedRows(db, viewer, [own])).rows;
  const above = await listStandingsAbove(db, board, { limit: near, before: own });
  const below = await listStandings(db, board, { limit: near, after: own });
  return told(await toRows(db, board, viewer, [...above, own, ...below])).rows;
}

/** People of a board whom these words name, among those whose names the viewer may read; the best first. */
export async function searchPeople(
  db: Kysely<Database>,
  board: ShownBoard,
  viewer: NameViewer,
  { key, limit }: { key: string; limit: number },
): Promise<Omit<PeopleBoard, "total">> {
  const within = [...new Set([...viewer.schools, ...viewer.nameScope])];
  const found = await searchStandings(db, board, { key, within, limit });
  const better = board.withoutRanks
    ? new Map<string, number>()
    : await countBetter(db, board, found.filter(isRanked).map(sortKeyOf));
  const ranks = found.map((row) => (better.has(row.sortKey) ? better.get(row.sortKey)! + 1 : null));
  return told(await namedRows(db, viewer, found, ranks));
}

const sortKeyOf = ({ sortKey }: StandingRow) => sortKey;

type NamedRow = PeopleBoardRow & { byOffice: boolean };

const told = (rows: readonly NamedRow[]) => ({
  rows: rows.map(({ byOffice: _byOffice, ...row }) => row),
  byOffice: rows.filter(({ byOffice }) => byOffice).length,
});

/** The viewer's own rank and how many are ranked; null for who is not ranked here. */
export async function findOwnStanding(
  db: Kysely<Database>,
  board: BoardOf,
  person: string,
): Promise<{ rank: number; total: number; score: number; durationMs: number; submittedAt: number } | null> {
  const own = await findStanding(db, board, person);
  if (!own || !isRanked(own)) return null;
  const { better } = await countBefore(db, board, own);
  const { score, durationMs, submittedAt } = own;
  return { rank: better + 1, total: await countStandings(db, board), score, durationMs, submittedAt };
}

/** `offset`: how many rows stand before the first, where that is known. */
async function toRows(
  db: Kysely<Database>,
  board: ShownBoard,
  viewer: NameViewer,
  found: readonly StandingRow[],
  offset?: number,
): Promise<NamedRow[]> {
  const top = found[0];
  if (!top) return [];
  if (board.withoutRanks) return unrankedRows(db, viewer, found);
  const { better, before } = offset === 0 ? { better: 0, before: 0 } : await countBefore(db, board, top);
  const ranks = competitionRanks(
    found.map((row) => row.sortKey),
    better + 1,
    before + 1,
  );
  return namedRows(db, viewer, found, ranks);
}

const unrankedRows = (db: Kysely<Database>, viewer: NameViewer, found: readonly StandingRow[]) =>
  namedRows(
    db,
    viewer,
    found,
    found.map(() => null),
  );

async function namedRows(
  db: Kysely<Database>,
  viewer: NameViewer,
  found: readonly StandingRow[],
  ranks: readonly (number | null)[],
): Promise<NamedRow[]> {
  const placed = await listPlacedUnits(
    db,
    found.map((row) => row.placement),
  );
  const unitsOf = new Map<string, PlacedUnit[]>();
  for (const unit of placed) unitsOf.set(unit.placement, [...(unitsOf.get(unit.placement) ?? []), unit]);
  const consented = await publishablePeople(
    db,
    found.map((row) => row.person),
    viewer.day,
  );
  return found.flatMap((row, index) => {
    const units = unitsOf.get(row.placement) ?? [];
    const within = units.map((unit) => unit.unit);
    const person = { person: row.person, fullName: row.fullName, consented: consented.has(row.person), within };
    const name = boardName(viewer, person);
    if (name === null) return [];
    const home = homeUnits(units);
    return {
      rank: ranks[index]!,
      name,
      own: row.person === viewer.person,
      className: home.own?.name ?? null,
      schoolName: home.above?.name ?? null,
      score: row.score,
      durationMs: row.durationMs,
      submittedAt: row.submittedAt,
      byOffice: nameRelation(viewer, person) === "staffAbove",
    };
  });
}
