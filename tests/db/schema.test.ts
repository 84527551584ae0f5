/** The schema as both databases build it equals db/schema.ts; migrating again or twice at once changes nothing. */
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { openDatabase } from "#db/connect.ts";
import { migrateToLatest } from "#db/migrate.ts";
import { migrations } from "#db/migrations/index.ts";
import { eachDatabase } from "#tests/support/databases.ts";

/** Tables of schema.ts with their columns and whether these may be null, read from its text. */
function declaredTables(): Record<string, Record<string, boolean>> {
  const text = readFileSync(new URL("../../db/schema.ts", import.meta.url), "utf8");
  const body = text.slice(text.indexOf("export interface Database"));
  const tables: Record<string, Record<string, boolean>> = {};
  for (const [, name, columns] of body.matchAll(/^ {2}(\w+): \{([^}]*)\};/gm)) {
    const entries = [...columns!.matchAll(/(\w+): ([^;]+?)(?:;|$)/g)];
    tables[name!] = Object.fromEntries(entries.map(([, column, type]) => [column!, /\| null\s*$/.test(type!.trim())]));
  }
  return tables;
}

/** Runs the shell command and gives the names of the migrations that it ran. */
async function migrateInProcess(url: string): Promise<string[]> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--import", "tsx", "scripts/db-migrate.ts", "--json"],
    {
      env: { ...process.env, DATABASE_URL: url, VITEST: undefined },
    },
  );
  return (JSON.parse(stdout) as { ran: string[] }).ran;
}

eachDatabase("schema", (open, { createEmpty }) => {
  it("equals schema.ts, column by column", async () => {
    const { db } = await open();
    const found = (await db.introspection.getTables()).filter((table) => !table.name.startsWith("kysely_"));
    const actual = Object.fromEntries(
      found.map((table) => [
        table.name,
        Object.fromEntries(table.columns.map((column) => [column.name, column.isNullable])),
      ]),
    );
    expect(actual).toEqual(declaredTables());
  });

  it("is built from nothing, and a second run is a no-op", async () => {
    const handle = await openDatabase({ url: await createEmpty() });
    try {
      expect(await migrateToLatest(handle)).toEqual(Object.keys(migrations));
      expect(await migrateToLatest(handle)).toEqual([]);
    } finally {
      await handle.close();
    }
  });

  it("is built once by two processes that migrate at the same time", async () => {
    const url = await createEmpty();
    const ran = await Promise.all([migrateInProcess(url), migrateInProcess(url)]);
    expect(ran.flat().sort()).toEqual(Object.keys(migrations).sort());
  });
});
