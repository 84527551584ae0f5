import type { Kysely } from "kysely";
import type { Database, Day } from "../schema.ts";

/** The schools a person belongs to on that day, through class or branch; empty for most of the staff. */
export async function listSchoolsOfPerson(db: Kysely<Database>, person: string, day: Day): Promise<string[]> {
  const rows = await db
    .selectFrom("membership")
    .innerJoin("unit_closure", "unit_closure.descendant", "membership.unit")
    .innerJoin("unit", "unit.id", "unit_closure.ancestor")
    .innerJoin("unit_kind", "unit_kind.id", "unit.kind")
    .select("unit.id")
    .distinct()
    .where("membership.person", "=", person)
    .where("membership.valid_to", "is", null)
    .where("membership.valid_from", "<=", day)
    .where("unit_kind.role", "=", "school")
    .orderBy("unit.id")
    .execute();
  return rows.map((row) => row.id);
}

/** The placement an attempt was sat in, for its own person only. */
export async function findPlacementOfAttempt(
  db: Kysely<Database>,
  attempt: string,
  person: string,
): Promise<string | null> {
  const row = await db
    .selectFrom("attempt")
    .select("placement")
    .where("id", "=", attempt)
    .where("person", "=", person)
    .executeTakeFirst();
  return row?.placement ?? null;
}
