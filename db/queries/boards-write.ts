/**
 * Writes of the board tables. `edition` is the number that the rows carry: of the live boards, or of an edition that is
 * being made; what is issued the database does not let anybody change.
 */
import { CompiledQuery, type Kysely, sql, type Transaction } from "kysely";
import { type OrderOf, orderStatements } from "../order-sql.ts";
import type { Database } from "../schema.ts";
import { insertRows, piecesOf } from "./units-insert-rows.ts";

type TotalRow = Database["unit_total"];
type DayRow = Database["unit_day"];
type BucketRow = Database["standing_bucket"];
/** One line of one unit's order. */
export type Line = Database["standing"];

const ROWS_PER_STATEMENT = 500;

export async function insertCounted(trx: Transaction<Database>, rows: readonly Database["counted"][]): Promise<void> {
  await insertRows(trx, "counted", rows);
}

export async function insertLines(trx: Transaction<Database>, lines: readonly Line[]): Promise<void> {
  await insertRows(trx, "standing", lines);
}

/** The next `size` people of whom something counts, and how many they are. */
export async function nextStretch(
  db: Kysely<Database>,
  { edition, scope }: BoardRowsOf,
  from: string,
  size: number,
): Promise<{ upto: string | null; n: number }> {
  const left = db
    .selectFrom("counted")
    .where("edition", "=", edition)
    .where("scope", "=", scope)
    .where("person", ">", from);
  if (Number.isFinite(size)) {
    const last = await left
      .select("person")
      .orderBy("person")
      .limit(1)
      .offset(size - 1)
      .executeTakeFirst();
    if (last) return { upto: last.person, n: size };
  }
  const { n } = await left.select((eb) => eb.fn.countAll<number>().as("n")).executeTakeFirstOrThrow();
  return { upto: null, n: Number(n) };
}

/** Puts a stretch of people into the orders of the units where the counted attempt was sat. */
export async function insertOrders(trx: Transaction<Database>, of: OrderOf): Promise<void> {
  for (const { sql: text, params } of orderStatements(of)) await trx.executeQuery(CompiledQuery.raw(text, params));
}

/** Lets PostgreSQL put some millions of rows in order without a file, in this transaction: 4 MB are usual, for many at once. */
export async function sortInMemory(trx: Transaction<Database>): Promise<void> {
  await sql`set local work_mem = '256MB'`.execute(trx);
}

/** Puts what counts of people in place of what counted before. */
export async function upsertCounted(trx: Transaction<Database>, rows: readonly Database["counted"][]): Promise<void> {
  await insertRows(trx, "counted", rows, { conflict: { key: ["edition", "scope", "person"], others: "replace" } });
}

/** The rows of one board table that belong together. */
export interface BoardRowsOf {
  readonly edition: number;
  /** The round, or the contest for all its rounds together. */
  readonly scope: string;
}

/** Takes these lines out of the orders of their units. */
export async function deleteLines(
  trx: Transaction<Database>,
  { edition, scope }: BoardRowsOf,
  lines: readonly Line[],
): Promise<void> {
  for (const piece of piecesOf(lines, ROWS_PER_STATEMENT)) {
    const keys = sql.join(piece.map(({ unit, sort_key, person }) => sql`(${unit}, ${sort_key}, ${person})`));
    await sql`delete from standing where edition = ${edition} and scope = ${scope}
      and (unit, sort_key, person) in (values ${keys})`.execute(trx);
  }
}

