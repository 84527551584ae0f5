import type { Kysely } from "kysely";
import { migrationSql } from "./columns.ts";

/** Contests with versioned rules, rounds, attempts, answer events and gradings (product §5). */
export async function up(db: Kysely<never>): Promise<void> {
  const { table, run, immutable } = await migrationSql(db);

  await table(`create table contest (
    id text primary key, unit text not null references unit (id), slug text not null unique, title text not null,
    state text not null check (state in ('draft', 'published')), created_at int not null, announced_at int null,
    roll_moment text null references roll_moment (id), public_edition int not null)`);
  await table(`create table contest_rules (
    contest text not null references contest (id), version int not null, rules text not null, reason text not null,
    published_at int not null, published_by text null, primary key (contest, version))`);
  await immutable("contest_rules");
  await table(`create table round (
    id text primary key, contest text not null references contest (id), pos int not null, title text not null,
    opens_at int not null, closes_at int not null, freeze_at int null, release_at int null,
    unique (contest, pos), check (opens_at < closes_at))`);
  await table(`create table round_pool (
    round text not null references round (id), version text not null references question_version (id),
    stratum text not null, pos int not null, primary key (round, version))`);
  await table(`create table time_grant (
    id text primary key, round text not null references round (id),
    scope text not null check (scope in ('person', 'unit', 'all')), target text not null,
    kind text not null check (kind in ('extra', 'incident')), ms int not null check (ms > 0), at int not null,
    reason text not null, granted_by text not null)`);
  await run(`create index time_grant_by_round on time_grant (round)`);
  await immutable("time_grant");

  await table(`create table attempt (
    id text primary key, person text not null references person (id), round text not null references round (id), no int not null,
    rules_version int not null, placement text not null references placement (id), seed text not null, paper text not null,
    state text not null check (state in ('open', 'submitted', 'expired', 'void')),
    epoch int not null, token_hash text not null,
    started_at int not null, deadline_at int not null, finished_at int null,
    grading text null, score int null, duration_ms int null, receipt text null unique,
    unique (person, round, no))`);
  await run(`create unique index attempt_one_open on attempt (person, round) where state = 'open'`);
  await run(`create index attempt_open_deadline on attempt (deadline_at) where state = 'open'`);
  await run(`create index attempt_by_round on attempt (round, state, finished_at)`);
  await table(
    `create table answer_event (
    attempt text not null references attempt (id), client_id text not null, seq int not null, epoch int not null,
    question text not null, answer text not null, arrived_at int not null, primary key (attempt, client_id, seq))`,
    { clustered: true },
  );
  await immutable("answer_event");

  await table(`create table grading (
    id text primary key, round text not null references round (id), n int not null, reason text not null,
    graded_by text null, at int not null, unique (round, n))`);
  await table(`create table grade (
    grading text not null references grading (id), attempt text not null references attempt (id),
    score int not null, detail text not null, primary key (grading, attempt))`);
  await immutable("grading");
  await immutable("grade");
}
