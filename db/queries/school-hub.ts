/** A school at a glance: its classes with pupils, teachers and slips; its last roll; its phone. */
import type { Kysely } from "kysely";
import type { Database, Day } from "../schema.ts";

export interface HubClass {
  id: string;
  name: string;
  attrs: string;
  pupils: number;
  printed: number;
  signedIn: number;
}

/** Open classes of a school with how many pupils they have, how many got a slip or a password, how many signed in. */
export async function listHubClasses(db: Kysely<Database>, school: string): Promise<HubClass[]> {
  const rows = await db
    .selectFrom("unit_closure")
    .innerJoin("unit", "unit.id", "unit_closure.descendant")
    .leftJoin("membership", (join) =>
      join
        .onRef("membership.unit", "=", "unit.id")
        .on("membership.valid_to", "is", null)
        .on("membership.role", "=", "pupil"),
    )
    .leftJoin("account", "account.person", "membership.person")
    .select((eb) => [
      "unit.id",
      "unit.name",
      "unit.attrs",
      eb.fn.count<number>("membership.id").as("pupils"),
      eb.fn.count<number>("account.id").filterWhere("account.password_kind", "!=", "none").as("printed"),
      eb.fn.count<number>("account.id").filterWhere("account.last_login_at", "is not", null).as("signedIn"),
    ])
    .where("unit_closure.ancestor", "=", school)
    .where("unit_closure.tree", "=", "state")
    .where("unit.kind", "=", "class")
    .where("unit.valid_to", "is", null)
    .groupBy(["unit.id", "unit.name", "unit.attrs", "unit.sort_key"])
    .orderBy("unit.sort_key")
    .orderBy("unit.id")
    .execute();
  return rows.map((row) => ({
    ...row,
    pupils: Number(row.pupils),
    printed: Number(row.printed),
    signedIn: Number(row.signedIn),
  }));
}

/** Who teaches which of these classes today, the homeroom teacher first. */
export async function listTeachersOf(
  db: Kysely<Database>,
  classes: readonly string[],
  day: Day,
): Promise<{ unit: string; name: string; person: string; homeroom: 0 | 1 }[]> {
  if (classes.length === 0) return [];
  return db
    .selectFrom("role_grant")
    .innerJoin("person", "person.id", "role_grant.person")
    .select(["role_grant.unit", "person.full_name as name", "person.id as person", "role_grant.homeroom"])
    .where("role_grant.role", "=", "teacher")
    .where("role_grant.unit", "in", [...classes])
    .where("role_grant.valid_from", "<=", day)
    .where((eb) => eb.or([eb("role_grant.valid_to", "is", null), eb("role_grant.valid_to", ">", day)]))
    .where("person.erased_at", "is", null)
    .orderBy("role_grant.homeroom", "desc")
    .orderBy("person.sort_key")
    .orderBy("person.id")
    .execute();
}

/** The last roll that was brought in, and by whom; null for none. */
export async function findLastRoll(
  db: Kysely<Database>,
  school: string,
): Promise<{ at: number; by: string | null } | null> {
  const row = await db
    .selectFrom("roll_import")
    .leftJoin("account", "account.id", "roll_import.actor")
    .leftJoin("person", "person.id", "account.person")
    .select(["roll_import.at", "person.full_name as by"])
    .where("roll_import.school", "=", school)
    .orderBy("roll_import.n", "desc")
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

export async function findUnitAttrs(db: Kysely<Database>, unit: string): Promise<Record<string, string | number>> {
  const row = await db.selectFrom("unit").select("attrs").where("id", "=", unit).executeTakeFirst();
  return row ? (JSON.parse(row.attrs) as Record<string, string | number>) : {};
}

export async function updateUnitAttrs(
  db: Kysely<Database>,
  unit: string,
  attrs: Readonly<Record<string, unknown>>,
): Promise<void> {
  await db
    .updateTable("unit")
    .set({ attrs: JSON.stringify(attrs) })
    .where("id", "=", unit)
    .execute();
}
