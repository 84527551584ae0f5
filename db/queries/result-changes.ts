/**
 * People whose score or rank changed, and how many of each school: what a dry run of a correction found, and what a
 * corrected edition changed against the one it replaces. Two tables of one shape.
 */
import { type Kysely, sql } from "kysely";
import type { Database } from "../schema.ts";
import { insertRows } from "./units-insert-rows.ts";

export interface OrderRow {
  person: string;
  sortKey: string;
  score: number;
  placement: string;
  group: string;
}

/** Everybody on one board of an issued edition. */
export async function listOrder(
  db: Kysely<Database>,
  { edition, scope, unit }: { edition: number; scope: string; unit: string },
): Promise<OrderRow[]> {
  return db
    .selectFrom("standing")
    .innerJoin("counted", (join) =>
      join
        .onRef("counted.edition", "=", "standing.edition")
        .onRef("counted.scope", "=", "standing.scope")
        .onRef("counted.person", "=", "standing.person"),
    )
    .select(["standing.person", "standing.sort_key as sortKey", "counted.score", "counted.placement"])
    .select("standing.group_key as group")
    .where("standing.edition", "=", edition)
    .where("standing.scope", "=", scope)
    .where("standing.unit", "=", unit)
    .execute();
}

/** Before the edition's own row is written: afterwards the database refuses. */
export async function insertEditionChanges(
  db: Kysely<Database>,
  rows: readonly Database["edition_change"][],
): Promise<void> {
  await insertRows(db, "edition_change", rows);
}

/** Of a dry run, or of an issued edition. */
export type ChangesOf = { readonly correction: string } | { readonly edition: number };

const tableOf = (of: ChangesOf) =>
  "edition" in of
    ? sql`(select edition_change.*, scope as round_or_all from edition_change where edition = ${of.edition})`
    : sql`(select correction_person.*, round as round_or_all from correction_person where correction = ${of.correction})`;

/** The sums of an issued edition, by school; "" is everybody, "-" who belongs to none. Kept with its changes. */
export async function insertEditionSums(
  db: Kysely<Database>,
  rows: readonly Database["edition_change_sum"][],
): Promise<void> {
  await insertRows(db, "edition_change_sum", rows);
}

export async function listEditionSums(
  db: Kysely<Database>,
  edition: number,
): Promise<Omit<Database["edition_change_sum"], "edition">[]> {
  return db
    .selectFrom("edition_change_sum")
    .select(["school", "people", "score", "up", "down", "most"])
    .where("edition", "=", edition)
    .orderBy("school")
    .execute();
}

export interface ChangedPerson {
  /** The round; of an edition also the contest, for all its rounds together. */
  round: string;
  person: string;
  fullName: string;
  placement: string;
  wasScore: number | null;
  nowScore: number | null;
  wasRank: number | null;
  nowRank: number | null;
}

/** People whose figures changed, by their new rank; of one school, or of all. */
export async function listChanged(
  db: Kysely<Database>,
  of: ChangesOf,
  { school, limit, offset = 0 }: { school?: string | null; limit: number; offset?: number },
): Promise<ChangedPerson[]> {
  const where = school ? sql`where c.school = ${school}` : sql``;
  const { rows } = await sql<ChangedPerson>`
    select c.round_or_all as round, c.person, person.full_name as "fullName", c.placement,
      c.was_score as "wasScore", c.now_score as "nowScore", c.was_rank as "wasRank", c.now_rank as "nowRank"
    from ${tableOf(of)} c join person on person.id = c.person ${where}
    order by c.round_or_all, case when c.now_rank is null then 1 else 0 end, c.now_rank, c.person
    limit ${limit} offset ${offset}`.execute(db);
  return rows;
}
