import type { Kysely } from "kysely";
import { migrationSql } from "./columns.ts";

/**
 * What counts of people is written first, their lines in the orders of units afterwards: all at once and in their order
 * where nobody else writes. What was begun before had both together.
 */
export async function up(db: Kysely<never>): Promise<void> {
  const { run } = await migrationSql(db);
  await run("alter table board_build_scope add column lines_upto text not null default ''");
  await run("alter table board_build_scope add column lined int not null default 0");
  await run("update board_build_scope set lines_upto = upto, lined = filled");
}
