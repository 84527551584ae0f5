/** What the acts on units look at and write, beside `unit-admin.ts`. */
import type { Kysely } from "kysely";
import type { Database, Day, Instant } from "../schema.ts";

/** The edge in force of a unit in one tree. */
export async function findOpenEdge(
  db: Kysely<Database>,
  tree: string,
  child: string,
): Promise<{ parent: string; validFrom: Day } | null> {
  const row = await db
    .selectFrom("unit_edge")
    .select(["parent", "valid_from as validFrom"])
    .where("tree", "=", tree)
    .where("child", "=", child)
    .where("valid_to", "is", null)
    .executeTakeFirst();
  return row ?? null;
}

/** Takes a unit out of a tree from `day` on; a place that began on that very day never was. */
export async function endEdge(
  db: Kysely<Database>,
  { tree, child, day }: { tree: string; child: string; day: Day },
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
}

export interface ChildEdge {
  tree: string;
  child: string;
  validFrom: Day;
  name: string;
  nameKey: string;
  kind: string;
}

/** Open units right below one, of every tree or one, by name. */
export async function listChildEdges(
  db: Kysely<Database>,
  parent: string,
  tree: string | null = null,
): Promise<ChildEdge[]> {
  return db
    .selectFrom("unit_edge")
    .innerJoin("unit", "unit.id", "unit_edge.child")
    .select([
      "unit_edge.tree",
      "unit_edge.child",
      "unit_edge.valid_from as validFrom",
      "unit.name",
      "unit.name_key as nameKey",
      "unit.kind",
    ])
    .where("unit_edge.parent", "=", parent)
    .where("unit_edge.valid_to", "is", null)
    .where("unit.valid_to", "is", null)
    .$if(tree !== null, (query) => query.where("unit_edge.tree", "=", tree!))
    .orderBy("unit.sort_key")
    .orderBy("unit.id")
    .execute();
}

/** People who are members of this very unit. */
export async function countMembersOf(db: Kysely<Database>, unit: string): Promise<number> {
  const row = await db
    .selectFrom("membership")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .where("unit", "=", unit)
    .where("valid_to", "is", null)
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

/** The last day on which something of this unit ended: a member, a unit below it. Null when nothing did. */
export async function findLastEnd(db: Kysely<Database>, unit: string): Promise<Day | null> {
  const member = await db
    .selectFrom("membership")
    .select((eb) => eb.fn.max("valid_to").as("day"))
    .where("unit", "=", unit)
    .executeTakeFirstOrThrow();
  const child = await db
    .selectFrom("unit_edge")
    .select((eb) => eb.fn.max("valid_to").as("day"))
    .where("parent", "=", unit)
    .executeTakeFirstOrThrow();
  const days = [member.day, child.day].filter((day) => day !== null);
  return days.sort().at(-1) ?? null;
}

/** A contest that this unit holds and that is not over; its title. */
export async function findContestUnderWay(db: Kysely<Database>, unit: string, now: Instant): Promise<string | null> {
  const row = await db
    .selectFrom("contest")
    .innerJoin("round", "round.contest", "contest.id")
    .select("contest.title")
    .where("contest.unit", "=", unit)
    .where("round.closes_at", ">", now)
    .executeTakeFirst();
  return row?.title ?? null;
}

/** Roles on this very unit end; gives whose they were. */
export async function endGrantsOn(
  db: Kysely<Database>,
  unit: string,
  day: Day,
): Promise<{ person: string; role: string }[]> {
  return db
    .updateTable("role_grant")
    .set({ valid_to: day })
    .where("unit", "=", unit)
    .where("valid_to", "is", null)
    .returning(["person", "role"])
    .execute();
}

export async function codeExists(db: Kysely<Database>, scheme: string, code: string): Promise<boolean> {
  const row = await db
    .selectFrom("unit")
    .select("id")
    .where("code_scheme", "=", scheme)
    .where("code", "=", code)
    .executeTakeFirst();
  return row !== undefined;
}

export interface PlannedRow {
  id: string;
  unit: string;
  unitName: string;
  detail: string;
  day: Day;
  outcome: Database["unit_change"]["outcome"];
  problem: string | null;
}

export async function insertPlanned(db: Kysely<Database>, row: Pick<Database["unit_change"], PlannedKeys>) {
  await db
    .insertInto("unit_change")
    .values({ ...row, closed_at: null, outcome: null, problem: null })
    .execute();
}
type PlannedKeys = "id" | "unit" | "detail" | "day" | "made_at" | "made_by";

/** Changes that wait for their day, and those that failed since `since`; of one unit or of all, by day. */
export async function listPlanned(
  db: Kysely<Database>,
  { unit, since }: { unit: string | null; since: Instant },
): Promise<PlannedRow[]> {
  return db
    .selectFrom("unit_change")
    .innerJoin("unit", "unit.id", "unit_change.unit")
    .select([
      "unit_change.id",
      "unit_change.unit",
      "unit.name as unitName",
      "unit_change.detail",
      "unit_change.day",
      "unit_change.outcome",
      "unit_change.problem",
    ])
    .where((eb) =>
      eb.or([
        eb("unit_change.closed_at", "is", null),
        eb.and([eb("unit_change.outcome", "=", "failed"), eb("unit_change.closed_at", ">=", since)]),
      ]),
    )
    .$if(unit !== null, (query) => query.where("unit_change.unit", "=", unit!))
    .orderBy("unit_change.day")
    .orderBy("unit_change.id")
    .limit(200)
    .execute();
}

/** Changes whose day has come, in the order in which they were wanted. */
export async function listPlannedDue(
  db: Kysely<Database>,
  today: Day,
): Promise<{ id: string; detail: string; madeBy: string }[]> {
  return db
    .selectFrom("unit_change")
    .select(["id", "detail", "made_by as madeBy"])
    .where("closed_at", "is", null)
    .where("day", "<=", today)
    .orderBy("day")
    .orderBy("id")
    .execute();
}

/** Closes a change that waits; false when it does not wait any more. */
export async function closePlanned(
  db: Kysely<Database>,
  id: string,
  how: { at: Instant; outcome: "done" | "cancelled" | "failed"; problem?: string | null; unit?: string },
): Promise<boolean> {
  const row = await db
    .updateTable("unit_change")
    .set({ closed_at: how.at, outcome: how.outcome, problem: how.problem ?? null })
    .where("id", "=", id)
    .where("closed_at", "is", null)
    .$if(how.unit !== undefined, (query) => query.where("unit", "=", how.unit!))
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}
