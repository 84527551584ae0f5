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
import { namedHomes } from "./home-units.server.ts";

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
  /** Who stands around the one that was asked for. */
  readonly near: readonly PeopleBoardRow[];
  /** Rows whose full names this viewer reads by office: such a read is audited. */
  readonly byOffice: number;
}

/** A board, and whether ranks stand on it: not before the number that was to be predicted is fixed. */
export interface ShownBoard extends BoardOf {
  readonly withoutRanks?: boolean;
}

/** Rows on each side of the own one. */
const NEAR = 2;

/**
 * A page of a board as this viewer may see it, from 1, and who stands around `own`, the viewer's row on this board. A
 * visitor gets the number of people and no rows.
 */
export async function peopleBoard(
  db: Kysely<Database>,
  board: ShownBoard,
  viewer: NameViewer | null,
  { limit, page = 1, own = null }: { limit: number; page?: number; own?: StandingRow | null },
): Promise<PeopleBoard> {
  const offset = (page - 1) * limit;
  const [total, found] = await Promise.all([
    countStandings(db, board),
    viewer ? listStandings(db, board, { limit, offset }) : [],
  ]);
  if (!viewer) return { total, rows: [], near: [], byOffice: 0 };
  const rows = await withRanks(db, board, found, offset);
  const near = own ? (aroundOnPage(rows, own, { limit, offset }) ?? (await around(db, board, own))) : [];
  const named = await namedRows(db, viewer, [...rows, ...near]);
  const [shown, beside] = [told(named.slice(0, rows.length)), told(named.slice(rows.length))];
  return { total, rows: shown.rows, near: beside.rows, byOffice: shown.byOffice + beside.byOffice };
}

/** How many pages a board has: it ends with the 1,000th. */
export const pagesOf = (total: number, limit: number): number =>
  Math.max(1, Math.ceil(Math.min(total, LARGEST_BOARD) / limit));

/** The viewer's own row with two rows on each side; only the own one where it has no rank; empty without one. */
export async function nearMe(
  db: Kysely<Database>,
  board: ShownBoard,
  viewer: NameViewer,
): Promise<readonly PeopleBoardRow[]> {
  const own = await findStanding(db, board, viewer.person);
  return own ? told(await namedRows(db, viewer, await around(db, board, own))).rows : [];
}

/** A row with its rank; null while ranks wait, and for who takes none. */
interface RankedRow {
  readonly row: StandingRow;
  readonly rank: number | null;
}

async function around(db: Kysely<Database>, board: ShownBoard, own: StandingRow): Promise<RankedRow[]> {
  if (!isRanked(own) || board.withoutRanks) return [{ row: own, rank: null }];
  const [above, below] = await Promise.all([
    listStandingsAbove(db, board, { limit: NEAR, before: own }),
    listStandings(db, board, { limit: NEAR, after: own }),
  ]);
  return withRanks(db, board, [...above, own, ...below]);
}

/** The same where the page holds them all; null where it does not. */
function aroundOnPage(
  rows: readonly RankedRow[],
  own: StandingRow,
  { limit, offset }: { limit: number; offset: number },
): RankedRow[] | null {
  const at = rows.findIndex(({ row, rank }) => row.person === own.person && rank !== null);
  const [first, last] = [at - NEAR, at + NEAR];
  const cut = (first < 0 && offset > 0) || (last >= rows.length && rows.length === limit);
  return at === -1 || cut ? null : rows.slice(Math.max(0, first), last + 1);
}

/** People of a board whom these words name, among those whose names the viewer may read; the best first. */
export async function searchPeople(
  db: Kysely<Database>,
  board: ShownBoard,
  viewer: NameViewer,
  { key, limit }: { key: string; limit: number },
): Promise<Pick<PeopleBoard, "rows" | "byOffice">> {
  const within = [...new Set([...viewer.schools, ...viewer.nameScope])];
  const found = await searchStandings(db, board, { key, within, limit });
  const better = board.withoutRanks
    ? new Map<string, number>()
    : await countBetter(db, board, found.filter(isRanked).map(sortKeyOf));
  const rankOf = ({ sortKey }: StandingRow) => (better.has(sortKey) ? better.get(sortKey)! + 1 : null);
  const ranked = found.map((row) => ({ row, rank: rankOf(row) }));
  return told(await namedRows(db, viewer, ranked));
}

const sortKeyOf = ({ sortKey }: StandingRow) => sortKey;

type NamedRow = PeopleBoardRow & { byOffice: boolean };

/** Rows that the viewer may not see are left out. */
const told = (rows: readonly (NamedRow | null)[]) => {
  const seen = rows.filter((row) => row !== null);
  return {
    rows: seen.map(({ byOffice: _byOffice, ...row }) => row),
    byOffice: seen.filter(({ byOffice }) => byOffice).length,
  };
};

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
async function withRanks(
  db: Kysely<Database>,
  board: ShownBoard,
  found: readonly StandingRow[],
  offset?: number,
): Promise<RankedRow[]> {
  const top = found[0];
  if (!top) return [];
  if (board.withoutRanks) return found.map((row) => ({ row, rank: null }));
  const { better, before } = offset === 0 ? { better: 0, before: 0 } : await countBefore(db, board, top);
  const ranks = competitionRanks(found.map(sortKeyOf), better + 1, before + 1);
  return found.map((row, at) => ({ row, rank: ranks[at]! }));
}

/** The same rows in their order as this viewer may see them; null = not at all. */
async function namedRows(
  db: Kysely<Database>,
  viewer: NameViewer,
  ranked: readonly RankedRow[],
): Promise<(NamedRow | null)[]> {
  const [homes, consented] = await Promise.all([
    namedHomes(
      db,
      ranked.map(({ row }) => row.placement),
    ),
    publishablePeople(db, [...new Set(ranked.map(({ row }) => row.person))], viewer.day),
  ]);
  return ranked.map(({ row, rank }) => {
    const { within = [], className = null, schoolName = null } = homes.get(row.placement) ?? {};
    const person = { person: row.person, fullName: row.fullName, consented: consented.has(row.person), within };
    const name = boardName(viewer, person);
    if (name === null) return null;
    return {
      rank,
      name,
      own: row.person === viewer.person,
      className,
      schoolName,
      score: row.score,
      durationMs: row.durationMs,
      submittedAt: row.submittedAt,
      byOffice: nameRelation(viewer, person) === "staffAbove",
    };
  });
}
