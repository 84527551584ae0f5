import type { Kysely } from "kysely";
import { dialectOf, migrationSql } from "./columns.ts";

/**
 * What counts of a person stands once (`counted`), and `standing` is the order of every unit alone: one tree of narrow
 * rows, where there were four of wide ones. A group or a grade of a large unit is found through its buckets, of a small
 * one along its rows. Lines refer to nothing: whom and what they name stands in `counted` and `unit_total`, which do.
 */
export async function up(db: Kysely<never>): Promise<void> {
  const { table, run, keep, refuseInsertWhere } = await migrationSql(db);
  const dialect = await dialectOf(db);

  for (const name of ["standing_order", "standing_by_group", "standing_by_grade"]) await run(`drop index ${name}`);
  await run("alter table standing rename to standing_before");
  await table(
    `create table counted (
    edition int not null, scope text not null references board_scope (id), person text not null references person (id),
    attempt text not null references attempt (id), no int not null, placement text not null, sort_key key not null,
    score int not null, duration_ms int not null, submitted_at int not null, group_key text not null, grade int not null,
    primary key (edition, scope, person))`,
    { clustered: true },
  );
  await table(
    `create table standing (
    edition int not null, scope text not null, unit text not null, sort_key key not null, person text not null,
    group_key text not null, grade int not null, primary key (edition, scope, unit, sort_key, person))`,
    { clustered: true },
  );
  // a person's rows in all units say the same of the result
  await run(`insert into counted (edition, scope, person, attempt, no, placement, sort_key, score, duration_ms,
      submitted_at, group_key, grade)
    select edition, scope, standing_before.person, min(attempt), min(attempt.no), min(attempt.placement), min(sort_key),
      min(standing_before.score), min(standing_before.duration_ms), min(submitted_at), min(standing_before.group_key),
      min(grade)
    from standing_before join attempt on attempt.id = standing_before.attempt
    group by edition, scope, standing_before.person`);
  await run(`insert into standing (edition, scope, unit, sort_key, person, group_key, grade)
    select edition, scope, unit, sort_key, person, group_key, grade from standing_before
    order by edition, scope, unit, sort_key, person`);
  await run("drop table standing_before");
  if (dialect === "postgres") {
    for (const each of ["no_update", "no_delete", "issued"]) await run(`drop function standing_${each}()`);
  }
  for (const name of ["counted", "standing"]) {
    await keep(name, { when: "old.edition > 0", and: "exists (select 1 from edition where id = old.edition)" });
    await refuseInsertWhere(name, "issued", {
      when: "new.edition > 0",
      and: "exists (select 1 from edition where id = new.edition)",
    });
  }
}
