/** Who has sat a round, counted per class or branch, with whom to call there. The caller has checked the right. */
import type { Kysely } from "kysely";
import type { Database, Day, Json } from "../schema.ts";

export interface GroupsBelow {
  readonly ancestor: string;
  readonly tree: string;
  /** Kinds of the groups: classes, branches. */
  readonly kinds: readonly string[];
}

export interface TurnoutRow {
  unit: string;
  name: string;
  attrs: Json;
  /** On the list on that day. */
  members: number;
  /** With a closed, not void attempt. */
  sat: number;
  /** With an open attempt and no closed one. */
  running: number;
}

/**
 * Open groups below a unit by name, in one statement: for every member one look into the index of persons and rounds, so
 * the cost is that of the members and does not grow with the contest. The groups are fixed first: a PostgreSQL that has
 * not counted its tables yet would otherwise begin with the classes of the whole province.
 */
export async function listTurnout(
  db: Kysely<Database>,
  { ancestor, tree, kinds, round, day }: GroupsBelow & { readonly round: string; readonly day: Day },
): Promise<TurnoutRow[]> {
  if (kinds.length === 0) return [];
  const rows = await db
    .with(
      (cte) => cte("below").materialized(),
      (query) =>
        query
          .selectFrom("unit_closure")
          .innerJoin("unit", "unit.id", "unit_closure.descendant")
          .select(["unit.id", "unit.name", "unit.attrs", "unit.sort_key"])
          .where("unit_closure.tree", "=", tree)
          .where("unit_closure.ancestor", "=", ancestor)
          .where("unit.kind", "in", [...kinds])
          .where("unit.valid_to", "is", null),
    )
    .with("people", (query) =>
      query
        .selectFrom("below")
        .innerJoin("membership", "membership.unit", "below.id")
        .innerJoin("person", "person.id", "membership.person")
        .leftJoin("attempt", (join) => join.onRef("attempt.person", "=", "person.id").on("attempt.round", "=", round))
        .select((eb) => [
          "below.id as unit",
          "person.id as person",
          eb.fn.count<number>("attempt.id").filterWhere("attempt.state", "in", ["submitted", "expired"]).as("closed"),
          eb.fn.count<number>("attempt.id").filterWhere("attempt.state", "=", "open").as("open"),
        ])
        .where("membership.valid_to", "is", null)
        .where("membership.valid_from", "<=", day)
        .where("person.erased_at", "is", null)
        .groupBy(["below.id", "person.id"]),
    )
    .selectFrom("below")
    .leftJoin("people", "people.unit", "below.id")
    .select((eb) => [
      "below.id as unit",
      "below.name",
      "below.attrs",
      eb.fn.count<number>("people.person").as("members"),
      eb.fn.count<number>("people.person").filterWhere("people.closed", ">", 0).as("sat"),
      eb.fn
        .count<number>("people.person")
        .filterWhere((e) => e.and([e("people.closed", "=", 0), e("people.open", ">", 0)]))
        .as("running"),
    ])
    .groupBy(["below.id", "below.name", "below.attrs", "below.sort_key"])
    .orderBy("below.sort_key")
    .orderBy("below.id")
    .execute();
  return rows.map((row) => ({
    ...row,
    members: Number(row.members),
    sat: Number(row.sat),
    running: Number(row.running),
  }));
}

/** What the open groups below a unit say of themselves, such as their grade. */
export async function listAttrsBelow(
  db: Kysely<Database>,
  { ancestor, tree, kinds }: GroupsBelow,
): Promise<{ name: string; attrs: Json }[]> {
  if (kinds.length === 0) return [];
  return db
    .selectFrom("unit_closure")
    .innerJoin("unit", "unit.id", "unit_closure.descendant")
    .select(["unit.name", "unit.attrs"])
    .where("unit_closure.tree", "=", tree)
    .where("unit_closure.ancestor", "=", ancestor)
    .where("unit.kind", "in", [...kinds])
    .where("unit.valid_to", "is", null)
    .execute();
}

export interface GroupContact {
  unit: string;
  name: string;
  phone: string | null;
}

/** Homeroom teachers of these classes and secretaries of these branches on that day. */
export async function listContactsOf(
  db: Kysely<Database>,
  units: readonly string[],
  day: Day,
): Promise<GroupContact[]> {
  if (units.length === 0) return [];
  return db
    .selectFrom("role_grant")
    .innerJoin("person", "person.id", "role_grant.person")
    .leftJoin("staff_contact", "staff_contact.person", "person.id")
    .select(["role_grant.unit", "person.full_name as name", "staff_contact.phone"])
    .where("role_grant.unit", "in", [...units])
    .where((eb) =>
      eb.or([
        eb.and([eb("role_grant.role", "=", "teacher"), eb("role_grant.homeroom", "=", 1)]),
        eb("role_grant.role", "=", "secretary"),
      ]),
    )
    .where("role_grant.valid_from", "<=", day)
    .where((eb) => eb.or([eb("role_grant.valid_to", "is", null), eb("role_grant.valid_to", ">", day)]))
    .where("person.erased_at", "is", null)
    .orderBy("person.sort_key")
    .orderBy("person.id")
    .execute();
}
