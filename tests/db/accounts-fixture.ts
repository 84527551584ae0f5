/** Accounts for the tests of signing in: a pupil of a class, and staff of its school. */

import { hashPassword } from "#app/auth/password.server.ts";
import { SignInLimits } from "#app/auth/sign-in-limits.server.ts";
import { unusablePasswordHash } from "#app/auth/unusable-password.server.ts";
import type { Role } from "#app/domain/permissions.ts";
import type { Viewer } from "#app/domain/viewer.ts";
import { signIn, viewerOf } from "#app/features/accounts/api.server.ts";
import { insertPeople } from "#app/features/people/api.server.ts";
import type { DatabaseHandle } from "#db/connect.ts";
import { insertRows } from "#db/queries/units-insert-rows.ts";
import { insertForest, NOW, SINCE } from "./units-forest.ts";

export const PASSWORD = "mưa rơi trên mái ngói";

export interface NewAccount {
  readonly id: string;
  readonly role?: readonly [Role, string];
  readonly inClass?: string;
  readonly kind?: "none" | "slip" | "own";
  readonly state?: "active" | "disabled";
}

/** The small province of units-forest.ts with these accounts; ids are logins, the password is PASSWORD. */
export async function accountWorld(handle: DatabaseHandle, accounts: readonly NewAccount[]) {
  await insertForest(handle);
  const hash = await hashPassword(PASSWORD);
  await insertPeople(
    handle.db,
    accounts.map(({ id, inClass }) => ({
      id: `person-${id}`,
      fullName: `Người ${id}`,
      birthDate: null,
      codes: [],
      memberships: inClass ? [{ tree: "state", unit: inClass, role: "pupil", validFrom: SINCE }] : [],
    })),
  );
  await insertRows(
    handle.db,
    "account",
    accounts.map(({ id, kind = "own", state = "active" }) => ({
      id,
      person: `person-${id}`,
      login: id,
      login_key: id.toLowerCase(),
      password_hash: kind === "none" ? unusablePasswordHash() : hash,
      state,
      created_at: 0,
      first_login_at: null,
      last_login_at: null,
      password_kind: kind,
    })),
  );
  await insertRows(
    handle.db,
    "role_grant",
    accounts.flatMap(({ id, role }) =>
      role
        ? [{ id: `g-${id}`, person: `person-${id}`, role: role[0], unit: role[1], valid_from: SINCE, valid_to: null }]
        : [],
    ),
  );
  const limits = SignInLimits.on(handle);
  const enter = (login: string, password = PASSWORD, now = NOW) =>
    signIn(handle, limits, { login, password, address: "10.0.0.1", agent: "Chrome trên Android", now });
  const viewer = async (token: string, now = NOW): Promise<Viewer | null> => viewerOf(handle, token, now);
  return { handle, limits, enter, viewer };
}
