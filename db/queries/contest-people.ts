/** Finding one person for whoever organises a contest. */
import type { Kysely } from "kysely";
import type { Database } from "../schema.ts";

export interface FoundPerson {
  person: string;
  fullName: string;
  login: string | null;
}

export interface PeopleOf {
  /** The unit that hosts the contest: its people are those of the classes and branches below it. */
  readonly unit: string;
  /** Who sat one of these rounds is found, too, wherever they are now. */
  readonly rounds: readonly string[];
}

function peopleOf(db: Kysely<Database>, { unit, rounds }: PeopleOf) {
  return db
    .selectFrom("person")
    .leftJoin("account", "account.person", "person.id")
    .select(["person.id as person", "person.full_name as fullName", "account.login"])
    .where("person.erased_at", "is", null)
    .where((eb) =>
      eb.or([
        eb.exists(
          eb
            .selectFrom("membership")
            .innerJoin("unit_closure", "unit_closure.descendant", "membership.unit")
            .select("membership.id")
            .whereRef("membership.person", "=", "person.id")
            .where("membership.valid_to", "is", null)
            .where("unit_closure.ancestor", "=", unit),
        ),
        ...(rounds.length > 0
          ? [
              eb.exists(
                eb
                  .selectFrom("attempt")
                  .select("attempt.id")
                  .whereRef("attempt.person", "=", "person.id")
                  .where("attempt.round", "in", [...rounds]),
              ),
            ]
          : []),
      ]),
    );
}

/** By what they sign in with; the key is folded. */
export async function findPersonByLogin(
  db: Kysely<Database>,
  of: PeopleOf,
  loginKey: string,
): Promise<FoundPerson | null> {
  return (await peopleOf(db, of).where("account.login_key", "=", loginKey).executeTakeFirst()) ?? null;
}

/** By the beginning of the folded full name, in the order of a class list; at most `limit`. */
export async function listPeopleNamed(
  db: Kysely<Database>,
  of: PeopleOf,
  nameKey: string,
  limit: number,
): Promise<FoundPerson[]> {
  return peopleOf(db, of)
    .where("person.name_key", ">=", nameKey)
    .where("person.name_key", "<", `${nameKey}\uffff`)
    .orderBy("person.sort_key")
    .orderBy("person.id")
    .limit(limit)
    .execute();
}

/** By id; null for somebody who is none of the contest's people. */
export async function findPersonOfContest(
  db: Kysely<Database>,
  of: PeopleOf,
  person: string,
): Promise<FoundPerson | null> {
  return (await peopleOf(db, of).where("person.id", "=", person).executeTakeFirst()) ?? null;
}

/** Class and school of these people today, or their branch: what tells two of one name apart. */
export async function listPlacesOfPeople(
  db: Kysely<Database>,
  people: readonly string[],
): Promise<{ person: string; tree: string; unit: string; school: string | null }[]> {
  if (people.length === 0) return [];
  return db
    .selectFrom("membership")
    .innerJoin("unit", "unit.id", "membership.unit")
    .select((eb) => [
      "membership.person",
      "membership.tree",
      "unit.name as unit",
      eb
        .selectFrom("unit_closure")
        .innerJoin("unit as school", "school.id", "unit_closure.ancestor")
        .innerJoin("unit_kind", "unit_kind.id", "school.kind")
        .select("school.name")
        .whereRef("unit_closure.descendant", "=", "membership.unit")
        .where("unit_closure.depth", ">", 0)
        .where("unit_kind.role", "=", "school")
        .orderBy("unit_closure.depth")
        .limit(1)
        .as("school"),
    ])
    .where("membership.person", "in", [...people])
    .where("membership.valid_to", "is", null)
    .orderBy("membership.tree")
    .execute();
}

/** Full names of who acted, by account. */
export async function listNamesOfAccounts(
  db: Kysely<Database>,
  accounts: readonly string[],
): Promise<Map<string, string>> {
  if (accounts.length === 0) return new Map();
  const rows = await db
    .selectFrom("account")
    .innerJoin("person", "person.id", "account.person")
    .select(["account.id", "person.full_name as name"])
    .where("account.id", "in", [...accounts])
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** An open class or branch of this folded name below a unit; a few are enough to see that it is not one. */
export async function listUnitsNamedBelow(
  db: Kysely<Database>,
  ancestor: string,
  nameKey: string,
): Promise<{ id: string; name: string }[]> {
  return db
    .selectFrom("unit")
    .select(["unit.id", "unit.name"])
    .where("unit.name_key", "=", nameKey)
    .where("unit.valid_to", "is", null)
    .where("unit.id", "<>", ancestor)
    .where("unit.id", "in", (eb) =>
      eb.selectFrom("unit_closure").select("unit_closure.descendant").where("unit_closure.ancestor", "=", ancestor),
    )
    .orderBy("unit.id")
    .limit(3)
    .execute();
}
