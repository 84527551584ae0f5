/** What moving a school into a new year reads and writes. */
import type { Kysely } from "kysely";
import type { Database, Day } from "../schema.ts";
import { piecesOf } from "./units-insert-rows.ts";

export interface YearMember {
  membership: string;
  person: string;
  unit: string;
  login: string | null;
}

/** Open memberships in these units, with the login of each person. */
export async function listYearMembers(db: Kysely<Database>, units: readonly string[]): Promise<YearMember[]> {
  const found: YearMember[] = [];
  for (const piece of piecesOf(units, 500)) {
    const rows = await db
      .selectFrom("membership")
      .leftJoin("account", "account.person", "membership.person")
      .select(["membership.id as membership", "membership.person", "membership.unit", "account.login"])
      .where("membership.unit", "in", piece)
      .where("membership.valid_to", "is", null)
      .execute();
    found.push(...rows);
  }
  return found;
}

/** Closes units from that day on; they keep their place in the trees for what happened before. */
export async function closeUnits(db: Kysely<Database>, units: readonly string[], day: Day): Promise<void> {
  for (const piece of piecesOf(units, 500)) {
    await db
      .updateTable("unit")
      .set({ valid_to: day })
      .where("id", "in", piece)
      .where("valid_to", "is", null)
      .execute();
  }
}

/** Roles of teachers on these classes that still hold. */
export async function listTeacherGrants(
  db: Kysely<Database>,
  classes: readonly string[],
): Promise<{ id: string; person: string; unit: string; homeroom: 0 | 1 }[]> {
  if (classes.length === 0) return [];
  return db
    .selectFrom("role_grant")
    .select(["id", "person", "unit", "homeroom"])
    .where("role", "=", "teacher")
    .where("unit", "in", [...classes])
    .where("valid_to", "is", null)
    .execute();
}

export async function endGrants(db: Kysely<Database>, ids: readonly string[], day: Day): Promise<void> {
  for (const piece of piecesOf(ids, 500)) {
    await db.updateTable("role_grant").set({ valid_to: day }).where("id", "in", piece).execute();
  }
}

/** The one pupil with this code of the Ministry or login and this birth date, wherever; null for none. */
export async function findPupilByCode(
  db: Kysely<Database>,
  { code, loginKey, birthDate }: { code: string; loginKey: string; birthDate: Day },
): Promise<{ person: string; name: string } | null> {
  const row = await db
    .selectFrom("person")
    .leftJoin("account", "account.person", "person.id")
    .leftJoin("person_code", (join) =>
      join.onRef("person_code.person", "=", "person.id").on("person_code.scheme", "=", "moet"),
    )
    .select(["person.id as person", "person.full_name as name"])
    .where("person.birth_date", "=", birthDate)
    .where("person.erased_at", "is", null)
    .where((eb) => eb.or([eb("person_code.code", "=", code), eb("account.login_key", "=", loginKey)]))
    .executeTakeFirst();
  return row ?? null;
}

/** Ends a person's open memberships in all trees; gives in which units they were. */
export async function endMembershipsOf(db: Kysely<Database>, person: string, day: Day): Promise<string[]> {
  const rows = await db
    .updateTable("membership")
    .set({ valid_to: day })
    .where("person", "=", person)
    .where("valid_to", "is", null)
    .returning("unit")
    .execute();
  return rows.map((row) => row.unit);
}
