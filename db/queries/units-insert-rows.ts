import { CompiledQuery, type Insertable, type Kysely } from "kysely";
import type { Database } from "../schema.ts";

/** The most rows of one statement: with the widest table far below the 32,766 parameters both databases allow. */
const ROWS_PER_STATEMENT = 500;

/** Consecutive pieces of at most `size`. */
export function piecesOf<T>(items: readonly T[], size: number): T[][] {
  const pieces: T[][] = [];
  for (let from = 0; from < items.length; from += size) pieces.push(items.slice(from, from + size));
  return pieces;
}

/**
 * Inserts many rows of one table, 500 a statement; every row has the columns of the first one. Outside a transaction
 * each statement commits by itself, so that the writer serves answers in between. With `conflict: "ignore"` rows that
 * are there already stay as they are; otherwise the database's error is thrown.
 */
export async function insertRows<Table extends keyof Database>(
  db: Kysely<Database>,
  table: Table,
  rows: readonly Insertable<Database[Table]>[],
  { conflict = "refuse" }: { conflict?: "refuse" | "ignore" } = {},
): Promise<void> {
  const first = rows[0];
  if (first === undefined) return;
  const columns = Object.keys(first) as (keyof typeof first & string)[];
  const ending = conflict === "ignore" ? " on conflict do nothing" : "";
  for (const piece of piecesOf(rows, ROWS_PER_STATEMENT)) {
    const values: unknown[] = [];
    const tuples = piece.map((row) => `(${columns.map((column) => `$${values.push(row[column] ?? null)}`).join(",")})`);
    // Built as text: compiling hundreds of rows through the query builder costs several times the insertion itself.
    const text = `insert into "${table}" (${columns.map((name) => `"${name}"`).join(",")}) values ${tuples.join(",")}${ending}`;
    await db.executeQuery(CompiledQuery.raw(text, values));
  }
}
