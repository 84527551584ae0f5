/**
 * Boards of people: ordered by (sort_key, person), where the key alone decides the rank. Every query names the edition,
 * the round (scope) and the unit, and reads a stretch of one index.
 */
import type { Kysely } from "kysely";
import type { Database, Instant } from "../schema.ts";

/** No board shows more rows than this at once (product §6). */
export const LARGEST_BOARD = 1_000;

export interface BoardOf {
  readonly edition: number;
  /** The round. */
  readonly scope: string;
  readonly unit: string;
}

export interface StandingCursor {
  readonly sortKey: string;
  readonly person: string;
}

export interface StandingRow {
  sortKey: string;
  person: string;
  /** Names join when read; who may see them is decided by the caller. */
  fullName: string;
  attempt: string;
  /** Where the person was when this attempt began. */
  placement: string;
  score: number;
  durationMs: number;
  submittedAt: Instant;
}

function standingsOf(db: Kysely<Database>, { edition, scope, unit }: BoardOf) {
  return db
    .selectFrom("standing")
    .where("standing.edition", "=", edition)
    .where("standing.scope", "=", scope)
    .where("standing.unit", "=", unit);
}

function rowsOf(db: Kysely<Database>, board: BoardOf) {
  return standingsOf(db, board)
    .innerJoin("person", "person.id", "standing.person")
    .innerJoin("attempt", "attempt.id", "standing.attempt")
    .select([
      "standing.sort_key as sortKey",
      "standing.person",
      "person.full_name as fullName",
      "standing.attempt",
      "attempt.placement",
      "standing.score",
      "standing.duration_ms as durationMs",
      "standing.submitted_at as submittedAt",
    ]);
}

/** The best rows, or those that follow `after`; at most `limit`, never more than 1,000. */
export async function listStandings(
  db: Kysely<Database>,
  board: BoardOf,
  { limit, after }: { limit: number; after?: StandingCursor },
): Promise<StandingRow[]> {
  let query = rowsOf(db, board);
  if (after) {
    query = query.where((eb) =>
      eb(eb.refTuple("standing.sort_key", "standing.person"), ">", eb.tuple(after.sortKey, after.person)),
    );
  }
  return query.orderBy("standing.sort_key").orderBy("standing.person").limit(Math.min(limit, LARGEST_BOARD)).execute();
}

/** The rows just above `before`, the nearest one last. */
export async function listStandingsAbove(
  db: Kysely<Database>,
  board: BoardOf,
  { limit, before }: { limit: number; before: StandingCursor },
): Promise<StandingRow[]> {
  const rows = await rowsOf(db, board)
    .where((eb) =>
      eb(eb.refTuple("standing.sort_key", "standing.person"), "<", eb.tuple(before.sortKey, before.person)),
    )
    .orderBy("standing.sort_key", "desc")
    .orderBy("standing.person", "desc")
    .limit(Math.min(limit, LARGEST_BOARD))
    .execute();
  return rows.reverse();
}

/** A person's own row on this board, or null. */
export async function findStanding(db: Kysely<Database>, board: BoardOf, person: string): Promise<StandingRow | null> {
  return (await rowsOf(db, board).where("standing.person", "=", person).executeTakeFirst()) ?? null;
}

/** How many rows have a smaller key (the rank less one), and how many stand before this very row (its place less one). */
export async function countBefore(
  db: Kysely<Database>,
  board: BoardOf,
  { sortKey, person }: StandingCursor,
): Promise<{ better: number; before: number }> {
  const smaller = await standingsOf(db, board)
    .where("standing.sort_key", "<", sortKey)
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .executeTakeFirstOrThrow();
  const equal = await standingsOf(db, board)
    .where("standing.sort_key", "=", sortKey)
    .where("standing.person", "<", person)
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .executeTakeFirstOrThrow();
  return { better: Number(smaller.n), before: Number(smaller.n) + Number(equal.n) };
}

/** How many people are ranked in this unit. */
export async function countStandings(db: Kysely<Database>, board: BoardOf): Promise<number> {
  const row = await standingsOf(db, board)
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .executeTakeFirstOrThrow();
  return Number(row.n);
}
