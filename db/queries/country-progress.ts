/** Profiles of countries that people have opened, and the stamps earned with them. */
import type { Kysely } from "kysely";
import type { Database, Instant } from "../schema.ts";

export interface CountryProgress {
  readonly person: string;
  readonly country: string;
  readonly checksRight: number;
  readonly checksTotal: number;
  readonly stamped: boolean;
  readonly at: Instant;
}

/**
 * Notes how far a person is, in one statement, so that two tabs cannot undo each other: a stamp stays and keeps its
 * moment, and reading again never takes right answers away. True once there is a stamp.
 */
export async function upsertCountryProgress(db: Kysely<Database>, progress: CountryProgress): Promise<boolean> {
  const { person, country, checksRight, checksTotal, stamped, at } = progress;
  const row = await db
    .insertInto("country_progress")
    .values({
      person,
      country,
      checks_right: checksRight,
      checks_total: checksTotal,
      begun_at: at,
      stamped_at: stamped ? at : null,
      updated_at: at,
    })
    .onConflict((conflict) =>
      conflict.columns(["person", "country"]).doUpdateSet((eb) => ({
        // an edited profile may have fewer questions than were right before
        checks_right: eb
          .case()
          .when("excluded.checks_right", ">=", eb.ref("country_progress.checks_right"))
          .then(eb.ref("excluded.checks_right"))
          .when("country_progress.checks_right", ">", eb.ref("excluded.checks_total"))
          .then(eb.ref("excluded.checks_total"))
          .else(eb.ref("country_progress.checks_right"))
          .end(),
        checks_total: eb.ref("excluded.checks_total"),
        stamped_at: eb.fn.coalesce("country_progress.stamped_at", "excluded.stamped_at"),
        updated_at: eb.ref("excluded.updated_at"),
      })),
    )
    .returning("stamped_at")
    .executeTakeFirstOrThrow();
  return row.stamped_at !== null;
}

export interface OwnCountryRow {
  readonly country: string;
  readonly right: number;
  readonly begunAt: Instant;
  readonly stampedAt: Instant | null;
}

/** A person's own countries, by the country's id. */
export async function listCountryProgress(db: Kysely<Database>, person: string): Promise<OwnCountryRow[]> {
  return db
    .selectFrom("country_progress")
    .select(["country", "checks_right as right", "begun_at as begunAt", "stamped_at as stampedAt"])
    .where("person", "=", person)
    .orderBy("country")
    .execute();
}
