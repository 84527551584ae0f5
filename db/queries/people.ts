import type { Kysely } from "kysely";
import type { Database, Day } from "../schema.ts";
import { insertRows, piecesOf } from "./units-insert-rows.ts";

/** Inserts people with their codes and memberships; in pieces of 500 when `db` is no transaction. */
export async function insertPersonRows(
  db: Kysely<Database>,
  rows: {
    readonly people: readonly Database["person"][];
    readonly codes: readonly Database["person_code"][];
    readonly memberships: readonly Database["membership"][];
  },
): Promise<void> {
  await insertRows(db, "person", rows.people);
  await insertRows(db, "person_code", rows.codes);
  await insertRows(db, "membership", rows.memberships);
}

/** Full names by person id. The caller decides who may see them; erased people have none. */
export async function listPersonNames(
  db: Kysely<Database>,
  people: readonly string[],
): Promise<{ id: string; fullName: string }[]> {
  const found: { id: string; fullName: string }[] = [];
  for (const piece of piecesOf(people, 1_000)) {
    const rows = await db
      .selectFrom("person")
      .select(["id", "full_name as fullName"])
      .where("id", "in", piece)
      .where("erased_at", "is", null)
      .execute();
    found.push(...rows);
  }
  return found;
}

export interface MemberRow {
  person: string;
  fullName: string;
  birthDate: Day | null;
  /** What the person signs in with; null without an account. */
  login: string | null;
}

/** Who is in a class or branch on that day, in the order of a Vietnamese class list. The caller has checked the scope. */
export async function listMembers(db: Kysely<Database>, unit: string, day: Day): Promise<MemberRow[]> {
  return db
    .selectFrom("membership")
    .innerJoin("person", "person.id", "membership.person")
    .leftJoin("account", "account.person", "person.id")
    .select(["person.id as person", "person.full_name as fullName", "person.birth_date as birthDate", "account.login"])
    .where("membership.unit", "=", unit)
    .where("membership.valid_to", "is", null)
    .where("membership.valid_from", "<=", day)
    .where("person.erased_at", "is", null)
    .orderBy("person.sort_key")
    .orderBy("person.id")
    .execute();
}
