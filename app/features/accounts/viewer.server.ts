import { type Grant, ROLE_NAMES, ROLES, type Role } from "#app/domain/permissions.ts";
import { localDay } from "#app/domain/vietnamese.ts";
import type { Viewer } from "#app/domain/viewer.ts";
import type { DatabaseHandle } from "#db/connect.ts";
import { secretHash } from "#db/ids.ts";
import { findHomeUnit, findSession, listGrants, revokeSession } from "#db/queries/accounts.ts";

/** Who stands behind a session token, or null. Roles are read each time: a role taken away ends at once. */
export async function viewerOf({ db }: DatabaseHandle, token: string, now: number): Promise<Viewer | null> {
  const session = await findSession(db, secretHash(token), now);
  if (!session) return null;
  const known: readonly string[] = ROLES;
  const grants = (await listGrants(db, session.person, localDay(now))).filter((grant): grant is Grant =>
    known.includes(grant.role),
  );
  const home = grants.length > 0 ? null : await findHomeUnit(db, session.person);
  return {
    account: session.account,
    person: session.person,
    grants,
    name: session.fullName,
    detail: grants.length > 0 ? ROLE_NAMES[grants[0]!.role as Role] : (home?.name ?? null),
    homeUnit: home?.unit ?? null,
    slipPassword: session.passwordKind === "slip",
  };
}

export async function signOut({ db }: DatabaseHandle, token: string, now: number): Promise<void> {
  await revokeSession(db, secretHash(token), now);
}
