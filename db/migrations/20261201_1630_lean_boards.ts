import type { Kysely } from "kysely";
import { dialectOf, migrationSql } from "./columns.ts";

/**
 * Rows of boards refer to nothing: they are computed from what they name, in the same database, and nobody removes
 * attempts, people who sat one, or units with figures. On PostgreSQL each reference locked the row it names, a write of
 * its own for every attempt and person whenever boards were made. Of rows that carry no edition's number the database
 * does not ask whether it is issued. Buckets are counted together with the lines (`lines_upto`): what was half made
 * begins anew.
 */
export async function up(db: Kysely<never>): Promise<void> {
  const { table, run, keep, refuseInsertWhere } = await migrationSql(db);
  const dialect = await dialectOf(db);
  const isIssued = (row: "old" | "new") => `exists (select 1 from edition where id = ${row}.edition)`;
  const refuseIssued = (name: string) =>
    refuseInsertWhere(name, "issued", { when: "new.edition > 0", and: isIssued("new") });

  if (dialect === "postgres") {
    for (const name of ["counted_scope", "counted_person", "counted_attempt", "result_scope", "result_person"]) {
      const [of] = name.split("_");
      await run(`alter table ${of} drop constraint ${name}_fkey`);
    }
    for (const name of ["scope", "unit"]) {
      await run(`alter table standing_bucket drop constraint standing_bucket_${name}_fkey`);
    }
    for (const name of ["standing_bucket", "unit_total", "unit_day"]) {
      await run(`drop trigger ${name}_issued on ${name}`);
      await run(`drop function ${name}_issued()`);
      await refuseIssued(name);
    }
  } else {
    const anew = async (name: string, columns: string, options = { clustered: true }) => {
      await run(`alter table ${name} rename to ${name}_before`);
      await table(`create table ${name} (${columns})`, options);
      await run(`insert into ${name} select * from ${name}_before`);
      await run(`drop table ${name}_before`);
    };
    await anew(
      "counted",
      `edition int not null, scope text not null, person text not null, attempt text not null, no int not null,
      placement text not null, sort_key key not null, score int not null, duration_ms int not null,
      submitted_at int not null, group_key text not null, grade int not null, primary key (edition, scope, person)`,
    );
    await anew(
      "standing_bucket",
      `edition int not null, scope text not null, unit text not null, group_key text not null, grade int not null,
      prefix key not null, n int not null, primary key (edition, scope, unit, group_key, grade, prefix)`,
    );
    await anew(
      "result",
      `edition int not null, scope text not null, person text not null, basis text not null,
      primary key (edition, scope, person)`,
      { clustered: false },
    );
    for (const name of ["counted", "standing_bucket"]) {
      await keep(name, { when: "old.edition > 0", and: isIssued("old") });
      await refuseIssued(name);
    }
  }
  await run("update board_build set state = 'new' where state = 'filling'");
  await run(`update board_build_scope set upto = '', people = 0, filled = 0, lines_upto = '', lined = 0, done = 0
    where build in (select id from board_build where state = 'new')`);
}
