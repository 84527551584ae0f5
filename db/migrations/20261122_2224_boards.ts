import type { Kysely } from "kysely";
import { migrationSql } from "./columns.ts";

/**
 * The projection behind every board (product §6). Edition 0 is live and follows the outbox; any other edition is issued:
 * the database refuses to change it, and to add to it once its row in `edition` stands.
 */
export async function up(db: Kysely<never>): Promise<void> {
  const { table, run, immutable, refuseInsert } = await migrationSql(db);

  await table(`create table result (
    scope text not null references round (id), person text not null references person (id), basis text not null,
    primary key (scope, person))`);
  await table(`create table edition (
    id int not null primary key, contest text not null references contest (id), n int not null,
    kind text not null check (kind in ('freeze', 'final', 'corrected')), cut_at int null, issued_at int not null,
    issued_by text null, reason text not null, hash text not null, unique (contest, n))`);
  await immutable("edition");
  await table(`create table standing (
    edition int not null, scope text not null references round (id), unit text not null references unit (id),
    sort_key key not null, person text not null references person (id), attempt text not null references attempt (id),
    score int not null, duration_ms int not null, submitted_at int not null,
    primary key (edition, scope, unit, person))`);
  await run(`create index standing_order on standing (edition, scope, unit, sort_key, person)`);
  await table(`create table unit_total (
    edition int not null, scope text not null references round (id), unit text not null references unit (id),
    people int not null, outside int not null, turns int not null, full_marks int not null, score_sum int not null,
    primary key (edition, scope, unit))`);
  await table(`create table unit_day (
    edition int not null, scope text not null references round (id), unit text not null references unit (id), day text not null,
    people int not null, turns int not null, primary key (edition, scope, unit, day))`);
  for (const name of ["standing", "unit_total", "unit_day"]) {
    await immutable(name, "old.edition <> 0");
    await refuseInsert(name, "issued", "new.edition <> 0 and exists (select 1 from edition where id = new.edition)");
  }
}
