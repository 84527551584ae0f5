import type { Kysely } from "kysely";
import { migrationSql } from "./columns.ts";

/** What a contestant answered to the prediction question, of a graded attempt (product §5). */
export async function up(db: Kysely<never>): Promise<void> {
  const { addColumn } = await migrationSql(db);
  await addColumn("attempt", "prediction int null");
}
