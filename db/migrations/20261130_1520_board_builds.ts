import type { Kysely } from "kysely";
import { dialectOf, migrationSql } from "./columns.ts";

/**
 * Boards are made in short units under a number of their own and shown by one small write: `board_scope.live` says which
 * number the live rows carry, 0 or -1, and an edition's rows stand before its own row does. What was begun and not
 * finished can be changed and removed; what is issued cannot. Standings lie in the order of people, in which they are
 * written, and the table is one tree less on SQLite. People's bases carry the number too.
 */
export async function up(db: Kysely<never>): Promise<void> {
  const { table, run, addColumn, keep, refuseInsert } = await migrationSql(db);
  const dialect = await dialectOf(db);

  await addColumn("board_scope", "live int not null default 0 check (live in (0, -1))");
  // the version of the rules that the live rows are by
  await addColumn("board_scope", "live_rules int null");
  // grows whenever live rows change: what was made of them is asked by it whether it still holds
  await addColumn("board_scope", "version int not null default 0");
  await run(`update board_scope set live_rules =
    (select max(version) from contest_rules where contest_rules.contest = board_scope.contest)`);

  for (const name of ["standing_order", "standing_by_group", "standing_by_grade"]) await run(`drop index ${name}`);
  for (const name of ["result", "standing"]) await run(`alter table ${name} rename to ${name}_before`);
  await table(`create table result (
    edition int not null, scope text not null references board_scope (id), person text not null references person (id),
    basis text not null, primary key (edition, scope, person))`);
  await table(
    `create table standing (
    edition int not null, scope text not null references board_scope (id), unit text not null references unit (id),
    sort_key key not null, person text not null references person (id), attempt text not null references attempt (id),
    score int not null, duration_ms int not null, submitted_at int not null, group_key text not null, grade int not null,
    primary key (edition, scope, person, unit))`,
    { clustered: true },
  );
  await run(`insert into result (edition, scope, person, basis) select 0, scope, person, basis from result_before`);
  await run(`insert into standing (edition, scope, unit, sort_key, person, attempt, score, duration_ms, submitted_at,
      group_key, grade)
    select edition, scope, unit, sort_key, person, attempt, score, duration_ms, submitted_at, group_key, grade
    from standing_before`);
  for (const name of ["result", "standing"]) await run(`drop table ${name}_before`);
  if (dialect === "postgres") {
    for (const each of ["no_update", "no_delete", "issued"]) await run(`drop function standing_${each}()`);
  }
  await run(`create index standing_order on standing (edition, scope, unit, sort_key, person)`);
  await run(`create index standing_by_group on standing (edition, scope, unit, group_key, sort_key, person)
    where group_key <> ''`);
  await run(`create index standing_by_grade on standing (edition, scope, unit, grade, sort_key, person)
    where grade <> 0`);

  const issued = "exists (select 1 from edition where id = old.edition)";
  for (const name of ["standing", "standing_bucket", "unit_total", "unit_day", "edition_scope"]) {
    await keep(name, { when: "old.edition > 0", and: issued });
  }
  for (const name of ["edition_change", "edition_change_sum"]) {
    await keep(name, { when: "old.edition > 0", and: issued });
  }
  await refuseInsert("standing", "issued", "new.edition > 0 and exists (select 1 from edition where id = new.edition)");

  await table(`create table board_build (
    id text primary key, contest text not null references contest (id),
    kind text not null check (kind in ('live', 'freeze', 'final', 'corrected')), number int not null,
    cut_at int null, asked_at int not null, asked_by text null, asked_for text null, reason text not null,
    rules int not null, roll_moment text null references roll_moment (id),
    state text not null check (state in ('new', 'filling', 'tidying', 'dropped', 'done')), problem text null,
    seen int not null, changes int not null, done_at int null, check ((kind = 'live') = (number <= 0)))`);
  await run(`create index board_build_at_work on board_build (contest, state) where state <> 'done'`);
  await run(`create unique index board_build_one_live on board_build (contest)
    where state in ('new', 'filling') and kind = 'live'`);
  await run(`create unique index board_build_one_issued on board_build (contest)
    where state in ('new', 'filling') and kind <> 'live'`);
  await run(`create index board_build_asked_for on board_build (asked_for) where asked_for is not null`);
  await table(
    `create table board_build_scope (
    build text not null references board_build (id), scope text not null references board_scope (id), pos int not null,
    upto text not null, people int not null, filled int not null, done int not null check (done in (0, 1)),
    primary key (build, scope))`,
    { clustered: true },
  );
  // a dry run ranks over all rounds too: its row is then of the contest
  await run(`drop index correction_person_by_school`);
  await run(`alter table correction_person rename to correction_person_before`);
  await table(
    `create table correction_person (
      correction text not null references correction (id), round text not null,
      person text not null references person (id), placement text not null, school text null,
      was_score int null, now_score int null, was_rank int null, now_rank int null,
      primary key (correction, round, person))`,
    { clustered: true },
  );
  await run(`insert into correction_person select * from correction_person_before`);
  await run(`drop table correction_person_before`);
  await run(`create index correction_person_by_school on correction_person (correction, school)`);
  // what is open or waits to be graded, without looking at what is done
  await run(`create index attempt_ungraded on attempt (round, state, finished_at) where grading is null`);
}
