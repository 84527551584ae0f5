import type { Kysely } from "kysely";
import type { Database } from "../schema.ts";

export interface SignInAccount {
  id: string;
  person: string;
  password_hash: string;
  state: string;
}

/** The account behind a folded login, or null. */
export async function findAccountForSignIn(db: Kysely<Database>, loginKey: string): Promise<SignInAccount | null> {
  const row = await db
    .selectFrom("account")
    .select(["id", "person", "password_hash", "state"])
    .where("login_key", "=", loginKey)
    .executeTakeFirst();
  return row ?? null;
}

export interface SessionRow {
  account: string;
  person: string;
  fullName: string;
  expiresAt: number;
}

/** The live session behind a token's hash: not revoked, not expired, its account active. */
export async function findSession(db: Kysely<Database>, tokenHash: string, now: number): Promise<SessionRow | null> {
  const row = await db
    .selectFrom("session")
    .innerJoin("account", "account.id", "session.account")
    .innerJoin("person", "person.id", "account.person")
    .select(["session.account", "account.person", "person.full_name as fullName", "session.expires_at as expiresAt"])
    .where("session.token_hash", "=", tokenHash)
    .where("session.revoked_at", "is", null)
    .where("session.expires_at", ">", now)
    .where("account.state", "=", "active")
    .executeTakeFirst();
  return row ?? null;
}

/** Roles in force on that day (YYYY-MM-DD). */
export async function listGrants(
  db: Kysely<Database>,
  person: string,
  day: string,
): Promise<{ role: string; unit: string }[]> {
  return db
    .selectFrom("role_grant")
    .select(["role", "unit"])
    .where("person", "=", person)
    .where("valid_from", "<=", day)
    .where((eb) => eb.or([eb("valid_to", "is", null), eb("valid_to", ">", day)]))
    .execute();
}

/** The class a person is in today, or the branch, as a line under the name. */
export async function findHomeUnit(
  db: Kysely<Database>,
  person: string,
): Promise<{ unit: string; name: string } | null> {
  const row = await db
    .selectFrom("membership")
    .innerJoin("unit", "unit.id", "membership.unit")
    .select(["unit.id as unit", "unit.name", "membership.tree"])
    .where("membership.person", "=", person)
    .where("membership.valid_to", "is", null)
    .orderBy("membership.tree")
    .executeTakeFirst();
  return row ? { unit: row.unit, name: row.name } : null;
}

export async function insertSession(
  db: Kysely<Database>,
  row: { token_hash: string; account: string; created_at: number; expires_at: number },
): Promise<void> {
  await db
    .insertInto("session")
    .values({ ...row, revoked_at: null })
    .execute();
}

export async function markSignedIn(db: Kysely<Database>, account: string, now: number): Promise<void> {
  await db
    .updateTable("account")
    .set((eb) => ({ last_login_at: now, first_login_at: eb.fn.coalesce("first_login_at", eb.val(now)) }))
    .where("id", "=", account)
    .execute();
}

export async function revokeSession(db: Kysely<Database>, tokenHash: string, now: number): Promise<void> {
  await db
    .updateTable("session")
    .set({ revoked_at: now })
    .where("token_hash", "=", tokenHash)
    .where("revoked_at", "is", null)
    .execute();
}

/** Ends every session of a person (roles changed, account disabled). */
export async function revokeSessionsOf(db: Kysely<Database>, person: string, now: number): Promise<void> {
  await db
    .updateTable("session")
    .set({ revoked_at: now })
    .where("revoked_at", "is", null)
    .where("account", "in", (eb) => eb.selectFrom("account").select("id").where("person", "=", person))
    .execute();
}
