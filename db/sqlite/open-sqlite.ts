import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import BetterSqlite3 from "better-sqlite3";

export type SqliteConnection = BetterSqlite3.Database;

/**
 * The one connection that writes. WAL in better-sqlite3 falls back to synchronous=NORMAL, which loses acknowledged
 * answers on power loss: FULL is set and read back, and without it nothing starts.
 */
export function openSqliteWriter(file: string): SqliteConnection {
  mkdirSync(dirname(file), { recursive: true });
  const connection = new BetterSqlite3(file);
  connection.pragma("busy_timeout = 5000");
  connection.pragma("journal_mode = WAL");
  connection.pragma("synchronous = FULL");
  connection.pragma("foreign_keys = ON");
  connection.pragma("cache_size = -65536");
  assertDurable(connection);
  return connection;
}

/** Throws unless commits on this connection survive a power cut (WAL with synchronous=FULL). */
export function assertDurable(connection: SqliteConnection): void {
  const mode = connection.pragma("journal_mode", { simple: true });
  const level = connection.pragma("synchronous", { simple: true });
  if (mode !== "wal" || level !== 2) {
    connection.close();
    throw new Error(`SQLite is not durable here: journal_mode=${mode}, synchronous=${level}; WAL and FULL are needed`);
  }
}

/** A connection that can only read; the file must exist. */
export function openSqliteReader(file: string): SqliteConnection {
  const connection = new BetterSqlite3(file, { readonly: true, fileMustExist: true });
  connection.pragma("busy_timeout = 5000");
  connection.pragma("cache_size = -65536");
  return connection;
}
