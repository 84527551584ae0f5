/** A class as its teacher sees it; every query takes the scope the viewer was granted. */
import type { Kysely } from "kysely";
import type { Database } from "../schema.ts";

export interface ClassRow {
  id: string;
  name: string;
  kindLabel: string;
  schoolName: string | null;
  members: number;
}

/** Classes and branches at or below the units of this scope that have members today, by school and name. */
export async function listClassesOfScope(
  db: Kysely<Database>,
  scope: readonly string[],
  limit = 500,
): Promise<ClassRow[]> {
  if (scope.length === 0) return [];
  return db
    .selectFrom("unit")
    .innerJoin("unit_kind", "unit_kind.id", "unit.kind")
    .leftJoin("unit_edge", (join) => join.onRef("unit_edge.child", "=", "unit.id").on("unit_edge.valid_to", "is", null))
    .leftJoin("unit as parent", "parent.id", "unit_edge.parent")
    .select((eb) => [
      "unit.id",
      "unit.name",
      "unit_kind.label as kindLabel",
      "parent.name as schoolName",
      eb
        .selectFrom("membership")
        .select((e) => e.fn.countAll<number>().as("n"))
        .whereRef("membership.unit", "=", "unit.id")
        .where("membership.valid_to", "is", null)
        .as("members"),
    ])
    .where("unit.kind", "in", (eb) =>
      eb.selectFrom("unit_kind as k").select("k.id").where("k.role", "in", ["class", "branch"]),
    )
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom("unit_closure")
          .select("unit_closure.depth")
          .where("unit_closure.ancestor", "in", scope)
          .whereRef("unit_closure.descendant", "=", "unit.id"),
      ),
    )
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom("membership")
          .select("membership.id")
          .whereRef("membership.unit", "=", "unit.id")
          .where("membership.valid_to", "is", null),
      ),
    )
    .orderBy("parent.sort_key")
    .orderBy("unit.sort_key")
    .limit(limit)
    .execute()
    .then((rows) => rows.map((row) => ({ ...row, members: Number(row.members ?? 0) })));
}

export interface MemberAttempts {
  person: string;
  turns: number;
  open: number;
  best: number | null;
}

/** Per member of the unit: closed attempts of the round, whether one runs, the best score in thousandths. */
export async function listMemberAttempts(db: Kysely<Database>, unit: string, round: string): Promise<MemberAttempts[]> {
  const rows = await db
    .selectFrom("membership")
    .innerJoin("attempt", "attempt.person", "membership.person")
    .select((eb) => [
      "membership.person",
      eb.fn.count<number>("attempt.id").filterWhere("attempt.state", "in", ["submitted", "expired"]).as("turns"),
      eb.fn.count<number>("attempt.id").filterWhere("attempt.state", "=", "open").as("open"),
      eb.fn.max("attempt.score").filterWhere("attempt.state", "in", ["submitted", "expired"]).as("best"),
    ])
    .where("membership.unit", "=", unit)
    .where("membership.valid_to", "is", null)
    .where("attempt.round", "=", round)
    .groupBy("membership.person")
    .execute();
  return rows.map((row) => ({
    person: row.person,
    turns: Number(row.turns),
    open: Number(row.open),
    best: row.best === null ? null : Number(row.best),
  }));
}
