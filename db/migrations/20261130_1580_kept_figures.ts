import type { Kysely } from "kysely";
import { migrationSql } from "./columns.ts";

/**
 * Figures of the dashboard that no board keeps: counted by a job, read by the page. `value` is null until the first
 * count; `asked_at` is when a page last wanted it, so that only what is looked at is counted anew.
 */
export async function up(db: Kysely<never>): Promise<void> {
  const { table, run } = await migrationSql(db);
  await table(
    `create table kept_figure (
    unit text not null references unit (id), kind text not null, ref text not null, value text null,
    counted_at int null, asked_at int not null, primary key (unit, kind, ref))`,
    { clustered: true },
  );
  await run(`create index kept_figure_by_asked on kept_figure (asked_at)`);
}
