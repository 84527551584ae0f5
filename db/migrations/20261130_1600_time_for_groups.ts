import type { Kysely } from "kysely";
import { dialectOf, migrationSql } from "./columns.ts";

/** Time can be given to a group ("bảng") of the contest too. A check cannot be changed on SQLite: both tables are made anew. */
export async function up(db: Kysely<never>): Promise<void> {
  const { table, run, immutable } = await migrationSql(db);
  const dialect = await dialectOf(db);

  await run(`drop index time_grant_by_round`);
  for (const name of ["time_grant_end", "time_grant"]) await run(`alter table ${name} rename to ${name}_before`);
  await table(`create table time_grant (
    id text primary key, round text not null references round (id),
    scope text not null check (scope in ('person', 'unit', 'group', 'all')), target text not null,
    kind text not null check (kind in ('extra', 'incident')), ms int not null check (ms > 0), at int not null,
    reason text not null, granted_by text not null)`);
  await table(`create table time_grant_end (
    time_grant text primary key references time_grant (id), at int not null, reason text not null, ended_by text not null)`);
  await run(`insert into time_grant (id, round, scope, target, kind, ms, at, reason, granted_by)
    select id, round, scope, target, kind, ms, at, reason, granted_by from time_grant_before`);
  await run(`insert into time_grant_end (time_grant, at, reason, ended_by)
    select time_grant, at, reason, ended_by from time_grant_end_before`);
  for (const name of ["time_grant_end", "time_grant"]) {
    await run(`drop table ${name}_before`);
    if (dialect === "postgres")
      for (const event of ["update", "delete"]) await run(`drop function ${name}_no_${event}()`);
    await immutable(name);
  }
  await run(`create index time_grant_by_round on time_grant (round)`);
}
