import type { Kysely } from "kysely";
import { listUnitsByIds } from "#app/features/units/api.server.ts";
import type { Database } from "#db/connect.ts";
import { listAreasRightBelow } from "#db/queries/report-figures.ts";
import type { ReportRights } from "./rights.server.ts";

/** Units that a report may be of: those somebody has a role on, then the areas right below a department, by name. */
export async function reportUnits(
  db: Kysely<Database>,
  { whole, own: units }: ReportRights,
): Promise<{ value: string; label: string }[]> {
  const known = new Set([...whole, ...units]);
  const own = (await listUnitsByIds(db, [...known])).sort((a, b) => (a.sortKey < b.sortKey ? -1 : 1));
  const below = await listAreasRightBelow(db, whole);
  return [...own, ...below.filter(({ id }) => !known.has(id))].map(({ id, name }) => ({ value: id, label: name }));
}
