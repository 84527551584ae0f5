import type { Kysely } from "kysely";
import { migrationSql } from "./columns.ts";

/**
 * Making a contest step by step (product §5): drafts, attached notices, rehearsal rounds, rounds for the best of each
 * school; what was excluded from a paper and the group of an attempt; a counter that says when deadlines were changed.
 */
export async function up(db: Kysely<never>): Promise<void> {
  const { table, run } = await migrationSql(db);

  await table(`create table contest_draft (
    contest text primary key references contest (id), draft text not null, base int not null,
    updated_at int not null, updated_by text null)`);

  // bytes in pieces under their own hash, so that no write is long; several contests may attach one file
  await table(`create table file_part (
    hash text not null, pos int not null, bytes bytes not null, primary key (hash, pos))`);
  await table(`create table contest_file (
    id text primary key, contest text not null references contest (id), name text not null, size int not null,
    hash text not null, added_at int not null, added_by text null)`);
  await run(`create index contest_file_by_contest on contest_file (contest)`);
  await run(`create index contest_file_by_hash on contest_file (hash)`);

  await run(`alter table round add column rehearsal integer not null default 0 check (rehearsal in (0, 1))`);
  await run(`alter table round add column advance integer null check (advance > 0)`);
  // a row of its own: the live boards lock the round's, and starts must not wait for them
  await table(`create table round_clock (round text primary key references round (id), rev int not null)`);
  await run(`insert into round_clock (round, rev) select id, 0 from round`);

  await run(`alter table attempt add column exclusions text null`);
  await run(`alter table attempt add column group_key text null`);
}
