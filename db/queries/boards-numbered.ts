/**
 * Rows that carry a number: live ones of the side that is not shown, or those of an edition that is not issued yet. They
 * are removed some at a time, so that the writer serves answers in between.
 */
import { type Kysely, sql } from "kysely";
import type { Database } from "../schema.ts";

/** The tables whose rows carry a number, each in the order of its primary key after number and scope. */
const NUMBERED = {
  counted: ["person"],
  standing: ["unit", "sort_key", "person"],
  standing_bucket: ["unit", "group_key", "grade", "prefix"],
  unit_total: ["unit"],
  unit_day: ["unit", "day"],
  result: ["person"],
} as const satisfies { [Table in keyof Database]?: readonly (keyof Database[Table] & string)[] };
type Numbered = keyof typeof NUMBERED;

/**
 * Removes up to `limit` rows of a number and gives how many it removed. Issued ones the database does not give.
 */
export async function deleteSomeNumbered(
  db: Kysely<Database>,
  within: { number: number; scope: string; limit: number },
  what: "all" | "bases" = "all",
): Promise<number> {
  for (const table of what === "all" ? (Object.keys(NUMBERED) as Numbered[]) : (["result"] as const)) {
    const n = await deleteFirst(db, table, within);
    if (n > 0) return n;
  }
  return 0;
}

/** The rows up to the one at `limit`, in the order of the key: a stretch of it, however many stand behind. */
async function deleteFirst(
  db: Kysely<Database>,
  table: Numbered,
  { number, scope, limit }: { number: number; scope: string; limit: number },
): Promise<number> {
  const key = NUMBERED[table];
  const columns = sql.join(key.map((column) => sql.ref(column)));
  const ofNumber = sql`${sql.table(table)} where edition = ${number} and scope = ${scope}`;
  const {
    rows: [last],
  } = await sql<Record<string, string | number>>`
    select ${columns} from ${ofNumber} order by ${columns} limit 1 offset ${limit - 1}`.execute(db);
  const upto = last ? sql` and (${columns}) <= (${sql.join(key.map((column) => last[column]))})` : sql``;
  const { numAffectedRows = 0n } = await sql`delete from ${ofNumber}${upto}`.execute(db);
  return Number(numAffectedRows);
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
  const { numDeletedRows } = await db
    .deleteFrom("edition_change")
    .where("edition", "=", edition)
    .where("scope", "=", first.scope)
    .where(
      "person",
      "in",
      some.filter(({ scope }) => scope === first.scope).map(({ person }) => person),
    )
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
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

/**
 * PostgreSQL counts the rows of the boards now, and not some minutes later: until then it takes what counts of 400,000
 * people for a handful and walks through all units for each, or sorts a whole board to find the best ten.
 */
export async function analyzeBoards(db: Kysely<Database>, written: "counted" | "orders"): Promise<void> {
  await (written === "counted"
    ? sql`analyze counted, result, unit_total`
    : sql`analyze standing, standing_bucket`
  ).execute(db);
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

/** What counts of these people in a scope of a number, in no order. */
export async function listCountedOf(
  db: Kysely<Database>,
  { number, scope }: { number: number; scope: string },
  people: readonly string[],
): Promise<Database["counted"][]> {
  if (people.length === 0) return [];
  return db
    .selectFrom("counted")
    .selectAll()
    .where("edition", "=", number)
    .where("scope", "=", scope)
    .where("person", "in", [...people])
    .execute();
}

/** The lines of one unit in a scope of a number, in no order. */
export async function listLinesOf(
  db: Kysely<Database>,
  { number, scope, unit }: { number: number; scope: string; unit: string },
): Promise<Database["standing"][]> {
  return db
    .selectFrom("standing")
    .selectAll()
    .where("edition", "=", number)
    .where("scope", "=", scope)
    .where("unit", "=", unit)
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
