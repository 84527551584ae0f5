import type { Kysely } from "kysely";
import type { Database } from "../schema.ts";

/** Open units with this code, or with this folded name; a few are enough to see that it is not one. */
export async function listUnitsNamed(
  db: Kysely<Database>,
  { code, nameKey }: { code: string; nameKey: string },
): Promise<{ id: string; code: string; name: string }[]> {
  return db
    .selectFrom("unit")
    .select(["id", "code", "name"])
    .where("valid_to", "is", null)
    .where((eb) => eb.or([eb("code", "=", code), eb("name_key", "=", nameKey)]))
    .orderBy("id")
    .limit(5)
    .execute();
}

/** Kinds of schools, in the order of lists. */
export async function listSchoolKinds(db: Kysely<Database>): Promise<{ id: string; label: string }[]> {
  return db
    .selectFrom("unit_kind")
    .select(["id", "label"])
    .where("role", "=", "school")
    .orderBy("rank")
    .orderBy("id")
    .execute();
}

/** Open areas and schools below a unit in any tree, larger kinds first; at most `limit`. */
export async function listUnitsToInvite(
  db: Kysely<Database>,
  host: string,
  limit: number,
): Promise<{ code: string; name: string }[]> {
  return db
    .selectFrom("unit")
    .innerJoin("unit_kind", "unit_kind.id", "unit.kind")
    .select(["unit.code", "unit.name"])
    .where("unit_kind.role", "in", ["area", "school"])
    .where("unit.valid_to", "is", null)
    .where("unit.id", "<>", host)
    .where("unit.id", "in", (eb) =>
      eb.selectFrom("unit_closure").select("unit_closure.descendant").where("unit_closure.ancestor", "=", host),
    )
    .orderBy("unit_kind.rank")
    .orderBy("unit.sort_key")
    .orderBy("unit.id")
    .limit(limit)
    .execute();
}
