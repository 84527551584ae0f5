/** What the administrator's pages of units read and write. */
import type { Kysely } from "kysely";
import type { Database, Day } from "../schema.ts";

export interface ChildRow {
  id: string;
  name: string;
  code: string;
  kindLabel: string;
  below: number;
}

/** Open units right below one in a tree, or the tree's roots; one page, and how many there are. */
export async function listChildren(
  db: Kysely<Database>,
  input: { tree: string; parent: string | null; search: string; limit: number; offset: number },
): Promise<{ rows: ChildRow[]; total: number }> {
  const { tree, parent, search, limit, offset } = input;
  const found = db
    .selectFrom("unit")
    .innerJoin("unit_kind", "unit_kind.id", "unit.kind")
    .where("unit.valid_to", "is", null)
    .where("unit.id", "in", (eb) => {
      if (search !== "") return eb.selectFrom("unit_closure").select("descendant").where("tree", "=", tree);
      const below = eb.selectFrom("unit_edge").select("child").where("tree", "=", tree).where("valid_to", "is", null);
      if (parent !== null) return below.where("parent", "=", parent);
      // a root is a parent that is no child
      return eb
        .selectFrom("unit_edge as root")
        .select("root.parent")
        .where("root.tree", "=", tree)
        .where("root.valid_to", "is", null)
        .where("root.parent", "not in", below);
    })
    .$if(search !== "", (query) =>
      query.where((eb) => eb.or([eb("unit.name_key", "like", `%${search}%`), eb("unit.code", "=", search)])),
    );
  const { total } = await found.select((eb) => eb.fn.countAll<number>().as("total")).executeTakeFirstOrThrow();
  const rows = await found
    .select((eb) => [
      "unit.id",
      "unit.name",
      "unit.code",
      "unit_kind.label as kindLabel",
      eb
        .selectFrom("unit_edge")
        .select((e) => e.fn.countAll<number>().as("n"))
        .whereRef("unit_edge.parent", "=", "unit.id")
        .where("unit_edge.tree", "=", tree)
        .where("unit_edge.valid_to", "is", null)
        .as("below"),
    ])
    .orderBy("unit_kind.rank")
    .orderBy("unit.sort_key")
    .orderBy("unit.id")
    .limit(limit)
    .offset(offset)
    .execute();
  return { rows: rows.map((row) => ({ ...row, below: Number(row.below ?? 0) })), total: Number(total) };
}

export interface PlaceRow {
  tree: string;
  treeLabel: string;
  parent: string;
  parentName: string;
  validFrom: Day;
  validTo: Day | null;
}

/** Where a unit hangs and hung, in every tree, today's place first. */
export async function listPlaces(db: Kysely<Database>, unit: string): Promise<PlaceRow[]> {
  return db
    .selectFrom("unit_edge")
    .innerJoin("tree", "tree.id", "unit_edge.tree")
    .innerJoin("unit", "unit.id", "unit_edge.parent")
    .select([
      "unit_edge.tree",
      "tree.label as treeLabel",
      "unit_edge.parent",
      "unit.name as parentName",
      "unit_edge.valid_from as validFrom",
      "unit_edge.valid_to as validTo",
    ])
    .where("unit_edge.child", "=", unit)
    .orderBy("tree.pos")
    .orderBy("unit_edge.valid_from", "desc")
    .execute();
}

/** What stands at or below a unit: what a change of it touches. */
export async function countBelow(
  db: Kysely<Database>,
  unit: string,
): Promise<{ children: number; schools: number; classes: number; people: number; grants: number }> {
  const below = db.selectFrom("unit_closure").select("descendant").where("ancestor", "=", unit);
  const kinds = await db
    .selectFrom("unit")
    .innerJoin("unit_kind", "unit_kind.id", "unit.kind")
    .select((eb) => ["unit_kind.role", eb.fn.countAll<number>().as("n")])
    .where("unit.id", "in", below)
    .where("unit.id", "!=", unit)
    .where("unit.valid_to", "is", null)
    .groupBy("unit_kind.role")
    .execute();
  const of = (role: string) => Number(kinds.find((row) => row.role === role)?.n ?? 0);
  const people = await db
    .selectFrom("membership")
    .select((eb) => eb.fn.count<number>("person").distinct().as("n"))
    .where("unit", "in", below)
    .where("valid_to", "is", null)
    .executeTakeFirstOrThrow();
  const grants = await db
    .selectFrom("role_grant")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .where("unit", "in", below)
    .where("valid_to", "is", null)
    .executeTakeFirstOrThrow();
  const children = await db
    .selectFrom("unit_edge")
    .innerJoin("unit", "unit.id", "unit_edge.child")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .where("unit_edge.parent", "=", unit)
    .where("unit_edge.valid_to", "is", null)
    .where("unit.valid_to", "is", null)
    .executeTakeFirstOrThrow();
  return {
    children: Number(children.n),
    schools: of("school"),
    classes: of("class"),
    people: Number(people.n),
    grants: Number(grants.n),
  };
}

export async function findUnitRow(db: Kysely<Database>, unit: string): Promise<Database["unit"] | null> {
  return (await db.selectFrom("unit").selectAll().where("id", "=", unit).executeTakeFirst()) ?? null;
}

/** Whether another open child of the same parent has this folded name. */
export async function hasSibling(
  db: Kysely<Database>,
  { tree, parent, nameKey, but }: { tree: string; parent: string; nameKey: string; but: string },
): Promise<boolean> {
  const row = await db
    .selectFrom("unit_edge")
    .innerJoin("unit", "unit.id", "unit_edge.child")
    .select("unit.id")
    .where("unit_edge.tree", "=", tree)
    .where("unit_edge.parent", "=", parent)
    .where("unit_edge.valid_to", "is", null)
    .where("unit.valid_to", "is", null)
    .where("unit.name_key", "=", nameKey)
    .where("unit.id", "!=", but)
    .executeTakeFirst();
  return row !== undefined;
}

export async function updateUnitRow(
  db: Kysely<Database>,
  unit: string,
  values: Partial<Pick<Database["unit"], "name" | "name_key" | "sort_key" | "attrs" | "valid_to">>,
): Promise<void> {
  await db.updateTable("unit").set(values).where("id", "=", unit).execute();
}

/** Edges in force below a unit, of every tree. */
export async function listEdgesBelow(db: Kysely<Database>, parent: string): Promise<{ tree: string; child: string }[]> {
  return db
    .selectFrom("unit_edge")
    .select(["tree", "child"])
    .where("parent", "=", parent)
    .where("valid_to", "is", null)
    .execute();
}

export async function listKinds(db: Kysely<Database>): Promise<(Database["unit_kind"] & { n: number })[]> {
  const rows = await db
    .selectFrom("unit_kind")
    .leftJoin("unit", (join) => join.onRef("unit.kind", "=", "unit_kind.id").on("unit.valid_to", "is", null))
    .select((eb) => [
      "unit_kind.id",
      "unit_kind.label",
      "unit_kind.rank",
      "unit_kind.role",
      eb.fn.count<number>("unit.id").as("n"),
    ])
    .groupBy(["unit_kind.id", "unit_kind.label", "unit_kind.rank", "unit_kind.role"])
    .orderBy("unit_kind.rank")
    .orderBy("unit_kind.id")
    .execute();
  return rows.map((row) => ({ ...row, n: Number(row.n) }));
}

export async function updateKindLabel(db: Kysely<Database>, id: string, label: string): Promise<void> {
  await db.updateTable("unit_kind").set({ label }).where("id", "=", id).execute();
}
