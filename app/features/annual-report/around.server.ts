import type { Kysely } from "kysely";
import { ancestorsOf, findSchoolOfYouth } from "#app/features/units/api.server.ts";
import type { Database } from "#db/connect.ts";
import { listUnitRoles } from "#db/queries/boards-units.ts";
import { findProvince } from "#db/queries/installation.ts";

/**
 * Units whose contests concern a unit: itself, what stands above it, and for a Đoàn or Đội, whose tree has no place for
 * schools and the province, the school it belongs to and the province.
 */
export async function unitsAround(db: Kysely<Database>, unit: string): Promise<string[]> {
  const above = await ancestorsOf(db, unit);
  const [row] = await listUnitRoles(db, [unit]);
  if (row?.role !== "branch") return above;
  const school = await findSchoolOfYouth(db, unit);
  const province = await findProvince(db);
  return [...above, ...(school ? await ancestorsOf(db, school.id) : []), ...(province ? [province.id] : [])];
}
