import type { Kysely } from "kysely";
import { migrationSql } from "./columns.ts";

/**
 * What the further formulas of boards of units need: people with a top result, people ranked in the unit, the sum of its
 * best scores; and by day what tells the place of the day before. Live boards are computed anew; issued editions keep
 * what they were issued with, where none of this was shown.
 */
export async function up(db: Kysely<never>): Promise<void> {
  const { addColumn, run } = await migrationSql(db);
  await addColumn("unit_total", "top int not null default 0");
  await addColumn("unit_total", "ranked int not null default 0");
  await addColumn("unit_total", "best_sum int not null default 0");
  await addColumn("unit_day", "outside int not null default 0");
  await addColumn("unit_day", "score_sum int not null default 0");
  await addColumn("unit_day", "top int not null default 0");
  await run(`insert into outbox (id, kind, ref, at, done_at, tries, error)
    select 'unit-figures-' || contest.id, 'boards.stale', '{"contest":"' || contest.id || '"}', contest.created_at, null, 0, null
    from contest where exists (select 1 from round join unit_total on unit_total.scope = round.id
      where round.contest = contest.id and unit_total.edition = 0)`);
}