/** Adds differences (they may be negative) to totals; a unit left without any figure loses its row, as if never written. */
export async function addToUnitTotals(
  trx: Transaction<Database>,
  { edition, scope }: BoardRowsOf,
  rows: readonly TotalRow[],
): Promise<void> {
  for (const piece of piecesOf(rows, ROWS_PER_STATEMENT)) {
    await insertRows(trx, "unit_total", piece, { conflict: { key: ["edition", "scope", "unit"], others: "add" } });
    await trx
      .deleteFrom("unit_total")
      .where("edition", "=", edition)
      .where("scope", "=", scope)
      .where(
        "unit",
        "in",
        piece.map((row) => row.unit),
      )
      .where("people", "=", 0)
      .where("outside", "=", 0)
      .where("turns", "=", 0)
      .where("full_marks", "=", 0)
      .where("score_sum", "=", 0)
      .where("top", "=", 0)
      .where("ranked", "=", 0)
      .execute();
  }
}

/** Adds differences to figures by day; rows left without any figure go, as above. */
export async function addToUnitDays(
  trx: Transaction<Database>,
  { edition, scope }: BoardRowsOf,
  rows: readonly DayRow[],
): Promise<void> {
  for (const piece of piecesOf(rows, ROWS_PER_STATEMENT)) {
    await insertRows(trx, "unit_day", piece, { conflict: { key: ["edition", "scope", "unit", "day"], others: "add" } });
    await trx
      .deleteFrom("unit_day")
      .where("edition", "=", edition)
      .where("scope", "=", scope)
      .where("unit", "in", [...new Set(piece.map((row) => row.unit))])
      .where("people", "=", 0)
      .where("turns", "=", 0)
      .where("outside", "=", 0)
      .where("score_sum", "=", 0)
      .where("top", "=", 0)
      .execute();
  }
}

/** Adds differences to buckets; those left empty go, as above. */
export async function addToBuckets(
  trx: Transaction<Database>,
  { edition, scope }: BoardRowsOf,
  rows: readonly BucketRow[],
): Promise<void> {
  for (const piece of piecesOf(rows, ROWS_PER_STATEMENT)) {
    await insertRows(trx, "standing_bucket", piece, {
      conflict: { key: ["edition", "scope", "unit", "group_key", "grade", "prefix"], others: "add" },
    });
    const lessened = piece.filter(({ n }) => n < 0);
    if (lessened.length === 0) continue;
    await trx
      .deleteFrom("standing_bucket")
      .where("edition", "=", edition)
      .where("scope", "=", scope)
      .where("unit", "in", [...new Set(lessened.map(({ unit }) => unit))])
      .where("prefix", "in", [...new Set(lessened.map(({ prefix }) => prefix))])
      .where("n", "=", 0)
      .execute();
  }
}

/** What the boards hold of these people at the moment, as JSON by person. */
export async function listBases(
  db: Kysely<Database>,
  { edition, scope }: BoardRowsOf,
  people: readonly string[],
): Promise<Map<string, string>> {
  if (people.length === 0) return new Map();
  const rows = await db
    .selectFrom("result")
    .select(["person", "basis"])
    .where("edition", "=", edition)
    .where("scope", "=", scope)
    .where("person", "in", [...people])
    .execute();
  return new Map(rows.map((row) => [row.person, row.basis]));
}

export async function upsertBases(trx: Transaction<Database>, rows: readonly Database["result"][]): Promise<void> {
  await insertRows(trx, "result", rows, { conflict: { key: ["edition", "scope", "person"], others: "replace" } });
}

/** Nothing of these people counts any more. */
export async function deleteCounted(
  trx: Transaction<Database>,
  { edition, scope }: BoardRowsOf,
  people: readonly string[],
): Promise<void> {
  if (people.length === 0) return;
  await trx
    .deleteFrom("counted")
    .where("edition", "=", edition)
    .where("scope", "=", scope)
    .where("person", "in", [...people])
    .execute();
}

export async function deleteBases(
  trx: Transaction<Database>,
  { edition, scope }: BoardRowsOf,
  people: readonly string[],
): Promise<void> {
  if (people.length === 0) return;
  await trx
    .deleteFrom("result")
    .where("edition", "=", edition)
    .where("scope", "=", scope)
    .where("person", "in", [...people])
    .execute();
}
