import type { Kysely } from "kysely";
import { migrationSql } from "./columns.ts";

/**
 * Staff that comes as a list: which teacher of a class is its homeroom teacher (one at a time), people on a staff list
 * who hold no role yet, and no role held twice on one unit, so that two lists brought in at once never give it twice.
 */
export async function up(db: Kysely<never>): Promise<void> {
  const { table, run } = await migrationSql(db);

  await run(`alter table role_grant add column homeroom int not null default 0 check (homeroom in (0, 1))`);
  await run(`delete from role_grant where valid_to is null and exists (
    select 1 from role_grant o where o.person = role_grant.person and o.role = role_grant.role
    and o.unit = role_grant.unit and o.valid_to is null and o.id < role_grant.id)`);
  await run(`create unique index role_grant_one_open on role_grant (person, role, unit) where valid_to is null`);
  await run(`create unique index role_grant_one_homeroom on role_grant (unit) where homeroom = 1 and valid_to is null`);
  await table(`create table staff_pending (
    person text not null references person (id), unit text not null references unit (id), primary key (person, unit))`);
  await run(`create index staff_pending_by_unit on staff_pending (unit)`);
}
