import type { Kysely } from "kysely";
import { migrationSql } from "./columns.ts";

/**
 * Lessons given to do (product §3): what, to whom, from when until when; more time for one pupil; first answers to check
 * questions; the tests before and after a pillar. Targets are units and people as they were named: who is in them is
 * asked when it is read.
 */
export async function up(db: Kysely<never>): Promise<void> {
  const { table, run } = await migrationSql(db);
  await table(`create table assignment (
    id text primary key, title text not null, note text not null,
    opens_at int not null, due_at int null, late text not null check (late in ('accept', 'mark', 'close')),
    made_at int not null, made_by text not null, changed_at int not null,
    withdrawn_at int null, withdrawn_by text null, check (due_at is null or due_at > opens_at))`);
  await table(`create table assignment_item (
    assignment text not null references assignment (id), pos int not null,
    kind text not null check (kind in ('lesson', 'before', 'after')), ref text not null,
    primary key (assignment, pos), unique (assignment, kind, ref))`);
  await table(`create table assignment_target (
    assignment text not null references assignment (id), kind text not null check (kind in ('unit', 'person')),
    target text not null, primary key (assignment, kind, target))`);
  await run(`create index assignment_target_by_target on assignment_target (target)`);
  await table(`create table assignment_extension (
    assignment text not null references assignment (id), person text not null references person (id),
    due_at int not null, given_at int not null, given_by text not null, primary key (assignment, person))`);
  await table(
    `create table check_answer (
    person text not null references person (id), lesson text not null, question text not null,
    right_first int not null check (right_first in (0, 1)), at int not null, primary key (person, lesson, question))`,
    { clustered: true },
  );
  await table(`create table pillar_test (
    id text primary key, person text not null references person (id), pillar text not null, year text not null,
    phase text not null check (phase in ('before', 'after')), placement text null references placement (id),
    paper text not null, answers text not null, right_n int not null, total int not null,
    done_at int not null, unique (person, pillar, year, phase))`);
  // figures of a unit start from its placements
  await run(`create index lesson_progress_by_placement on lesson_progress (placement, lesson)`);
}
