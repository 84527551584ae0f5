/** The sum of the best scores of a unit: no sum of differences, so it is read anew where a score changed. */
import { sql, type Transaction } from "kysely";
import type { Database } from "../schema.ts";

export interface BestScoresOf {
  /** The number that the rows carry. */
  readonly edition: number;
  /** The round. */
  readonly scope: string;
  readonly units: readonly string[];
  /** How many scores are added up. */
  readonly bestOf: number;
  /** Whether the sort key begins with the score: then the best stand first in the order. */
  readonly scoreFirst: boolean;
}

/** Writes the sums of the best scores of these units into their totals, from the standings. */
export async function writeBestSums(
  trx: Transaction<Database>,
  { edition, scope, units, bestOf, scoreFirst }: BestScoresOf,
): Promise<void> {
  if (units.length === 0) return;
  const own = sql`standing.edition = ${edition} and standing.scope = ${scope} and standing.unit = unit.id`;
  const counted = sql`counted on counted.edition = ${edition} and counted.scope = ${scope}`;
  // the few that stand first are taken from the order alone, and only theirs are looked up
  const best = scoreFirst
    ? sql`select counted.score from (
        select person from standing where ${own} order by sort_key, person limit ${bestOf}) as first
        join ${counted} and counted.person = first.person`
    : sql`select counted.score from standing join ${counted} and counted.person = standing.person
        where ${own} order by counted.score desc limit ${bestOf}`;
  await sql`
    with of_unit (unit, best) as materialized (
      select unit.id, (select coalesce(sum(score), 0) from (${best}) as best)
      from unit where unit.id in (${sql.join(units)}))
    update unit_total set best_sum = of_unit.best from of_unit
    where unit_total.edition = ${edition} and unit_total.scope = ${scope} and unit_total.unit = of_unit.unit
      and unit_total.best_sum <> of_unit.best`.execute(trx);
}
