import { COUNTRY_IDS, type CountryId } from "#app/domain/asean.ts";

const PREFIX = "nuoc:";

/** What the script of a profile calls it when it tells how far its reader is: lessons have ids without a colon. */
export function progressId(country: CountryId): string {
  return PREFIX + country;
}

/** The country that a report of progress is about, or null for a lesson. */
export function countryOfProgress(id: string): CountryId | null {
  return COUNTRY_IDS.find((country) => progressId(country) === id) ?? null;
}
