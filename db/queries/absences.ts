/** How often the page of an attempt was out of sight, as its browser told. */
import type { Kysely } from "kysely";
import type { Database } from "../schema.ts";

/**
 * Keeps the sums that a browser told last. They only grow: a page that was loaded anew may begin at nothing, and an older
 * message may come after a newer one.
 */
export async function noteAbsence(db: Kysely<Database>, row: Database["attempt_absence"]): Promise<void> {
  await db
    .insertInto("attempt_absence")
    .values(row)
    .onConflict((conflict) =>
      conflict.column("attempt").doUpdateSet((eb) => {
        const larger = (column: "times" | "ms") =>
          eb
            .case()
            .when(`excluded.${column}`, ">", eb.ref(`attempt_absence.${column}`))
            .then(eb.ref(`excluded.${column}`))
            .else(eb.ref(`attempt_absence.${column}`))
            .end();
        return { times: larger("times"), ms: larger("ms"), at: eb.ref("excluded.at") };
      }),
    )
    .execute();
}

/** Of all attempts of a person, by attempt. */
export async function listAbsencesOfPerson(
  db: Kysely<Database>,
  person: string,
): Promise<Map<string, { times: number; ms: number }>> {
  const rows = await db
    .selectFrom("attempt_absence")
    .innerJoin("attempt", "attempt.id", "attempt_absence.attempt")
    .select(["attempt_absence.attempt", "attempt_absence.times", "attempt_absence.ms"])
    .where("attempt.person", "=", person)
    .execute();
  return new Map(rows.map(({ attempt, times, ms }) => [attempt, { times, ms }]));
}
