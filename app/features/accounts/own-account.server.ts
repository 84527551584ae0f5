import type { Role } from "#app/domain/permissions.ts";
import type { Viewer } from "#app/domain/viewer.ts";
import { listUnitsByIds } from "#app/features/units/api.server.ts";
import type { DatabaseHandle } from "#db/connect.ts";
import { secretHash } from "#db/ids.ts";
import {
  findAccount,
  hasSecondFactor,
  listLiveSessions,
  revokeOwnSession,
  revokeSessionsOfAccount,
} from "#db/queries/accounts.ts";
import { audit } from "#db/queries/audit.ts";

export interface OwnAccount {
  readonly name: string;
  readonly login: string;
  readonly roles: readonly { readonly role: Role; readonly unit: string }[];
  readonly secondFactor: boolean;
  readonly sessions: readonly {
    readonly id: string;
    readonly agent: string;
    readonly createdAt: number;
    readonly expiresAt: number;
    readonly here: boolean;
  }[];
}

/** What one may see of one's own account. Nobody sees another's this way. */
export async function ownAccount(
  { db }: Pick<DatabaseHandle, "db">,
  { viewer, sessionToken, now }: { viewer: Viewer; sessionToken: string; now: number },
): Promise<OwnAccount> {
  const account = await findAccount(db, viewer.account);
  const units = await listUnitsByIds(
    db,
    viewer.grants.map(({ unit }) => unit),
  );
  const nameOf = new Map(units.map((unit) => [unit.id, unit.name]));
  const here = secretHash(sessionToken);
  const sessions = await listLiveSessions(db, viewer.account, now);
  return {
    name: viewer.name,
    login: account?.login ?? "",
    roles: viewer.grants.map(({ role, unit }) => ({ role, unit: nameOf.get(unit) ?? "" })),
    secondFactor: await hasSecondFactor(db, viewer.account),
    sessions: sessions.map((session) => ({ ...session, here: session.id === here })),
  };
}

/** Ends one of one's own sessions, or with null all but the one that asks. */
export async function endOwnSession(
  { db }: Pick<DatabaseHandle, "db">,
  input: { account: string; session: string | null; sessionToken: string; now: number },
): Promise<void> {
  const { account, session, now } = input;
  await db.transaction().execute(async (trx) => {
    if (session === null) await revokeSessionsOfAccount(trx, account, now, secretHash(input.sessionToken));
    else if (!(await revokeOwnSession(trx, { account, id: session, now }))) return;
    await audit(trx, { at: now, actor: account, action: "session.end", subject: `account:${account}` });
  });
}
