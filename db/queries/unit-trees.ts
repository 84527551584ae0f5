/** The trees of units and the kinds of units: both are data. */
import type { Kysely } from "kysely";
import type { Database } from "../schema.ts";

export interface TreeRow {
  id: string;
  label: string;
  grouping: 0 | 1;
  /** Open units that have a place in it, and how many of these are schools. */
  units: number;
  schools: number;
}

export async function listTreesWithSizes(db: Kysely<Database>): Promise<TreeRow[]> {
  const rows = await db
    .selectFrom("tree")
    .leftJoin("unit_edge", (join) => join.onRef("unit_edge.tree", "=", "tree.id").on("unit_edge.valid_to", "is", null))
    .leftJoin("unit", (join) => join.onRef("unit.id", "=", "unit_edge.child").on("unit.valid_to", "is", null))
    .leftJoin("unit_kind", "unit_kind.id", "unit.kind")
    .select((eb) => [
      "tree.id",
      "tree.label",
      "tree.grouping",
      eb.fn.count<number>("unit.id").as("units"),
      eb.fn.count<number>("unit.id").filterWhere("unit_kind.role", "=", "school").as("schools"),
    ])
    .groupBy(["tree.id", "tree.label", "tree.grouping", "tree.pos"])
    .orderBy("tree.pos")
    .execute();
  return rows.map((row) => ({ ...row, units: Number(row.units), schools: Number(row.schools) }));
}

export async function insertTree(db: Kysely<Database>, row: { id: string; label: string }): Promise<void> {
  const { last } = await db
    .selectFrom("tree")
    .select((eb) => eb.fn.max<number | null>("pos").as("last"))
    .executeTakeFirstOrThrow();
  await db
    .insertInto("tree")
    .values({ ...row, grouping: 1, pos: Number(last ?? 0) + 1 })
    .execute();
}

export async function updateTreeLabel(db: Kysely<Database>, id: string, label: string): Promise<void> {
  await db.updateTable("tree").set({ label }).where("id", "=", id).execute();
}

/** Takes away a grouping in which nothing ever had a place; false when something had. */
export async function deleteEmptyTree(db: Kysely<Database>, id: string): Promise<boolean> {
  const row = await db
    .deleteFrom("tree")
    .where("id", "=", id)
    .where("grouping", "=", 1)
    .where("id", "not in", (eb) => eb.selectFrom("unit_edge").select("tree"))
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

/** A kind stands right after the last one of its part. */
export async function insertKind(
  db: Kysely<Database>,
  row: { id: string; label: string; rank: number; role: Database["unit_kind"]["role"] },
): Promise<void> {
  await db.insertInto("unit_kind").values(row).execute();
}
