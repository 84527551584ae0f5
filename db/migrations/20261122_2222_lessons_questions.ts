import type { Kysely } from "kysely";
import { migrationSql } from "./columns.ts";

/** Progress in lessons; the bank with insert-only versions and keys in a table of their own (product §3, §4). */
export async function up(db: Kysely<never>): Promise<void> {
  const { table, run, immutable } = await migrationSql(db);

  await table(`create table lesson_progress (
    person text not null references person (id), lesson text not null, placement text null references placement (id),
    state text not null check (state in ('begun', 'done')), checks_right int not null, checks_total int not null,
    begun_at int not null, done_at int null, updated_at int not null, primary key (person, lesson))`);

  await table(
    `create table bank (id text primary key, unit text null references unit (id), slug text not null unique)`,
  );
  await table(`create table question (
    id text primary key, bank text not null references bank (id), source_key text not null,
    state text not null check (state in ('draft', 'approved', 'retired')), unique (bank, source_key))`);
  await table(`create table question_version (
    id text primary key, question text not null references question (id), n int not null,
    kind text not null, body text not null, pillar text not null, levels text not null, difficulty text not null,
    tags text not null, as_of text not null, review_by text not null, hash text not null, created_at int not null,
    unique (question, n))`);
  await run(`create index question_version_by_hash on question_version (question, hash)`);
  await table(`create table question_key (
    version text not null references question_version (id), rev int not null, answer text not null, explanation text not null,
    reason text not null, created_at int not null, primary key (version, rev))`);
  await immutable("question_version");
  await immutable("question_key");
}
