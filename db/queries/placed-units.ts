/** The units of placements, as they stand beside a person on a board. */
import type { Kysely } from "kysely";
import type { Database } from "../schema.ts";
import type { UnitRole } from "./boards-units.ts";
import { piecesOf } from "./units-insert-rows.ts";

export interface HeldUnit {
  readonly unit: string;
  readonly role: UnitRole;
  /** Steps above the class or branch. */
  readonly depth: number;
}

export interface PlacedUnit extends HeldUnit {
  readonly placement: string;
  readonly name: string;
}

/** Placements that are kept: about one for every class and branch of two provinces. */
const MOST_KEPT = 20_000;

/**
 * Which units a placement holds never changes, nor what part a unit plays, so they are read once; what a unit is called
 * is read each time. By database, since ids are its own.
 */
const kept = new WeakMap<Kysely<Database>, Map<string, readonly HeldUnit[]>>();

/** The units of each of these placements, in all trees; unknown ones are left out. */
export async function listHeldUnits(
  db: Kysely<Database>,
  placements: readonly string[],
): Promise<ReadonlyMap<string, readonly HeldUnit[]>> {
  const known = kept.get(db) ?? new Map<string, readonly HeldUnit[]>();
  kept.set(db, known);
  const wanted = [...new Set(placements)];
  const missing = wanted.filter((placement) => !known.has(placement));
  const found = new Map(
    wanted.flatMap((placement) => (known.has(placement) ? [[placement, known.get(placement)!]] : [])),
  );
  const read = new Map<string, HeldUnit[]>();
  for (const piece of piecesOf(missing, 500)) {
    const rows = await db
      .selectFrom("placement_unit")
      .innerJoin("unit", "unit.id", "placement_unit.unit")
      .innerJoin("unit_kind", "unit_kind.id", "unit.kind")
      .select(["placement_unit.placement", "unit.id as unit", "unit_kind.role", "placement_unit.depth"])
      .where("placement_unit.placement", "in", piece)
      .execute();
    for (const { placement, ...unit } of rows) {
      const units = read.get(placement);
      if (units) units.push(unit);
      else read.set(placement, [unit]);
    }
  }
  if (known.size + read.size > MOST_KEPT) known.clear();
  for (const [placement, units] of read) {
    found.set(placement, units);
    if (known.size < MOST_KEPT) known.set(placement, units);
  }
  return found;
}

/** What these units are called today. */
export async function listUnitNames(db: Kysely<Database>, units: Iterable<string>): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (const piece of piecesOf([...new Set(units)], 500)) {
    const rows = await db.selectFrom("unit").select(["id", "name"]).where("id", "in", piece).execute();
    for (const { id, name } of rows) names.set(id, name);
  }
  return names;
}

/** The units of these placements with their names. */
export async function listPlacedUnits(db: Kysely<Database>, placements: readonly string[]): Promise<PlacedUnit[]> {
  const held = await listHeldUnits(db, placements);
  const names = await listUnitNames(
    db,
    [...held.values()].flatMap((units) => units.map(({ unit }) => unit)),
  );
  return [...held].flatMap(([placement, units]) =>
    units.map((unit) => ({ placement, ...unit, name: names.get(unit.unit) ?? "" })),
  );
}
