import { Migrator } from "kysely";
import type { DatabaseHandle } from "./connect.ts";
import { migrations } from "./migrations/index.ts";

/** Brings the schema up to date, all or nothing; gives the names of the migrations that ran. */
export async function migrateToLatest({ db }: Pick<DatabaseHandle, "db">): Promise<string[]> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error, results } = await migrator.migrateToLatest();
  if (error) throw error;
  return (results ?? []).filter((result) => result.status === "Success").map((result) => result.migrationName);
}
