/** The members of ASEAN in the order of their English names, which is the order of its chairs and of our lists. */
export const COUNTRY_IDS = [
  "brunei",
  "campuchia",
  "indonesia",
  "lao",
  "malaysia",
  "myanmar",
  "philippines",
  "singapore",
  "thai-lan",
  "timor-leste",
  "viet-nam",
] as const;

/** A member, by the address of its profile. */
export type CountryId = (typeof COUNTRY_IDS)[number];
