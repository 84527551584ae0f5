import type { Kysely } from "kysely";
import { migrationSql } from "./columns.ts";

/**
 * Putting right what went wrong in a contest (product §5): time that was given and is taken back, and what was ruled about
 * attempts. Both are added to and never changed: a grant and a ruling are ended by a row of their own.
 */
export async function up(db: Kysely<never>): Promise<void> {
  const { table, run, immutable } = await migrationSql(db);

  await table(`create table time_grant_end (
    time_grant text primary key references time_grant (id), at int not null, reason text not null, ended_by text not null)`);
  await immutable("time_grant_end");

  await table(`create table attempt_ruling (
    id text primary key, kind text not null check (kind in ('void', 'restore', 'resit')),
    round text not null references round (id), person text not null references person (id),
    attempt text null references attempt (id), was text null check (was in ('open', 'submitted', 'expired')),
    at int not null, reason text not null, ruled_by text not null,
    check ((kind = 'resit') = (attempt is null)), check ((kind = 'resit') = (was is null)))`);
  await run(`create index attempt_ruling_by_person on attempt_ruling (person, round)`);
  await run(`create index attempt_ruling_by_attempt on attempt_ruling (attempt)`);
  await immutable("attempt_ruling");
}
