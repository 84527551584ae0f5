import type { Kysely } from "kysely";
import { migrationSql } from "./columns.ts";

/**
 * Reports (product §7): one row that is written, what other officers say about it, and its issued versions with their
 * files. Once a version's row stands, the database refuses to change it, its editions and its files, and to add any.
 */
export async function up(db: Kysely<never>): Promise<void> {
  const { table, run, immutable, refuseInsert } = await migrationSql(db);

  await table(`create table report (
    id text primary key, unit text not null references unit (id), plan text not null, head text not null,
    texts text not null, rev int not null, made_at int not null, made_by text not null,
    saved_at int not null, saved_by text not null, editing int not null check (editing in (0, 1)))`);
  await run(`create index report_by_unit on report (unit, saved_at)`);
  await table(`create table report_comment (
    id text primary key, report text not null references report (id), part text not null, text text not null,
    at int not null, written_by text not null, done_at int null, done_by text null)`);
  await run(`create index report_comment_by_report on report_comment (report, at)`);
  await table(`create table report_version (
    id text primary key, report text not null references report (id), n int not null, model text not null,
    hash text not null, issued_at int not null, issued_by text not null, replaces text null references report_version (id),
    reason text not null, unique (report, n))`);
  await immutable("report_version");
  await table(`create table report_version_edition (
    version text not null, edition int not null references edition (id), primary key (version, edition))`);
  await table(`create table report_file (
    version text not null, format text not null, pos int not null, bytes bytes not null,
    primary key (version, format, pos))`);
  for (const name of ["report_version_edition", "report_file"]) {
    await immutable(name);
    await refuseInsert(name, "issued", "exists (select 1 from report_version where id = new.version)");
  }
}
