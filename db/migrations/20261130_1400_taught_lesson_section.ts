import type { Kysely } from "kysely";
import { migrationSql } from "./columns.ts";

/** Lessons given in class (product §3): one row per class, lesson, slot and day. And where a reader stopped. */
export async function up(db: Kysely<never>): Promise<void> {
  const { table, run, addColumn } = await migrationSql(db);
  await table(`create table taught (
    id text primary key, unit text not null references unit (id), lesson text not null,
    slot text not null check (slot in ('flag', 'class', 'extra', 'branch')), day text not null,
    present int not null check (present > 0), by text not null, at int not null,
    unique (unit, lesson, slot, day))`);
  await run(`create index taught_by on taught (by, at)`);
  await addColumn("lesson_progress", "section text null");
}
