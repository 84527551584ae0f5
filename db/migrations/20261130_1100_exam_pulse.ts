import type { Kysely } from "kysely";
import { migrationSql } from "./columns.ts";

/** What each app process took in of late: a row per process, written over while it lives, for the organisers' monitor. */
export async function up(db: Kysely<never>): Promise<void> {
  const { table } = await migrationSql(db);
  await table(`create table exam_pulse (
    node text primary key, at int not null, ms int not null check (ms > 0), saves int not null, refused int not null)`);
}
