/** Reads and changes the database of a running server from outside, past the product's own code. */
import Sqlite from "better-sqlite3";
import pg from "pg";

export type Cell = string | number | null;
export type Row = Readonly<Record<string, Cell>>;

/** Runs one statement without parameters; gives its rows. */
export async function sql(databaseUrl: string, statement: string): Promise<Row[]> {
  return databaseUrl.startsWith("file:")
    ? onSqlite(databaseUrl.slice("file:".length), statement)
    : onPg(databaseUrl, statement);
}

function onSqlite(file: string, statement: string): Row[] {
  const database = new Sqlite(file, { timeout: 10_000 });
  try {
    const prepared = database.prepare<[], Row>(statement);
    if (prepared.reader) return prepared.all();
    prepared.run();
    return [];
  } finally {
    database.close();
  }
}

async function onPg(url: string, statement: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    // numbers of PostgreSQL's bigint come as text
    const { rows } = await client.query<Row>(statement);
    return rows;
  } finally {
    await client.end();
  }
}

/** The first column of each row. */
export async function column(databaseUrl: string, statement: string): Promise<string[]> {
  return (await sql(databaseUrl, statement)).map((row) => String(Object.values(row)[0]));
}
