import type { Kysely } from "kysely";
import { migrationSql } from "./columns.ts";

/**
 * What a dry run found about people, made anew: where only full marks are ranked, a correction gives somebody a rank who
 * had none, or takes it. Only counting writes here, and it may be done again at any time.
 */
export async function up(db: Kysely<never>): Promise<void> {
  const { table, run } = await migrationSql(db);

  await run(`drop table correction_person`);
  await table(
    `create table correction_person (
      correction text not null references correction (id), round text not null references round (id),
      person text not null references person (id), placement text not null, school text null,
      was_score int null, now_score int null, was_rank int null, now_rank int null,
      primary key (correction, round, person))`,
    { clustered: true },
  );
  await run(`create index correction_person_by_school on correction_person (correction, school)`);
}
