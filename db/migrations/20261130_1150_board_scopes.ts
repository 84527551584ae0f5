import type { Kysely } from "kysely";
import { dialectOf, migrationSql } from "./columns.ts";

/**
 * Boards have a scope of their own: a round, or all the parallel rounds of a contest together. A standing says the group
 * and the grade it was sat in, and the large units count their people by the beginning of the key, so that a rank is a
 * sum of few rows. The tables are made anew around the new reference; live boards are marked to be computed again,
 * since keys have another width now.
 */
export async function up(db: Kysely<never>): Promise<void> {
  const { table, run, immutable, refuseInsert } = await migrationSql(db);
  const dialect = await dialectOf(db);

  await table(`create table board_scope (
    id text primary key, contest text not null references contest (id),
    kind text not null check (kind in ('round', 'overall')), round text null references round (id),
    check ((kind = 'round') = (round is not null)))`);
  await run(`create index board_scope_by_contest on board_scope (contest)`);
  await run(`insert into board_scope (id, contest, kind, round) select id, contest, 'round', id from round`);

  await run(`drop index standing_order`);
  for (const name of ["result", "standing", "unit_total", "unit_day"]) {
    await run(`alter table ${name} rename to ${name}_before`);
  }
  await table(`create table result (
    scope text not null references board_scope (id), person text not null references person (id), basis text not null,
    primary key (scope, person))`);
  await table(`create table standing (
    edition int not null, scope text not null references board_scope (id), unit text not null references unit (id),
    sort_key key not null, person text not null references person (id), attempt text not null references attempt (id),
    score int not null, duration_ms int not null, submitted_at int not null, group_key text not null, grade int not null,
    primary key (edition, scope, unit, person))`);
  await table(`create table unit_total (
    edition int not null, scope text not null references board_scope (id), unit text not null references unit (id),
    people int not null, outside int not null, turns int not null, full_marks int not null, score_sum int not null,
    primary key (edition, scope, unit))`);
  await table(`create table unit_day (
    edition int not null, scope text not null references board_scope (id), unit text not null references unit (id),
    day text not null, people int not null, turns int not null, primary key (edition, scope, unit, day))`);

  const grade = dialect === "sqlite" ? `json_extract(attrs, '$.grade')` : `(attrs::json ->> 'grade')::bigint`;
  const gradeOf = `coalesce((select max(${grade}) from unit join unit_kind on unit_kind.id = unit.kind
    join placement_unit on placement_unit.unit = unit.id
    where placement_unit.placement = attempt.placement and unit_kind.role = 'class'), 0)`;
  await run(`insert into result select scope, person, basis from result_before`);
  await run(`insert into standing (edition, scope, unit, sort_key, person, attempt, score, duration_ms, submitted_at,
      group_key, grade)
    select edition, scope, standing_before.unit, sort_key, standing_before.person, standing_before.attempt,
      standing_before.score, standing_before.duration_ms, submitted_at, coalesce(attempt.group_key, ''), ${gradeOf}
    from standing_before join attempt on attempt.id = standing_before.attempt`);
  await run(`insert into unit_total (edition, scope, unit, people, outside, turns, full_marks, score_sum)
    select edition, scope, unit, people, outside, turns, full_marks, score_sum from unit_total_before`);
  await run(`insert into unit_day (edition, scope, unit, day, people, turns)
    select edition, scope, unit, day, people, turns from unit_day_before`);
  for (const name of ["result", "standing", "unit_total", "unit_day"]) await run(`drop table ${name}_before`);
  if (dialect === "postgres") {
    for (const name of ["standing", "unit_total", "unit_day"]) {
      for (const each of ["no_update", "no_delete", "issued"]) await run(`drop function ${name}_${each}()`);
    }
  }

  await run(`create index standing_order on standing (edition, scope, unit, sort_key, person)`);
  await run(`create index standing_by_group on standing (edition, scope, unit, group_key, sort_key, person)
    where group_key <> ''`);
  await run(`create index standing_by_grade on standing (edition, scope, unit, grade, sort_key, person)
    where grade <> 0`);
  await table(
    `create table standing_bucket (
    edition int not null, scope text not null references board_scope (id), unit text not null references unit (id),
    group_key text not null, grade int not null, prefix key not null, n int not null,
    primary key (edition, scope, unit, group_key, grade, prefix))`,
    { clustered: true },
  );
  await table(`create table edition_scope (
    edition int not null, scope text not null references board_scope (id), actual int null, rule text not null,
    primary key (edition, scope))`);
  for (const name of ["standing", "standing_bucket", "unit_total", "unit_day", "edition_scope"]) {
    await immutable(name, "old.edition <> 0");
    await refuseInsert(name, "issued", "new.edition <> 0 and exists (select 1 from edition where id = new.edition)");
  }
  await run(`create index placement_unit_by_unit on placement_unit (unit)`);
  await run(`insert into outbox (id, kind, ref, at, done_at, tries, error)
    select 'BOARDS' || id, 'boards.stale', '{"contest":"' || id || '"}', created_at, null, 0, null from contest
    where state = 'published'`);
}
