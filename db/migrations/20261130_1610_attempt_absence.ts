import type { Kysely } from "kysely";
import { migrationSql } from "./columns.ts";

/** How often, and how long in all, an attempt's page was out of sight, as its browser told: a hint, kept for a short time. */
export async function up(db: Kysely<never>): Promise<void> {
  const { table, run } = await migrationSql(db);
  await table(`create table attempt_absence (
    attempt text primary key references attempt (id), times int not null check (times > 0),
    ms int not null check (ms >= 0), at int not null)`);
  await run(`create index attempt_absence_by_time on attempt_absence (at)`);
}
