import { CompiledQuery, type Insertable, type Kysely, PostgresAdapter } from "kysely";
import type { Database } from "../schema.ts";

/** The most rows of one statement: with the widest table far below the 32,766 parameters both databases allow. */
const ROWS_PER_STATEMENT = 500;

/** Consecutive pieces of at most `size`. */
export function piecesOf<T>(items: readonly T[], size: number): T[][] {
  const pieces: T[][] = [];
  for (let from = 0; from < items.length; from += size) pieces.push(items.slice(from, from + size));
  return pieces;
}

type ColumnOf<Table extends keyof Database> = keyof Database[Table] & string;

/**
 * What becomes of a row whose key is there already: the database's error is thrown, the old row stays as it is, or its
 * other columns are replaced by the new ones, or these are added to them.
 */
export type OnConflict<Table extends keyof Database> =
  | "refuse"
  | "ignore"
  | { readonly key: readonly ColumnOf<Table>[]; readonly others: "replace" | "add" };

/**
 * Inserts many rows of one table, 500 a statement; every row has the columns of the first one. Outside a transaction
 * each statement commits by itself, so that the writer serves answers in between.
 */
export async function insertRows<Table extends keyof Database>(
  db: Kysely<Database>,
  table: Table,
  rows: readonly Insertable<Database[Table]>[],
  { conflict = "refuse" }: { conflict?: OnConflict<Table> } = {},
): Promise<void> {
  const first = rows[0];
  if (first === undefined) return;
  const columns = Object.keys(first) as (keyof typeof first & string)[];
  const into = `insert into "${table}" (${columns.map(quoted).join(",")})`;
  const ending = endingOf(table, columns, conflict);
  const byColumn = db.getExecutor().adapter instanceof PostgresAdapter;
  for (const piece of piecesOf(rows, ROWS_PER_STATEMENT)) {
    const lists = columns.map((column) => piece.map((row): unknown => row[column] ?? null));
    // Built as text: compiling hundreds of rows through the query builder costs several times the insertion itself.
    const { text, values } = (byColumn && fromLists(lists)) || fromTuples(lists);
    await db.executeQuery(CompiledQuery.raw(`${into} ${text}${ending}`, values));
  }
}

const quoted = (name: string) => `"${name}"`;

function endingOf<Table extends keyof Database>(
  table: Table,
  columns: readonly string[],
  conflict: OnConflict<Table>,
): string {
  if (conflict === "refuse") return "";
  if (conflict === "ignore") return " on conflict do nothing";
  const { key, others } = conflict;
  const set = columns
    .filter((column) => !(key as readonly string[]).includes(column))
    .map((column) => {
      const excluded = `excluded."${column}"`;
      return `"${column}" = ${others === "add" ? `"${table}"."${column}" + ${excluded}` : excluded}`;
    });
  return ` on conflict (${key.map(quoted).join(",")}) do update set ${set.join(",")}`;
}

interface Source {
  readonly text: string;
  readonly values: unknown[];
}

/** A parameter for every value. */
function fromTuples(lists: readonly (readonly unknown[])[]): Source {
  const values: unknown[] = [];
  const tuples = lists[0]!.map((_, row) => `(${lists.map((list) => `$${values.push(list[row])}`).join(",")})`);
  return { text: `values ${tuples.join(",")}`, values };
}

/** Within an array every quotation mark of a text is escaped and read back: documents go faster by themselves. */
const LONGEST_IN_LIST = 200;

/**
 * One parameter for each column, an array: PostgreSQL reads it in half the time that it takes for thousands of single
 * ones. Null where a column holds anything but short texts and whole numbers.
 */
function fromLists(lists: readonly (readonly unknown[])[]): Source | null {
  const values: unknown[] = [];
  const selected: string[] = [];
  const arrays: string[] = [];
  for (const list of lists) {
    const type = listType(list);
    if (type === "other") return null;
    if (type === "nothing") {
      selected.push("null");
      continue;
    }
    selected.push(`c${values.push(list)}`);
    arrays.push(`$${values.length}::${type}[]`);
  }
  const names = arrays.map((_, at) => `c${at + 1}`);
  return { text: `select ${selected.join(",")} from unnest(${arrays.join(",")}) as list (${names.join(",")})`, values };
}

function listType(list: readonly unknown[]): "text" | "bigint" | "nothing" | "other" {
  const known = list.filter((value) => value !== null);
  if (known.length === 0) return "nothing";
  if (known.every((value) => typeof value === "string" && value.length <= LONGEST_IN_LIST)) return "text";
  return known.every((value) => Number.isSafeInteger(value)) ? "bigint" : "other";
}
