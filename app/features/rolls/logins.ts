import { foldKey } from "#app/domain/vietnamese.ts";
import type { PersonCodes, RollPlace } from "./state.ts";

/**
 * The login of a new account, marked as taken in `taken` (folded): the Ministry's code, else an own code, with the school
 * (or "DV") before it when somebody else has the same one, else one we make. No names: logins are read aloud.
 */
export function loginFor(codes: PersonCodes, place: RollPlace, taken: Set<string>, newId: () => string): string {
  for (const login of loginCandidates(codes, place)) {
    if (taken.has(foldKey(login))) continue;
    taken.add(foldKey(login));
    return login;
  }
  for (;;) {
    const login = `${place.kind === "school" ? "HS" : "DV"}${newId().slice(-8)}`;
    if (taken.has(foldKey(login))) continue;
    taken.add(foldKey(login));
    return login;
  }
}

/** What `loginFor` would try, in this order. */
export function loginCandidates(codes: PersonCodes, place: RollPlace): string[] {
  const moet = codes.find(({ scheme }) => scheme === "moet")?.code;
  const own = codes.find(({ scheme }) => scheme !== "moet")?.code;
  const prefix = place.kind === "school" ? place.code.replace(/[^A-Za-z0-9]/g, "") : "DV";
  return [...(moet ? [moet] : []), ...(own ? [own, `${prefix}-${own}`] : [])];
}
