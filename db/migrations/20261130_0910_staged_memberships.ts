import type { Kysely } from "kysely";
import { migrationSql } from "./columns.ts";

/** Where staged people will belong: one statement makes these memberships real, so that answers wait for little else. */
export async function up(db: Kysely<never>): Promise<void> {
  const { table, run } = await migrationSql(db);

  await table(
    `create table staged_membership (
      id text primary key, person text not null references person (id), import text not null,
      tree text not null, unit text not null, role text not null, valid_from text not null)`,
  );
  await run(`create index staged_membership_by_import on staged_membership (import)`);
  await run(`create index staged_membership_by_person on staged_membership (person)`);
}
