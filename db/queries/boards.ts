/**
 * Boards of people: ordered by (sort_key, person), where the key alone decides the rank. Every query names the edition,
 * the scope and the unit, and reads a stretch of the one order there is; places in large units are sums of buckets, and
 * so are the stretches in which people of one group or grade stand.
 */
import { type ExpressionBuilder, type Kysely, sql } from "kysely";
import type { Database, Instant } from "../schema.ts";
import { numberOf } from "./boards-live.ts";
import { bucketsOf, listCombinations, type Parts, partsOf, withinParts } from "./boards-parts.ts";

/** No board shows more rows than this (product §6). */
export const LARGEST_BOARD = 1_000;

/** Keys from here on are of people without a rank (UNRANKED in app/domain/ranking.ts). */
const WITHOUT_RANK = "~";

export interface BoardOf {
  readonly edition: number;
  /** The round, or the contest for all its rounds together. */
  readonly scope: string;
  readonly unit: string;
  /** Only people of this group of the contest ("bảng"). */
  readonly group?: string;
  /** Only people of this grade, from 1. */
  readonly grade?: number;
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
  /** Which attempt of the person stands for the result, from 1. */
  no: number;
  score: number;
  durationMs: number;
  submittedAt: Instant;
  /** The group of the contest; "" = none. */
  groupKey: string;
  /** 0 = no class. */
  grade: number;
}

/** The lines of one unit, in all of the filters that are asked for. */
const linesOf = (db: Kysely<Database>, board: BoardOf, parts: Parts = null) => onBoard(withinParts(db, parts), board);

function onBoard(lines: ReturnType<typeof withinParts>, { edition, scope, unit, group, grade }: BoardOf) {
  return lines
    .where("standing.edition", "=", numberOf(edition, scope))
    .where("standing.scope", "=", scope)
    .where("standing.unit", "=", unit)
    .$if(group !== undefined, (query) => query.where("standing.group_key", "=", group!))
    .$if(grade !== undefined, (query) => query.where("standing.grade", "=", grade!));
}

/** Only those with a rank. Where a key already bounds the rows, `linesOf`: of two bounds an index takes the wrong one. */
const rankedOf = (db: Kysely<Database>, board: BoardOf) =>
  linesOf(db, board).where("standing.sort_key", "<", WITHOUT_RANK);

/** What the lines say of each person, in their order. */
const inOrder = (lines: ReturnType<typeof linesOf>, direction: "asc" | "desc" = "asc") =>
  withPeople(lines).orderBy("standing.sort_key", direction).orderBy("standing.person", direction);

function withPeople(lines: ReturnType<typeof linesOf>) {
  return lines
    .innerJoin("counted", (join) =>
      join
        .onRef("counted.edition", "=", "standing.edition")
        .onRef("counted.scope", "=", "standing.scope")
        .onRef("counted.person", "=", "standing.person"),
    )
    .innerJoin("person", "person.id", "standing.person")
    .select([
      "standing.sort_key as sortKey",
      "standing.person",
      "person.full_name as fullName",
      "counted.attempt",
      "counted.placement",
      "counted.no",
      "counted.score",
      "counted.duration_ms as durationMs",
      "counted.submitted_at as submittedAt",
      "counted.group_key as groupKey",
      "counted.grade",
    ]);
}

export interface Stretch {
  readonly limit: number;
  /** So many rows of the top are left out; together with `limit` never more than 1,000. */
  readonly offset?: number;
  /** Only rows that follow this one. */
  readonly after?: StandingCursor;
}

/** The best rows, or those that follow; none beyond the 1,000th. */
export async function listStandings(
  db: Kysely<Database>,
  board: BoardOf,
  { limit, offset = 0, after }: Stretch,
): Promise<StandingRow[]> {
  const most = Math.min(limit, LARGEST_BOARD - offset);
  if (most <= 0) return [];
  const { parts, skipped } = await partsOf(db, board, { key: after?.sortKey ?? "", side: "from", offset, limit: most });
  // chosen from the order alone: rows that are left out are not looked up elsewhere
  const chosen = linesOf(db, board, parts)
    .$if(parts === null, (query) => query.where("standing.sort_key", "<", WITHOUT_RANK))
    .$if(after !== undefined, (query) =>
      query.where((eb) => eb(cursorOf(eb), ">", eb.tuple(after!.sortKey, after!.person))),
    )
    .select(["standing.edition", "standing.scope", "standing.sort_key", "standing.person"])
    .orderBy("standing.sort_key")
    .orderBy("standing.person")
    .limit(most)
    .$if(offset > skipped, (query) => query.offset(offset - skipped));
  return inOrder(db.selectFrom(chosen.as("standing")) as unknown as ReturnType<typeof linesOf>).execute();
}

const cursorOf = (eb: ExpressionBuilder<Database, "standing">) => eb.refTuple("standing.sort_key", "standing.person");

/** The rows just above `before`, the nearest one last. */
export async function listStandingsAbove(
  db: Kysely<Database>,
  board: BoardOf,
  { limit, before }: { limit: number; before: StandingCursor },
): Promise<StandingRow[]> {
  const { parts } = await partsOf(db, board, { key: before.sortKey, side: "upto", limit });
  const rows = await inOrder(linesOf(db, board, parts), "desc")
    .where((eb) => eb(cursorOf(eb as never), "<", eb.tuple(before.sortKey, before.person)))
    .limit(Math.min(limit, LARGEST_BOARD))
    .execute();
  return rows.reverse();
}

