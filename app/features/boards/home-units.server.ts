import type { Kysely } from "kysely";
import type { Database } from "#db/connect.ts";
import { listPlacedUnits, type PlacedUnit } from "#db/queries/boards-units.ts";

/** Where somebody belongs, as boards say it. */
export interface HomeUnits {
  /** The class; the branch of who is in none. */
  readonly own: PlacedUnit | null;
  /** The school; the union above such a branch. */
  readonly above: PlacedUnit | null;
}

/** From the units of one placement. */
export function homeUnits(units: readonly PlacedUnit[]): HomeUnits {
  const first = (fits: (unit: PlacedUnit) => boolean) => units.find(fits) ?? null;
  const [own, above] = [first(({ role }) => role === "class"), first(({ role }) => role === "school")];
  if (own || above) return { own, above };
  const branch = (depth: number) => first((unit) => unit.role === "branch" && unit.depth === depth);
  return { own: branch(0), above: branch(1) };
}

/** The school of each placement, or the union above the branch of who is in no school; those with neither are left out. */
export async function schoolsOfPlacements(
  db: Kysely<Database>,
  placements: readonly string[],
): Promise<Map<string, { unit: string; name: string }>> {
  const units = new Map<string, PlacedUnit[]>();
  for (const unit of await listPlacedUnits(db, placements)) {
    const known = units.get(unit.placement);
    if (known) known.push(unit);
    else units.set(unit.placement, [unit]);
  }
  const schools = new Map<string, { unit: string; name: string }>();
  for (const [placement, placed] of units) {
    const { above } = homeUnits(placed);
    if (above) schools.set(placement, { unit: above.unit, name: above.name });
  }
  return schools;
}
