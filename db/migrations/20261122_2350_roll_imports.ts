import type { Kysely } from "kysely";
import { migrationSql } from "./columns.ts";

/**
 * Every roll that was brought in, numbered per school: whoever plans from import n may only write n + 1, so that two
 * imports at once never both act on the same picture of the school.
 */
export async function up(db: Kysely<never>): Promise<void> {
  const { table, run } = await migrationSql(db);
  await table(`create table roll_import (
    id text primary key, school text not null references unit (id), n int not null, at int not null, actor text null,
    people_new int not null, people_changed int not null, people_unchanged int not null, people_ended int not null,
    unique (school, n))`);
  await run(`create index unit_by_code on unit (code)`);
}
