import type { Kysely } from "kysely";
import { migrationSql } from "./columns.ts";

/**
 * Errors that readers report in lessons and profiles, and what became of them. Nobody is named: not who reports, nor
 * from where.
 */
export async function up(db: Kysely<never>): Promise<void> {
  const { table, run } = await migrationSql(db);
  await table(`create table content_report (
    id text primary key, kind text not null check (kind in ('lesson', 'country')), subject text not null,
    section text null, words text not null, source text null, at int not null,
    state text not null check (state in ('new', 'looking', 'fixed', 'declined')), reply text null,
    version int not null, changed_at int null, changed_by text null,
    check (reply is not null or state in ('new', 'looking')))`);
  await run(`create index content_report_state on content_report (state, at)`);
  await run(`create index content_report_subject on content_report (kind, subject)`);
}
