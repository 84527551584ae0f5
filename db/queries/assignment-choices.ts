/** To whom lessons can be given: units at or below a scope. */
import type { Kysely } from "kysely";
import type { Database } from "../schema.ts";

export interface UnitChoice {
  id: string;
  name: string;
  kind: string;
  kindLabel: string;
  /** What the unit is in the layout of the product. */
  role: Database["unit_kind"]["role"];
}

const choices = (db: Kysely<Database>) =>
  db
    .selectFrom("unit")
    .innerJoin("unit_kind", "unit_kind.id", "unit.kind")
    .select(["unit.id", "unit.name", "unit.kind", "unit_kind.label as kindLabel", "unit_kind.role"])
    .where("unit.valid_to", "is", null)
    .orderBy("unit_kind.rank")
    .orderBy("unit.sort_key")
    .orderBy("unit.id");

/** These units, open ones alone. Names of units are public. */
export async function listUnitChoices(db: Kysely<Database>, ids: readonly string[]): Promise<UnitChoice[]> {
  if (ids.length === 0) return [];
  return choices(db)
    .where("unit.id", "in", [...ids])
    .execute();
}

/** Open schools at or below the scope. */
export async function listSchoolChoices(db: Kysely<Database>, scope: readonly string[]): Promise<UnitChoice[]> {
  if (scope.length === 0) return [];
  return choices(db)
    .where("unit_kind.role", "=", "school")
    .where("unit.id", "in", (eb) =>
      eb.selectFrom("unit_closure").select("unit_closure.descendant").where("unit_closure.ancestor", "in", scope),
    )
    .execute();
}

/** Groups of schools below the scope: clusters, former districts, whatever a department groups by. */
export async function listGroupChoices(db: Kysely<Database>, scope: readonly string[]): Promise<UnitChoice[]> {
  if (scope.length === 0) return [];
  return choices(db)
    .where("unit_kind.role", "=", "area")
    .where("unit.id", "not in", [...scope])
    .where("unit.id", "in", (eb) =>
      eb
        .selectFrom("unit_edge")
        .innerJoin("tree", "tree.id", "unit_edge.tree")
        .innerJoin("unit_closure", "unit_closure.descendant", "unit_edge.child")
        .select("unit_edge.child")
        .where("tree.grouping", "=", 1)
        .where("unit_edge.valid_to", "is", null)
        .where("unit_closure.ancestor", "in", scope),
    )
    .execute();
}
