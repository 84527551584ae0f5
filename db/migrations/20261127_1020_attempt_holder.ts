import type { Kysely } from "kysely";
import { migrationSql } from "./columns.ts";

/** Which page holds an attempt, by its own name for itself: a take-over whose answer was lost can be asked again. */
export async function up(db: Kysely<never>): Promise<void> {
  const { run } = await migrationSql(db);
  await run("alter table attempt add column holder text null");
}
