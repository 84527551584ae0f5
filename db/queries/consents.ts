/** Consents of children and their guardians: given once each per purpose, withdrawn at any time, never deleted. */
import type { Kysely } from "kysely";
import { newId } from "../ids.ts";
import type { Database, Day } from "../schema.ts";
import { piecesOf } from "./units-insert-rows.ts";

export interface OpenConsent {
  person: string;
  giver: "child" | "guardian";
  form: string;
  givenOn: Day;
  birthDate: Day | null;
}

/** Consents that stand, of these people. */
export async function listOpenConsents(
  db: Kysely<Database>,
  people: readonly string[],
  purpose: string,
): Promise<OpenConsent[]> {
  const found: OpenConsent[] = [];
  for (const piece of piecesOf(people, 1_000)) {
    const rows = await db
      .selectFrom("consent")
      .innerJoin("person", "person.id", "consent.person")
      .select([
        "consent.person",
        "consent.giver",
        "consent.form",
        "consent.given_on as givenOn",
        "person.birth_date as birthDate",
      ])
      .where("consent.person", "in", piece)
      .where("consent.purpose", "=", purpose)
      .where("consent.withdrawn_on", "is", null)
      .execute();
    found.push(...rows);
  }
  return found;
}

/** Records a consent; one that stands already stays as it was given. Gives whether it is new. */
export async function insertConsent(
  db: Kysely<Database>,
  row: Pick<
    Database["consent"],
    "person" | "giver" | "purpose" | "form" | "text_version" | "given_on" | "recorded_at" | "recorded_by"
  >,
): Promise<boolean> {
  const made = await db
    .insertInto("consent")
    .values({ id: newId(), ...row, withdrawn_on: null, withdrawn_at: null, withdrawn_by: null })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  return made !== undefined;
}

/** Withdraws what stands; gives whether anything did. */
export async function withdrawConsent(
  db: Kysely<Database>,
  input: {
    person: string;
    giver: "child" | "guardian" | null;
    purpose: string;
    on: Day;
    at: number;
    by: string | null;
  },
): Promise<boolean> {
  const result = await db
    .updateTable("consent")
    .set({ withdrawn_on: input.on, withdrawn_at: input.at, withdrawn_by: input.by })
    .where("person", "=", input.person)
    .where("purpose", "=", input.purpose)
    .where("withdrawn_on", "is", null)
    .$if(input.giver !== null, (query) => query.where("giver", "=", input.giver!))
    .executeTakeFirst();
  return Number(result.numUpdatedRows) > 0;
}

/** Every consent of a person, withdrawn ones too, oldest first. */
export async function listConsentsOf(db: Kysely<Database>, person: string): Promise<Database["consent"][]> {
  return db.selectFrom("consent").selectAll().where("person", "=", person).orderBy("id").execute();
}
