/** What importing schools reads and writes. */
import type { Kysely } from "kysely";
import type { Database, Day } from "../schema.ts";

export interface SchoolUnit {
  id: string;
  code: string;
  name: string;
  kind: string;
}

/** Open units of one list of codes. */
export async function listUnitsOfScheme(db: Kysely<Database>, scheme: string): Promise<SchoolUnit[]> {
  return db
    .selectFrom("unit")
    .select(["id", "code", "name", "kind"])
    .where("code_scheme", "=", scheme)
    .where("valid_to", "is", null)
    .orderBy("code")
    .execute();
}

/** Open units of these kinds. */
export async function listUnitsOfKinds(
  db: Kysely<Database>,
  kinds: readonly string[],
): Promise<(SchoolUnit & { attrs: string })[]> {
  const query = db.selectFrom("unit").select(["id", "code", "name", "kind", "attrs"]);
  return query
    .where("kind", "in", [...kinds])
    .where("valid_to", "is", null)
    .execute();
}

/** Parents in force of all units of a list of codes, per tree. */
export async function listOpenParents(
  db: Kysely<Database>,
  scheme: string,
): Promise<{ tree: string; child: string; parent: string }[]> {
  return db
    .selectFrom("unit_edge")
    .innerJoin("unit", "unit.id", "unit_edge.child")
    .select(["unit_edge.tree", "unit_edge.child", "unit_edge.parent"])
    .where("unit.code_scheme", "=", scheme)
    .where("unit_edge.valid_to", "is", null)
    .execute();
}

export async function updateUnitName(
  db: Kysely<Database>,
  unit: { id: string; name: string; name_key: string; sort_key: string; kind: string },
): Promise<void> {
  const { id, ...values } = unit;
  await db.updateTable("unit").set(values).where("id", "=", id).execute();
}

/** Hangs a unit under another parent from `day` on; an edge that began on that very day is replaced. */
export async function moveUnit(
  db: Kysely<Database>,
  { tree, child, parent, day }: { tree: string; child: string; parent: string; day: Day },
): Promise<void> {
  await db
    .deleteFrom("unit_edge")
    .where("tree", "=", tree)
    .where("child", "=", child)
    .where("valid_from", ">=", day)
    .execute();
  await db
    .updateTable("unit_edge")
    .set({ valid_to: day })
    .where("tree", "=", tree)
    .where("child", "=", child)
    .where("valid_to", "is", null)
    .execute();
  await db.insertInto("unit_edge").values({ tree, child, parent, valid_from: day, valid_to: null }).execute();
}
