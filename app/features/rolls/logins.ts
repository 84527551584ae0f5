import { foldKey } from "#app/domain/vietnamese.ts";

/**
 * The login of a new account, marked as taken in `taken` (folded): the Ministry's code, else the pupil's code, with the
 * school before it when another school has the same one, else one we make. No names: logins are read aloud.
 */
export function loginFor(
  codes: readonly { readonly scheme: string; readonly code: string }[],
  school: string,
  taken: Set<string>,
  newId: () => string,
): string {
  for (const login of loginCandidates(codes, school)) {
    if (taken.has(foldKey(login))) continue;
    taken.add(foldKey(login));
    return login;
  }
  for (;;) {
    const login = `HS${newId().slice(-8)}`;
    if (taken.has(foldKey(login))) continue;
    taken.add(foldKey(login));
    return login;
  }
}

/** What `loginFor` would try, in this order. */
export function loginCandidates(
  codes: readonly { readonly scheme: string; readonly code: string }[],
  school: string,
): string[] {
  const moet = codes.find(({ scheme }) => scheme === "moet")?.code;
  const own = codes.find(({ scheme }) => scheme !== "moet")?.code;
  const prefix = school.replace(/[^A-Za-z0-9]/g, "");
  return [...(moet ? [moet] : []), ...(own ? [own, `${prefix}-${own}`] : [])];
}
