import type { Kysely } from "kysely";
import type { Database, Day } from "../schema.ts";

/** The schools a person belongs to on that day, through class or branch; empty for most of the staff. */
export async function listSchoolsOfPerson(db: Kysely<Database>, person: string, day: Day): Promise<string[]> {
  const rows = await db
    .selectFrom("membership")
    .innerJoin("unit_closure", "unit_closure.descendant", "membership.unit")
    .innerJoin("unit", "unit.id", "unit_closure.ancestor")
    .innerJoin("unit_kind", "unit_kind.id", "unit.kind")
    .select("unit.id")
    .distinct()
    .where("membership.person", "=", person)
    .where("membership.valid_to", "is", null)
    .where("membership.valid_from", "<=", day)
    .where("unit_kind.role", "=", "school")
    .orderBy("unit.id")
    .execute();
  return rows.map((row) => row.id);
}

/** The placement an attempt was sat in, for its own person only. */
export async function findPlacementOfAttempt(
  db: Kysely<Database>,
  attempt: string,
  person: string,
): Promise<string | null> {
  const row = await db
    .selectFrom("attempt")
    .select("placement")
    .where("id", "=", attempt)
    .where("person", "=", person)
    .executeTakeFirst();
  return row?.placement ?? null;
}

/** Whether people sit in both of these units at once: so a branch belongs to a province whose tree does not hold it. */
export async function meetsInPlacement(db: Kysely<Database>, unit: string, other: string): Promise<boolean> {
  const row = await db
    .selectFrom("placement_unit as own")
    .innerJoin("placement_unit as beside", "beside.placement", "own.placement")
    .select("own.unit")
    .where("own.unit", "=", unit)
    .where("beside.unit", "=", other)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Units with what their kind says: label, role, and its rank from the province down. */
export async function listUnitsWithKinds(
  db: Kysely<Database>,
  units: readonly string[],
): Promise<{ unit: string; name: string; kindLabel: string; role: Database["unit_kind"]["role"]; rank: number }[]> {
  if (units.length === 0) return [];
  return db
    .selectFrom("unit")
    .innerJoin("unit_kind", "unit_kind.id", "unit.kind")
    .select(["unit.id as unit", "unit.name", "unit_kind.label as kindLabel", "unit_kind.role", "unit_kind.rank"])
    .where("unit.id", "in", [...units])
    .execute();
}
