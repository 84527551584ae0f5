import type { Kysely } from "kysely";
import { listUnitsByIds } from "#app/features/units/api.server.ts";
import type { Database } from "#db/connect.ts";
import { listAreasRightBelow } from "#db/queries/report-figures.ts";

/** Units that a report may be of: those of the scope, then the areas right below them, by name. */
export async function reportUnits(
  db: Kysely<Database>,
  scope: readonly string[],
): Promise<{ value: string; label: string }[]> {
  const own = (await listUnitsByIds(db, scope)).sort((a, b) => (a.sortKey < b.sortKey ? -1 : 1));
  const below = await listAreasRightBelow(db, scope);
  const known = new Set(scope);
  return [...own, ...below.filter(({ id }) => !known.has(id))].map(({ id, name }) => ({ value: id, label: name }));
}
