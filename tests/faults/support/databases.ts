/** Addresses of empty databases of both kinds for tests that start the built server on them. */
import { join } from "node:path";
import { inject } from "vitest";
import { createDatabase } from "../../support/fresh-database.ts";
import "../../support/postgres-global.ts";

export type Dialect = "sqlite" | "postgres";

/** Both, or SQLite alone in the quick check. */
export const DIALECTS: readonly Dialect[] =
  process.env.GOC_TEST_DATABASES === "sqlite" ? ["sqlite"] : ["sqlite", "postgres"];

/** An empty database's address; SQLite files are made in `folder`. */
export async function emptyDatabase(dialect: Dialect, folder: string, name: string): Promise<string> {
  return dialect === "sqlite" ? `file:${join(folder, `${name}.db`)}` : createDatabase(inject("postgresUrl")!, name);
}
