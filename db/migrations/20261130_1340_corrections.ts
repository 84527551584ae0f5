import type { Kysely } from "kysely";
import { migrationSql } from "./columns.ts";

/**
 * Correcting results (product §5, §6): a correction with what its dry run found; the key revisions a grading used; what
 * a corrected edition changed. Gradings, their keys and the differences of editions are never changed.
 */
export async function up(db: Kysely<never>): Promise<void> {
  const { table, run, addColumn, immutable, refuseInsert } = await migrationSql(db);

  await table(`create table correction (
    id text primary key, contest text not null references contest (id),
    kind text not null check (kind in ('key', 'void', 'time')), round text null references round (id),
    version text null references question_version (id), answer text null, explanation text null, reason text not null,
    asked_at int not null, asked_by text not null,
    state text not null check (state in ('counting', 'ready', 'applying', 'done', 'dropped')),
    fingerprint text null, outcome text null, problem text null,
    applied_at int null, applied_by text null, done_at int null,
    check ((kind = 'time') = (version is null)), check ((kind = 'time') = (round is not null)),
    check ((kind = 'key') = (answer is not null)))`);
  await run(`create index correction_by_contest on correction (contest, asked_at)`);
  await run(`create index correction_at_work on correction (state) where state in ('counting', 'applying')`);
  await run(`create unique index correction_one_applying on correction (contest) where state = 'applying'`);
  await table(
    `create table correction_person (
      correction text not null references correction (id), round text not null references round (id),
      person text not null references person (id), placement text not null, school text null,
      was_score int not null, now_score int not null, was_rank int not null, now_rank int not null,
      primary key (correction, round, person))`,
    { clustered: true },
  );
  await run(`create index correction_person_by_school on correction_person (correction, school)`);

  await addColumn("grading", "correction text null references correction (id)");
  await table(
    `create table grading_key (
      grading text not null references grading (id), version text not null, rev int not null,
      void int not null check (void in (0, 1)), primary key (grading, version),
      foreign key (version, rev) references question_key (version, rev))`,
    { clustered: true },
  );
  await immutable("grading_key");

  await addColumn("edition", "replaces int null references edition (id)");
  await table(
    `create table edition_change (
      edition int not null, scope text not null, person text not null references person (id),
      placement text not null, school text null,
      was_score int null, now_score int null, was_rank int null, now_rank int null,
      primary key (edition, scope, person))`,
    { clustered: true },
  );
  await run(`create index edition_change_by_school on edition_change (edition, school)`);
  // school '' = everybody, '-' = who belongs to none
  await table(`create table edition_change_sum (
    edition int not null, school text not null, people int not null, score int not null, up int not null,
    down int not null, most int not null, primary key (edition, school))`);
  for (const name of ["edition_change", "edition_change_sum"]) {
    await immutable(name);
    await refuseInsert(name, "issued", "exists (select 1 from edition where id = new.edition)");
  }
}
