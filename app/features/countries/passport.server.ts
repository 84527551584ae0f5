/** The "hộ chiếu ASEAN": a stamp per country, earned by answering the questions of its profile right. */
import type { Kysely } from "kysely";
import type { Content } from "#app/content/types.ts";
import type { CountryId } from "#app/domain/asean.ts";
import type { Database } from "#db/connect.ts";
import { listCountryProgress, upsertCountryProgress } from "#db/queries/country-progress.ts";
import { progressId } from "./report-id.ts";

type Countries = Pick<Content, "countries">;

interface CountryReport {
  readonly person: string;
  readonly country: CountryId;
  /** Questions of the page that were answered right, as the page says. */
  readonly right: number;
  readonly now: number;
}

/**
 * Keeps how far a person is with a profile; null for a country without one. The count is held to the profile's own number
 * of questions, and all of them right give the stamp: a page that says so without answers is not believed.
 */
export async function saveCountryProgress(
  db: Kysely<Database>,
  { countries }: Countries,
  { person, country, right, now }: CountryReport,
): Promise<"begun" | "done" | null> {
  const total = countries.find(({ id }) => id === country)?.checks.length;
  if (total === undefined) return null;
  const checksRight = Math.min(right, total);
  const stamped = await upsertCountryProgress(db, {
    ...{ person, country, checksRight, checksTotal: total, at: now },
    stamped: total > 0 && checksRight === total,
  });
  return stamped ? "done" : "begun";
}

/** How far a person is, under the ids that the script of profiles uses. */
export async function ownCountries(
  db: Kysely<Database>,
  person: string,
): Promise<Record<string, { readonly state: "begun" | "done"; readonly section: null }>> {
  const rows = await listCountryProgress(db, person);
  return Object.fromEntries(
    rows.map(({ country, stampedAt }) => [
      progressId(country as CountryId),
      { state: stampedAt === null ? ("begun" as const) : ("done" as const), section: null },
    ]),
  );
}

/** A page of the passport. */
export interface Stamp {
  readonly id: CountryId;
  readonly name: string;
  /** When it was stamped; null = not yet. */
  readonly at: number | null;
  /** Questions answered right so far; null = the profile was not opened yet. */
  readonly rightSoFar: number | null;
  readonly questions: number;
}

/** Every country with its stamp, in the order of the members. */
export async function passport(db: Kysely<Database>, { countries }: Countries, person: string): Promise<Stamp[]> {
  const own = new Map((await listCountryProgress(db, person)).map((row) => [row.country, row]));
  return countries.map(({ id, name, checks }) => {
    const row = own.get(id);
    return { id, name, at: row?.stampedAt ?? null, rightSoFar: row?.right ?? null, questions: checks.length };
  });
}

/** How many countries a person has a stamp of. */
export async function countStamps(db: Kysely<Database>, content: Countries, person: string): Promise<number> {
  return (await passport(db, content, person)).filter(({ at }) => at !== null).length;
}
