/**
 * Which parts of a large unit's order people of one group or grade stand in. The unit's buckets say so: by the beginning
 * of the key, how many of each group and grade. Between parts nobody of them stands, so no row there is looked at.
 */
import { type Kysely, sql } from "kysely";
import type { Database } from "../schema.ts";
import type { BoardOf } from "./boards.ts";
import { numberOf } from "./boards-live.ts";

/** Beginnings of keys; null = the whole order is walked, for want of a filter or of buckets. */
export type Parts = readonly string[] | null;

/** Follows every digit by code point: what begins with some digits stands before these with it. */
const BEHIND_DIGITS = ":";

/** Which lines are looked for, of those of a filter. */
interface Wanted {
  /** From this key on, or up to it. */
  readonly key: string;
  readonly side: "from" | "upto";
  /** So many of the first are left out. */
  readonly offset?: number;
  readonly limit: number;
}

/** The buckets of a large unit; none of another one, and none of editions from before there were buckets. */
export function bucketsOf(db: Kysely<Database>, { edition, scope, unit, group, grade }: BoardOf) {
  return db
    .selectFrom("standing_bucket")
    .where("edition", "=", numberOf(edition, scope))
    .where("scope", "=", scope)
    .where("unit", "=", unit)
    .$if(group !== undefined, (query) => query.where("group_key", "=", group!))
    .$if(grade !== undefined, (query) => query.where("grade", "=", grade!));
}

/** The groups and grades of people who are ranked in a large unit; none of another unit. */
export async function listCombinations(
  db: Kysely<Database>,
  board: BoardOf,
): Promise<{ group: string; grade: number }[]> {
  const { edition, scope, unit, group, grade } = board;
  const of = sql`standing_bucket where edition = ${numberOf(edition, scope)} and scope = ${scope} and unit = ${unit}`;
  const { rows } = await sql<{ group: string; grade: number }>`
    with recursive groups (g) as (
        select (select min(group_key) from ${of})
        union all select (select min(group_key) from ${of} and group_key > g) from groups where g is not null),
      found (g, k) as (
        select g, (select min(grade) from ${of} and group_key = g) from groups where g is not null
        union all select g, (select min(grade) from ${of} and group_key = g and grade > k) from found where k is not null)
    select g as "group", k as grade from found where k is not null`.execute(db);
  return rows
    .map((row) => ({ group: row.group, grade: Number(row.grade) }))
    .filter((row) => (group === undefined || row.group === group) && (grade === undefined || row.grade === grade));
}

/** The parts in which the wanted lines stand, and how many of the filter stand before the first part. */
export async function partsOf(
  db: Kysely<Database>,
  board: BoardOf,
  { key, side, offset = 0, limit }: Wanted,
): Promise<{ parts: Parts; skipped: number }> {
  const whole = { parts: null, skipped: 0 };
  if (board.group === undefined && board.grade === undefined) return whole;
  const { edition, scope, unit } = board;
  const combinations = await listCombinations(db, { edition, scope, unit });
  if (combinations.length === 0) return whole;
  const wanted = combinations.filter(
    ({ group, grade }) =>
      (board.group === undefined || group === board.group) && (board.grade === undefined || grade === board.grade),
  );
  if (wanted.length === 0) return { parts: [], skipped: 0 };
  const counts = new Map<string, number>();
  // the part of the key itself begins before it, and may hold none of the wanted
  const most = offset + limit + 1;
  const stretches = wanted.flatMap((filter) => {
    const own = bucketsOf(db, { ...board, ...filter }).select(["prefix", "n"]);
    const before = own.where("prefix", "<=", key).orderBy("prefix", "desc");
    if (side === "upto") return [before.limit(most)];
    return [before.limit(1), own.where("prefix", ">", key).orderBy("prefix").limit(most)];
  });
  const { rows } = await sql<{ prefix: string; n: number }>`${sql.join(
    stretches.map((stretch) => sql`select * from ${stretch.as("part")}`),
    sql` union all `,
  )}`.execute(db);
  for (const { prefix, n } of rows) counts.set(prefix, (counts.get(prefix) ?? 0) + Number(n));

  const inOrder = [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
  if (side === "upto") inOrder.reverse();
  const parts: string[] = [];
  let [skipped, passed] = [0, 0];
  for (const [prefix, n] of inOrder) {
    if (key.startsWith(prefix)) {
      // of the part that the key itself belongs to, some may stand on its other side: none of them is counted on
      parts.push(prefix);
      continue;
    }
    if (side === "from" && prefix < key) continue;
    if (passed >= offset + limit) break;
    if (key === "" && passed + n <= offset) skipped += n;
    else parts.push(prefix);
    passed += n;
  }
  return { parts, skipped };
}

/** The lines that stand in these parts. */
export function withinParts(db: Kysely<Database>, parts: Parts) {
  const all = db.selectFrom("standing");
  if (parts === null) return all;
  if (parts.length === 0) return all.where(sql<boolean>`1 = 0`);
  const values = sql<{ prefix: string }>`(select column1 as prefix from (values ${sql.join(
    parts.map((prefix) => sql`(${prefix})`),
  )}) as listed)`;
  // crossed in this order, SQLite takes part after part and looks up where it begins
  return db
    .selectFrom(values.as("part"))
    .crossJoin("standing")
    .whereRef("standing.sort_key", ">=", "part.prefix")
    .where("standing.sort_key", "<", sql<string>`part.prefix || ${sql.lit(BEHIND_DIGITS)}`) as unknown as typeof all;
}
