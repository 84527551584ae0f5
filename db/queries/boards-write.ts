/**
 * Writes of the board tables. `edition` is the number that the rows carry: of the live boards, or of an edition that is
 * being made; what is issued the database does not let anybody change.
 */
import { type Kysely, sql, type Transaction } from "kysely";
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

/** A stretch of people, in the order of their ids. */
export interface Stretch {
  /** Behind this id. */
  readonly from: string;
  /** Up to this one; null = all that are left. */
  readonly upto: string | null;
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

/** The lines of a stretch of people, in the units of where the counted attempt was sat; who has lines keeps them. */
export async function insertLinesBetween(
  trx: Transaction<Database>,
  { edition, scope }: BoardRowsOf,
  { from, upto }: Stretch,
): Promise<void> {
  const end = upto === null ? sql`` : sql` and counted.person <= ${upto}`;
  await sql`insert into standing (edition, scope, unit, sort_key, person, group_key, grade)
    select counted.edition, counted.scope, placement_unit.unit, counted.sort_key, counted.person, counted.group_key,
      counted.grade
    from counted join placement_unit on placement_unit.placement = counted.placement
    where counted.edition = ${edition} and counted.scope = ${scope} and counted.person > ${from}${end}
    order by placement_unit.unit, counted.sort_key, counted.person
    on conflict do nothing`.execute(trx);
}

/** Puts what counts of people in place of what counted before. */
export async function upsertCounted(trx: Transaction<Database>, rows: readonly Database["counted"][]): Promise<void> {
  for (const piece of piecesOf(rows, ROWS_PER_STATEMENT)) {
    await trx
      .insertInto("counted")
      .values(piece)
      .onConflict((conflict) =>
        conflict.columns(["edition", "scope", "person"]).doUpdateSet((eb) => ({
          attempt: eb.ref("excluded.attempt"),
          no: eb.ref("excluded.no"),
          placement: eb.ref("excluded.placement"),
          sort_key: eb.ref("excluded.sort_key"),
          score: eb.ref("excluded.score"),
          duration_ms: eb.ref("excluded.duration_ms"),
          submitted_at: eb.ref("excluded.submitted_at"),
          group_key: eb.ref("excluded.group_key"),
          grade: eb.ref("excluded.grade"),
        })),
      )
      .execute();
  }
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
    await trx
      .insertInto("unit_total")
      .values(piece)
      .onConflict((conflict) =>
        conflict.columns(["edition", "scope", "unit"]).doUpdateSet((eb) => ({
          people: eb("unit_total.people", "+", eb.ref("excluded.people")),
          outside: eb("unit_total.outside", "+", eb.ref("excluded.outside")),
          turns: eb("unit_total.turns", "+", eb.ref("excluded.turns")),
          full_marks: eb("unit_total.full_marks", "+", eb.ref("excluded.full_marks")),
          score_sum: eb("unit_total.score_sum", "+", eb.ref("excluded.score_sum")),
          top: eb("unit_total.top", "+", eb.ref("excluded.top")),
          ranked: eb("unit_total.ranked", "+", eb.ref("excluded.ranked")),
        })),
      )
      .execute();
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
    await trx
      .insertInto("unit_day")
      .values(piece)
      .onConflict((conflict) =>
        conflict.columns(["edition", "scope", "unit", "day"]).doUpdateSet((eb) => ({
          people: eb("unit_day.people", "+", eb.ref("excluded.people")),
          turns: eb("unit_day.turns", "+", eb.ref("excluded.turns")),
          outside: eb("unit_day.outside", "+", eb.ref("excluded.outside")),
          score_sum: eb("unit_day.score_sum", "+", eb.ref("excluded.score_sum")),
          top: eb("unit_day.top", "+", eb.ref("excluded.top")),
        })),
      )
      .execute();
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
    await trx
      .insertInto("standing_bucket")
      .values(piece)
      .onConflict((conflict) =>
        conflict
          .columns(["edition", "scope", "unit", "group_key", "grade", "prefix"])
          .doUpdateSet((eb) => ({ n: eb("standing_bucket.n", "+", eb.ref("excluded.n")) })),
      )
      .execute();
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
  for (const piece of piecesOf(rows, ROWS_PER_STATEMENT)) {
    await trx
      .insertInto("result")
      .values(piece)
      .onConflict((conflict) =>
        conflict.columns(["edition", "scope", "person"]).doUpdateSet((eb) => ({ basis: eb.ref("excluded.basis") })),
      )
      .execute();
  }
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
