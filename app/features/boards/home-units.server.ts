import type { Kysely } from "kysely";
import type { Database } from "#db/connect.ts";
import { type HeldUnit, listHeldUnits, listUnitNames } from "#db/queries/placed-units.ts";

/** Where somebody belongs, as boards say it. */
export interface HomeUnits<Unit extends HeldUnit> {
  /** The class; the branch of who is in none. */
  readonly own: Unit | null;
  /** The school; the union above such a branch. */
  readonly above: Unit | null;
}

/** From the units of one placement. */
export function homeUnits<Unit extends HeldUnit>(units: readonly Unit[]): HomeUnits<Unit> {
  const first = (fits: (unit: Unit) => boolean) => units.find(fits) ?? null;
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
  const homes = [...(await listHeldUnits(db, placements))].map(([placement, units]) => {
    return { placement, school: homeUnits(units).above?.unit ?? null };
  });
  const names = await listUnitNames(
    db,
    homes.flatMap(({ school }) => school ?? []),
  );
  return new Map(
    homes.flatMap(({ placement, school }) =>
      school === null ? [] : [[placement, { unit: school, name: names.get(school) ?? "" }]],
    ),
  );
}

/** Where people of a placement belong, and what that is called today. */
export interface NamedHome {
  /** Units in all trees. */
  readonly within: readonly string[];
  readonly className: string | null;
  readonly schoolName: string | null;
}

/** The homes of these placements. */
export async function namedHomes(db: Kysely<Database>, placements: readonly string[]): Promise<Map<string, NamedHome>> {
  const held = [...(await listHeldUnits(db, placements))].map(([placement, units]) => {
    return { placement, units, home: homeUnits(units) };
  });
  const names = await listUnitNames(
    db,
    held.flatMap(({ home: { own, above } }) => [own, above].flatMap((each) => each?.unit ?? [])),
  );
  const nameOf = (unit: HeldUnit | null) => (unit ? (names.get(unit.unit) ?? null) : null);
  return new Map(
    held.map(({ placement, units, home }) => {
      const within = units.map(({ unit }) => unit);
      return [placement, { within, className: nameOf(home.own), schoolName: nameOf(home.above) }];
    }),
  );
}
