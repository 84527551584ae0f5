import type { Kysely } from "kysely";
import type { Database, Day } from "../schema.ts";
import { insertRows, piecesOf } from "./units-insert-rows.ts";

export interface UnitRow {
  id: string;
  kind: string;
  code: string;
  name: string;
  sortKey: string;
}

const UNIT_COLUMNS = ["unit.id", "unit.kind", "unit.code", "unit.name", "unit.sort_key as sortKey"] as const;

/** Units by id, in no order; unknown ids are left out. Names of units are public: no scope. */
export async function listUnitsByIds(db: Kysely<Database>, ids: readonly string[]): Promise<UnitRow[]> {
  const found: UnitRow[] = [];
  for (const piece of piecesOf(ids, 1_000)) {
    found.push(...(await db.selectFrom("unit").select(UNIT_COLUMNS).where("id", "in", piece).execute()));
  }
  return found;
}

/** Units of these kinds below a unit in one tree, itself included when its kind fits; sorted by kind's rank, then name. */
export async function listUnitsBelow(
  db: Kysely<Database>,
  { ancestor, tree, kinds }: { ancestor: string; tree: string; kinds: readonly string[] },
): Promise<(UnitRow & { depth: number })[]> {
  if (kinds.length === 0) return [];
  return db
    .selectFrom("unit_closure")
    .innerJoin("unit", "unit.id", "unit_closure.descendant")
    .innerJoin("unit_kind", "unit_kind.id", "unit.kind")
    .select([...UNIT_COLUMNS, "unit_closure.depth"])
    .where("unit_closure.tree", "=", tree)
    .where("unit_closure.ancestor", "=", ancestor)
    .where("unit.kind", "in", [...kinds])
    .orderBy("unit_kind.rank")
    .orderBy("unit.sort_key")
    .orderBy("unit.id")
    .execute();
}

/** Everything below a unit in any tree that places people, itself included, without repetition. */
export async function listDescendantIds(db: Kysely<Database>, ancestor: string): Promise<string[]> {
  const rows = await db
    .selectFrom("unit_closure")
    .select("descendant")
    .distinct()
    .where("ancestor", "=", ancestor)
    .where("tree", "<>", "school-youth")
    .orderBy("descendant")
    .execute();
  return rows.map((row) => row.descendant);
}

export interface AncestorRow {
  descendant: string;
  unit: string;
  tree: string;
  depth: number;
}

/** What stands above these units in every tree, themselves included (depth 0); main trees first, nearest first. */
export async function listAncestors(db: Kysely<Database>, units: readonly string[]): Promise<AncestorRow[]> {
  if (units.length === 0) return [];
  return db
    .selectFrom("unit_closure")
    .innerJoin("tree", "tree.id", "unit_closure.tree")
    .select(["unit_closure.descendant", "unit_closure.ancestor as unit", "unit_closure.tree", "unit_closure.depth"])
    .where("unit_closure.descendant", "in", [...units])
    .orderBy("tree.pos")
    .orderBy("unit_closure.depth")
    .orderBy("unit_closure.ancestor")
    .execute();
}

export interface EdgeRow {
  tree: string;
  child: string;
  parent: string;
}

/** The edges in force on that day; one parent per tree and child. */
export async function listEdges(db: Kysely<Database>, day: Day): Promise<EdgeRow[]> {
  return db
    .selectFrom("unit_edge")
    .select(["tree", "child", "parent"])
    .where("valid_from", "<=", day)
    .where((eb) => eb.or([eb("valid_to", "is", null), eb("valid_to", ">", day)]))
    .execute();
}

export async function listTrees(db: Kysely<Database>): Promise<{ id: string; label: string; grouping: 0 | 1 }[]> {
  return db.selectFrom("tree").select(["id", "label", "grouping"]).orderBy("pos").execute();
}

/** The closure of one tree as it stands. */
export async function listClosure(db: Kysely<Database>, tree: string): Promise<Database["unit_closure"][]> {
  return db.selectFrom("unit_closure").selectAll().where("tree", "=", tree).execute();
}

/** Replaces what stands above these descendants in one tree. */
export async function replaceClosure(
  db: Kysely<Database>,
  tree: string,
  descendants: readonly string[],
  rows: readonly Database["unit_closure"][],
): Promise<void> {
  for (const piece of piecesOf(descendants, 500)) {
    await db.deleteFrom("unit_closure").where("tree", "=", tree).where("descendant", "in", piece).execute();
  }
  await insertRows(db, "unit_closure", rows);
}

/** The school above a class, in the state tree; the unit itself when it is one. Null for what is in no school. */
export async function findSchoolOf(db: Kysely<Database>, unit: string): Promise<UnitRow | null> {
  const row = await db
    .selectFrom("unit_closure")
    .innerJoin("unit", "unit.id", "unit_closure.ancestor")
    .innerJoin("unit_kind", "unit_kind.id", "unit.kind")
    .select(UNIT_COLUMNS)
    .where("unit_closure.descendant", "=", unit)
    .where("unit_closure.tree", "=", "state")
    .where("unit_kind.role", "=", "school")
    .orderBy("unit_closure.depth")
    .executeTakeFirst();
  return row ?? null;
}

/** The school whose Đoàn trường or Liên đội this is, or of which it is a branch. Null for what is outside schools. */
export async function findSchoolOfYouth(db: Kysely<Database>, unit: string): Promise<UnitRow | null> {
  const row = await db
    .selectFrom("unit_closure")
    .innerJoin("unit", "unit.id", "unit_closure.ancestor")
    .select(UNIT_COLUMNS)
    .where("unit_closure.descendant", "=", unit)
    .where("unit_closure.tree", "=", "school-youth")
    .where("unit_closure.depth", ">", 0)
    .orderBy("unit_closure.depth", "desc")
    .executeTakeFirst();
  return row ?? null;
}

/** The unit right above, in the first tree that has one. */
export async function findParent(db: Kysely<Database>, unit: string): Promise<UnitRow | null> {
  const row = await db
    .selectFrom("unit_closure")
    .innerJoin("unit", "unit.id", "unit_closure.ancestor")
    .innerJoin("tree", "tree.id", "unit_closure.tree")
    .select(UNIT_COLUMNS)
    .where("unit_closure.descendant", "=", unit)
    .where("unit_closure.depth", "=", 1)
    .orderBy("tree.pos")
    .executeTakeFirst();
  return row ?? null;
}
