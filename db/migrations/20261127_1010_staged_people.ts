import type { Kysely } from "kysely";
import { migrationSql } from "./columns.ts";

/** People of a roll that is being written in pieces: nobody is a member of anything before the last piece. */
export async function up(db: Kysely<never>): Promise<void> {
  const { table, run } = await migrationSql(db);

  await table(
    `create table staged_person (person text primary key references person (id), import text not null, at int not null)`,
  );
  await run(`create index staged_person_by_import on staged_person (import)`);
  await run(`create index staged_person_by_age on staged_person (at)`);
}
