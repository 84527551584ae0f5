/**
 * Rows that carry a number: live ones of the side that is not shown, or those of an edition that is not issued yet. They
 * are removed some at a time, so that the writer serves answers in between.
 */
import type { Kysely } from "kysely";
import type { Database } from "../schema.ts";

/** Removes at most `limit` rows of a number and gives how many it removed. Issued ones the database does not give. */
export async function deleteSomeNumbered(
  db: Kysely<Database>,
  { number, scope }: { number: number; scope: string },
  limit: number,
  what: "all" | "bases" = "all",
): Promise<number> {
  const within = { number, scope, limit };
  const boards = what === "all" ? [deleteStandings, deleteBuckets, deleteTotals, deleteDays] : [];
  for (const remove of [...boards, deleteBases]) {
    const n = await remove(db, within);
    if (n > 0) return n;
  }
  return 0;
}

interface Within {
  readonly number: number;
  readonly scope: string;
  readonly limit: number;
}
const removed = ({ numDeletedRows }: { numDeletedRows: bigint }) => Number(numDeletedRows);

async function deleteStandings(db: Kysely<Database>, { number, scope, limit }: Within): Promise<number> {
  const some = await db
    .selectFrom("standing")
    .select("person")
    .where("edition", "=", number)
    .where("scope", "=", scope)
    .orderBy("person")
    .limit(limit)
    .execute();
  const people = [...new Set(some.map(({ person }) => person))];
  if (people.length === 0) return 0;
  return removed(
    await db
      .deleteFrom("standing")
      .where("edition", "=", number)
      .where("scope", "=", scope)
      .where("person", "in", people)
      .executeTakeFirstOrThrow(),
  );
}

async function deleteBuckets(db: Kysely<Database>, { number, scope, limit }: Within): Promise<number> {
  const first = await db
    .selectFrom("standing_bucket")
    .select(["unit", "group_key", "grade", "prefix"])
    .where("edition", "=", number)
    .where("scope", "=", scope)
    .orderBy("unit")
    .orderBy("group_key")
    .orderBy("grade")
    .limit(1)
    .executeTakeFirst();
  if (!first) return 0;
  const stretch = await db
    .selectFrom("standing_bucket")
    .select("prefix")
    .where("edition", "=", number)
    .where("scope", "=", scope)
    .where("unit", "=", first.unit)
    .where("group_key", "=", first.group_key)
    .where("grade", "=", first.grade)
    .orderBy("prefix")
    .limit(limit)
    .execute();
  return removed(
    await db
      .deleteFrom("standing_bucket")
      .where("edition", "=", number)
      .where("scope", "=", scope)
      .where("unit", "=", first.unit)
      .where("group_key", "=", first.group_key)
      .where("grade", "=", first.grade)
      .where("prefix", "<=", stretch.at(-1)!.prefix)
      .executeTakeFirstOrThrow(),
  );
}

async function deleteTotals(db: Kysely<Database>, within: Within): Promise<number> {
  return deleteByUnit(db, "unit_total", within);
}

async function deleteDays(db: Kysely<Database>, within: Within): Promise<number> {
  return deleteByUnit(db, "unit_day", within);
}

async function deleteByUnit(
  db: Kysely<Database>,
  table: "unit_total" | "unit_day",
  { number, scope, limit }: Within,
): Promise<number> {
  const some = await db
    .selectFrom(table)
    .select("unit")
    .where("edition", "=", number)
    .where("scope", "=", scope)
    .orderBy("unit")
    .limit(limit)
    .execute();
  const units = [...new Set(some.map(({ unit }) => unit))];
  if (units.length === 0) return 0;
  return removed(
    await db
      .deleteFrom(table)
      .where("edition", "=", number)
      .where("scope", "=", scope)
      .where("unit", "in", units)
      .executeTakeFirstOrThrow(),
  );
}

async function deleteBases(db: Kysely<Database>, { number, scope, limit }: Within): Promise<number> {
  const some = await db
    .selectFrom("result")
    .select("person")
    .where("edition", "=", number)
    .where("scope", "=", scope)
    .limit(limit)
    .execute();
  if (some.length === 0) return 0;
  return removed(
    await db
      .deleteFrom("result")
      .where("edition", "=", number)
      .where("scope", "=", scope)
      .where(
        "person",
        "in",
        some.map(({ person }) => person),
      )
      .executeTakeFirstOrThrow(),
  );
}

/** What stands beside the rows of an edition that is not issued: rules, changes. Short, but for changes. */
export async function deleteSomeChanges(db: Kysely<Database>, edition: number, limit: number): Promise<number> {
  const some = await db
    .selectFrom("edition_change")
    .select(["scope", "person"])
    .where("edition", "=", edition)
    .orderBy("scope")
    .limit(limit)
    .execute();
  const [first] = some;
  if (!first) {
    await db.deleteFrom("edition_change_sum").where("edition", "=", edition).execute();
    return 0;
  }
  return removed(
    await db
      .deleteFrom("edition_change")
      .where("edition", "=", edition)
      .where("scope", "=", first.scope)
      .where(
        "person",
        "in",
        some.filter(({ scope }) => scope === first.scope).map(({ person }) => person),
      )
      .executeTakeFirstOrThrow(),
  );
}

export async function deleteEditionScopes(db: Kysely<Database>, edition: number): Promise<void> {
  await db.deleteFrom("edition_scope").where("edition", "=", edition).execute();
}

/** Everybody a scope of a number holds something of, by code point. */
export async function listNumbered(
  db: Kysely<Database>,
  { number, scope }: { number: number; scope: string },
): Promise<string[]> {
  const rows = await db
    .selectFrom("result")
    .select("person")
    .where("edition", "=", number)
    .where("scope", "=", scope)
    .execute();
  return rows.map(({ person }) => person).sort();
}

/** Units with figures in a scope of a number. */
export async function listNumberedUnits(
  db: Kysely<Database>,
  { number, scope }: { number: number; scope: string },
): Promise<string[]> {
  const rows = await db
    .selectFrom("unit_total")
    .select("unit")
    .where("edition", "=", number)
    .where("scope", "=", scope)
    .execute();
  return rows.map(({ unit }) => unit);
}

/** All standings of these people in a scope of a number, in no order. */
export async function listStandingsNumbered(
  db: Kysely<Database>,
  { number, scope }: { number: number; scope: string },
  people: readonly string[],
): Promise<Database["standing"][]> {
  if (people.length === 0) return [];
  return db
    .selectFrom("standing")
    .selectAll()
    .where("edition", "=", number)
    .where("scope", "=", scope)
    .where("person", "in", [...people])
    .execute();
}

/** The figures of all units in a scope of a number, whole and by day, in no order. */
export async function listTotalsNumbered(
  db: Kysely<Database>,
  { number, scope }: { number: number; scope: string },
): Promise<{ totals: Database["unit_total"][]; days: Database["unit_day"][] }> {
  const of = (table: "unit_total" | "unit_day") =>
    db.selectFrom(table).selectAll().where("edition", "=", number).where("scope", "=", scope).execute();
  return {
    totals: (await of("unit_total")) as Database["unit_total"][],
    days: (await of("unit_day")) as Database["unit_day"][],
  };
}
