import type { Content, Country } from "#app/content/types.ts";
import type { CountryId } from "#app/domain/asean.ts";

/** A member as a line of a list. */
export interface CountryLine {
  readonly id: CountryId;
  readonly name: string;
  readonly capital: string;
  readonly highlight: string;
}

type CountryLink = Pick<Country, "id" | "name">;

/** The pattern that profiles share; nothing of who reads it. */
export type CountryProfile = Omit<Country, "facts" | "sections" | "html" | "checks" | "sources" | "asOf" | "reviewBy">;

export type CountryPage = Omit<Country, "facts" | "sections" | "checks"> & {
  readonly previous: CountryLink | null;
  readonly next: CountryLink | null;
};

/** How many countries stand side by side. */
export const COMPARED = { least: 2, most: 4 } as const;

export function countryList({ countries }: Pick<Content, "countries">): CountryLine[] {
  return countries.map(({ id, name, capital, highlight }) => ({
    id,
    name,
    capital: capital.text,
    highlight: highlight.text,
  }));
}

/** The profile of a member, or null for an unknown id. */
export function countryPage({ countries }: Pick<Content, "countries">, id: string): CountryPage | null {
  const at = countries.findIndex((country) => country.id === id);
  const country = countries[at];
  if (!country) return null;
  const link = (other: Country | undefined) => (other ? { id: other.id, name: other.name } : null);
  const { facts: _facts, sections: _sections, checks: _checks, ...shown } = country;
  return { ...shown, previous: link(countries[at - 1]), next: link(countries[at + 1]) };
}

/**
 * The countries that were asked for, in the order of the members; what is no country is passed over. They are compared
 * only when their number fits.
 */
export function comparison({ countries }: Pick<Content, "countries">, asked: readonly string[]) {
  const found = countries.filter((country) => asked.includes(country.id));
  const fits = found.length >= COMPARED.least && found.length <= COMPARED.most;
  const profile = ({ facts, sections, html, checks, sources, asOf, reviewBy, ...shown }: Country): CountryProfile =>
    shown;
  return { chosen: found.map((country) => country.id), compared: fits ? found.map(profile) : [] };
}