/** The key of whoever stands next before or after this key, equals left out; null at the end of the board. */
export async function findNextKey(
  db: Kysely<Database>,
  board: BoardOf,
  sortKey: string,
  side: "before" | "after",
): Promise<string | null> {
  const before = side === "before";
  const { parts } = await partsOf(db, board, { key: sortKey, side: before ? "upto" : "from", limit: 1 });
  const row = await linesOf(db, board, parts)
    .$if(!before, (query) => query.where("standing.sort_key", "<", WITHOUT_RANK))
    .where("standing.sort_key", before ? "<" : ">", sortKey)
    .select("standing.sort_key as key")
    .orderBy("standing.sort_key", before ? "desc" : "asc")
    .limit(1)
    .executeTakeFirst();
  return row?.key ?? null;
}

/** How many people have this very key. */
export async function countEqual(db: Kysely<Database>, board: BoardOf, sortKey: string): Promise<number> {
  const row = await linesOf(db, board)
    .where("standing.sort_key", "=", sortKey)
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

/** A person's own row on this board, also one without a rank; or null. */
export async function findStanding(db: Kysely<Database>, board: BoardOf, person: string): Promise<StandingRow | null> {
  return (await listStandingsOf(db, board, [person]))[0] ?? null;
}

/** The rows of these people on a board, the best first; also those without a rank. */
export async function listStandingsOf(
  db: Kysely<Database>,
  board: BoardOf,
  people: readonly string[],
): Promise<StandingRow[]> {
  if (people.length === 0) return [];
  const own = db
    .selectFrom("counted")
    .where("counted.edition", "=", numberOf(board.edition, board.scope))
    .where("counted.scope", "=", board.scope)
    .where("counted.person", "in", [...people])
    .select(["counted.sort_key", "counted.person"]);
  // crossed from the few that are meant, by the key that stands with them, and put in order here: else SQLite walks
  // through the whole board in its order to meet them
  const lines = db
    .selectFrom(own.as("own"))
    .crossJoin("standing")
    .whereRef("standing.sort_key", "=", "own.sort_key")
    .whereRef("standing.person", "=", "own.person");
  const rows = await withPeople(onBoard(lines as unknown as ReturnType<typeof linesOf>, board)).execute();
  const order = ({ sortKey, person }: StandingRow) => `${sortKey} ${person}`;
  return rows.sort((one, other) => (order(one) < order(other) ? -1 : 1));
}

/** Whether a row has a rank. */
export const isRanked = ({ sortKey }: Pick<StandingRow, "sortKey">): boolean => sortKey < WITHOUT_RANK;

/** How many rows have a smaller key (the rank less one), and how many stand before this very row (its place less one). */
export async function countBefore(
  db: Kysely<Database>,
  board: BoardOf,
  { sortKey, person }: StandingCursor,
): Promise<{ better: number; before: number }> {
  const better = (await countBetter(db, board, [sortKey])).get(sortKey) ?? 0;
  const equal = await linesOf(db, board)
    .where("standing.sort_key", "=", sortKey)
    .where("standing.person", "<", person)
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .executeTakeFirstOrThrow();
  return { better, before: better + Number(equal.n) };
}

/**
 * How many rows have a smaller key, for each of these keys: the rank less one. What stands in buckets wholly before that
 * of the key is added up, and only the rest of its own bucket is counted row by row. The bucket is looked up once for
 * each key (`materialized`): SQLite would otherwise look it up again for every row that it counts.
 */
export async function countBetter(
  db: Kysely<Database>,
  board: BoardOf,
  sortKeys: readonly string[],
): Promise<Map<string, number>> {
  if (sortKeys.length === 0) return new Map();
  const keys = sql.join(sortKeys.map((key) => sql`(${key})`));
  const within = bucketsOf(db, board);
  const { rows } = await sql<{ key: string; n: number }>`
    with wanted (k) as (values ${keys}),
      begun (k, b) as materialized (select k, (select max(prefix) from ${within.selectAll().as("own")} where prefix <= k) from wanted)
    select k as key, coalesce((select sum(n) from ${within.selectAll().as("whole")} where prefix < b), 0) + (
      select count(*) from ${linesOf(db, board).select("sort_key").as("row")}
      where row.sort_key < k and row.sort_key >= coalesce(b, '')) as n
    from begun`.execute(db);
  return new Map(rows.map(({ key, n }) => [key, Number(n)]));
}

/** How many people are ranked on this board. */
export async function countStandings(db: Kysely<Database>, board: BoardOf): Promise<number> {
  const all = await bucketsOf(db, board)
    .select((eb) => eb.fn.sum<number | null>("n").as("n"))
    .executeTakeFirst();
  if (all && all.n !== null) return Number(all.n);
  const row = await rankedOf(db, board)
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

/** The grades of people who are ranked in this unit, in order; grades of none are left out. */
export async function listGradesOf(db: Kysely<Database>, board: BoardOf): Promise<number[]> {
  const whole = { ...board, grade: undefined };
  const large = await listCombinations(db, whole);
  const grades = large.length > 0 ? large : await rankedOf(db, whole).select("standing.grade").distinct().execute();
  return [...new Set(grades.map(({ grade }) => grade))].filter((grade) => grade !== 0).sort((a, b) => a - b);
}
