import type { Kysely } from "kysely";
import { migrationSql } from "./columns.ts";

/** How far a person is with the profile of a country: opened, and stamped once its questions are answered right. */
export async function up(db: Kysely<never>): Promise<void> {
  const { table } = await migrationSql(db);
  await table(`create table country_progress (
    person text not null references person (id), country text not null,
    checks_right int not null, checks_total int not null,
    begun_at int not null, stamped_at int null, updated_at int not null,
    primary key (person, country), check (checks_right >= 0 and checks_right <= checks_total))`);
}
