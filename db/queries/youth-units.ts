/** Units of the Đoàn tree: unions, branches, what is below them, which of them are schools'. */
import type { Kysely } from "kysely";
import type { Database } from "../schema.ts";
import type { UnitRow } from "./units.ts";

/** The open unit with this code of this list, or null. */
export async function findUnitByCode(db: Kysely<Database>, scheme: string, code: string): Promise<string | null> {
  const row = await db
    .selectFrom("unit")
    .select("id")
    .where("code_scheme", "=", scheme)
    .where("code", "=", code)
    .where("valid_to", "is", null)
    .executeTakeFirst();
  return row?.id ?? null;
}

/** Đoàn trường and Liên đội of a school, open ones. */
export async function listUnionsOfSchool(
  db: Kysely<Database>,
  school: string,
): Promise<{ id: string; kind: string }[]> {
  return db
    .selectFrom("unit_edge")
    .innerJoin("unit", "unit.id", "unit_edge.child")
    .select(["unit.id", "unit.kind"])
    .where("unit_edge.tree", "=", "school-youth")
    .where("unit_edge.parent", "=", school)
    .where("unit_edge.valid_to", "is", null)
    .where("unit.valid_to", "is", null)
    .orderBy("unit.id")
    .execute();
}

export interface BranchRow {
  id: string;
  name: string;
  kind: string;
  attrs: string;
  parent: string;
}

/** Open branches right below these unions, of every school year. */
export async function listBranchesOfUnions(db: Kysely<Database>, unions: readonly string[]): Promise<BranchRow[]> {
  if (unions.length === 0) return [];
  return db
    .selectFrom("unit_edge")
    .innerJoin("unit", "unit.id", "unit_edge.child")
    .select(["unit.id", "unit.name", "unit.kind", "unit.attrs", "unit_edge.parent"])
    .where("unit_edge.tree", "=", "youth")
    .where("unit_edge.parent", "in", [...unions])
    .where("unit_edge.valid_to", "is", null)
    .where("unit.valid_to", "is", null)
    .orderBy("unit.id")
    .execute();
}

/**
 * Open branches at or below a unit that belong to no school: neither below a union that a school is known to have, nor
 * below any other Đoàn trường or Liên đội.
 */
export async function listBranchesOutsideSchools(
  db: Kysely<Database>,
  { unit, kinds }: { unit: string; kinds: readonly string[] },
): Promise<UnitRow[]> {
  return db
    .selectFrom("unit_closure")
    .innerJoin("unit", "unit.id", "unit_closure.descendant")
    .select(["unit.id", "unit.kind", "unit.code", "unit.name", "unit.sort_key as sortKey"])
    .where("unit_closure.tree", "=", "youth")
    .where("unit_closure.ancestor", "=", unit)
    .where("unit.kind", "in", [...kinds])
    .where("unit.valid_to", "is", null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("unit_closure as above")
            .innerJoin("unit as union", "union.id", "above.ancestor")
            .select("above.depth")
            .whereRef("above.descendant", "=", "unit.id")
            .where((e) =>
              e.or([
                e.and([e("above.tree", "=", "school-youth"), e("above.depth", ">", 0)]),
                e("union.kind", "in", ["school-union", "troop-union"]),
              ]),
            ),
        ),
      ),
    )
    .orderBy("unit.sort_key")
    .orderBy("unit.id")
    .execute();
}

/** Open branches at or below a unit of the Đoàn tree, by name. */
export async function listOpenBranches(
  db: Kysely<Database>,
  { unit, kinds, limit }: { unit: string; kinds: readonly string[]; limit: number },
): Promise<{ id: string; name: string; kind: string }[]> {
  return db
    .selectFrom("unit_closure")
    .innerJoin("unit", "unit.id", "unit_closure.descendant")
    .select(["unit.id", "unit.name", "unit.kind"])
    .where("unit_closure.tree", "=", "youth")
    .where("unit_closure.ancestor", "=", unit)
    .where("unit.kind", "in", [...kinds])
    .where("unit.valid_to", "is", null)
    .orderBy("unit.sort_key")
    .orderBy("unit.id")
    .limit(limit)
    .execute();
}

/** Open units of the Đoàn tree with this code, whatever list it is of. */
export async function listUnionsByCode(db: Kysely<Database>, code: string): Promise<UnitRow[]> {
  return db
    .selectFrom("unit")
    .innerJoin("unit_kind", "unit_kind.id", "unit.kind")
    .select(["unit.id", "unit.kind", "unit.code", "unit.name", "unit.sort_key as sortKey"])
    .where("unit_kind.role", "=", "branch")
    .where("unit.code", "=", code)
    .where("unit.valid_to", "is", null)
    .execute();
}

/** The topmost union above a unit of the Đoàn tree, itself when nothing is above it. */
export async function findTopUnion(db: Kysely<Database>, unit: string): Promise<string | null> {
  const row = await db
    .selectFrom("unit_closure")
    .innerJoin("unit", "unit.id", "unit_closure.ancestor")
    .innerJoin("unit_kind", "unit_kind.id", "unit.kind")
    .select("unit.id")
    .where("unit_closure.tree", "=", "youth")
    .where("unit_closure.descendant", "=", unit)
    .where("unit_kind.role", "=", "branch")
    .orderBy("unit_closure.depth", "desc")
    .executeTakeFirst();
  return row?.id ?? null;
}

/**
 * Locks these units until the transaction ends, as far as they are open; gives how many are. A write that changes
 * nothing is the one row lock both databases know.
 */
export async function lockOpenUnits(db: Kysely<Database>, units: readonly string[]): Promise<number> {
  if (units.length === 0) return 0;
  const result = await db
    .updateTable("unit")
    .set((eb) => ({ id: eb.ref("id") }))
    .where("id", "in", [...units])
    .where("valid_to", "is", null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}
