/** Pupils of a unit for lists of consents: who is there, and whom codes mean. */
import type { Kysely } from "kysely";
import type { Database, Day } from "../schema.ts";
import { piecesOf } from "./units-insert-rows.ts";

/** Open members of a unit and of everything below it, without whoever holds a role: the people of consent pages. */
function membersBelow(db: Kysely<Database>, unit: string, day: Day) {
  return db
    .selectFrom("membership")
    .innerJoin("person", "person.id", "membership.person")
    .innerJoin("unit", "unit.id", "membership.unit")
    .where("membership.valid_to", "is", null)
    .where("membership.valid_from", "<=", day)
    .where("membership.unit", "in", (eb) =>
      eb.selectFrom("unit_closure").select("descendant").where("ancestor", "=", unit),
    );
}

export interface ListedPupil {
  person: string;
  name: string;
  unitName: string;
  login: string | null;
}

/** Everybody below a unit by class and name; who is in a class and a branch comes once for each. */
export async function listPupilsBelow(db: Kysely<Database>, unit: string, day: Day): Promise<ListedPupil[]> {
  return membersBelow(db, unit, day)
    .leftJoin("account", "account.person", "person.id")
    .select(["person.id as person", "person.full_name as name", "unit.name as unitName", "account.login"])
    .orderBy("unit.sort_key")
    .orderBy("person.sort_key")
    .orderBy("person.id")
    .execute();
}

/** Whom these codes (upper case) or logins mean below a unit. One code may mean several people, of several schemes. */
export async function listPupilsByCodes(
  db: Kysely<Database>,
  { unit, day, codes }: { unit: string; day: Day; codes: readonly string[] },
): Promise<{ code: string; person: string; name: string }[]> {
  const found: { code: string; person: string; name: string }[] = [];
  for (const piece of piecesOf(codes, 500)) {
    const byCode = await membersBelow(db, unit, day)
      .innerJoin("person_code", "person_code.person", "person.id")
      .select(["person_code.code", "person.id as person", "person.full_name as name"])
      .distinct()
      .where("person_code.code", "in", piece)
      .execute();
    const byLogin = await membersBelow(db, unit, day)
      .innerJoin("account", "account.person", "person.id")
      .select(["account.login_key as code", "person.id as person", "person.full_name as name"])
      .distinct()
      .where(
        "account.login_key",
        "in",
        piece.map((code) => code.toLowerCase()),
      )
      .execute();
    found.push(...byCode, ...byLogin.map((row) => ({ ...row, code: row.code.toUpperCase() })));
  }
  return found;
}

/** Nothing of a file stays once it was carried out. */
export async function deleteUpload(db: Kysely<Database>, id: string): Promise<void> {
  await db.deleteFrom("upload").where("id", "=", id).execute();
}
