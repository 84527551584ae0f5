import Sqlite from "better-sqlite3";
import { expect } from "vitest";
import { type DatabaseHandle, openDatabase, sqliteFile } from "#db/connect.ts";

/**
 * How SQLite says it goes about the one statement that is asked: a line for each table, as of `explain query plan`. It
 * chooses by the text alone, so an empty database tells.
 */
export async function planOf(
  open: () => Promise<{ url: string }>,
  ask: (db: DatabaseHandle["db"]) => Promise<unknown>,
): Promise<string[]> {
  const { url } = await open();
  const asked: string[] = [];
  const watched = await openDatabase({ url, onQuery: (_ms, sql) => asked.push(sql) });
  await ask(watched.db);
  await watched.close();
  expect(asked).toHaveLength(1);
  const file = new Sqlite(sqliteFile(url), { readonly: true });
  const text = asked[0]!;
  const lines = file.prepare(`explain query plan ${text}`).all(...Array(text.split("?").length - 1).fill("")) as {
    detail: string;
  }[];
  file.close();
  return lines.map(({ detail }) => detail);
}
