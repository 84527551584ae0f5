/** The sum of the best scores of a unit: no sum of differences, so it is read anew where a score changed. */
import { type Kysely, sql, type Transaction } from "kysely";
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
export async function writeBestSums(trx: Transaction<Database>, of: BestScoresOf): Promise<void> {
  for (const { unit, best } of await listBestSums(trx, of)) {
    await trx
      .updateTable("unit_total")
      .set({ best_sum: best })
      .where("edition", "=", of.edition)
      .where("scope", "=", of.scope)
      .where("unit", "=", unit)
      .where("best_sum", "<>", best)
      .execute();
  }
}

async function listBestSums(
  db: Kysely<Database>,
  { edition, scope, units, bestOf, scoreFirst }: BestScoresOf,
): Promise<{ unit: string; best: number }[]> {
  if (units.length === 0) return [];
  const order = scoreFirst ? sql`standing.sort_key` : sql`counted.score desc`;
  const { rows } = await sql<{ unit: string; best: number }>`
    select unit.id as unit, (
      select coalesce(sum(best.score), 0) from (
        select counted.score from standing
        join counted on counted.edition = ${edition} and counted.scope = ${scope} and counted.person = standing.person
        where standing.edition = ${edition} and standing.scope = ${scope} and standing.unit = unit.id
        order by ${order} limit ${bestOf}) as best) as best
    from unit where unit.id in (${sql.join(units)})`.execute(db);
  return rows.map(({ unit, best }) => ({ unit, best: Number(best) }));
}
