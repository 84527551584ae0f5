import type { Kysely } from "kysely";
import type { Database } from "../schema.ts";

export interface SignInAccount {
  id: string;
  person: string;
  password_hash: string;
  password_kind: Database["account"]["password_kind"];
  state: string;
}

/** The account behind a folded login, or null. */
export async function findAccountForSignIn(db: Kysely<Database>, loginKey: string): Promise<SignInAccount | null> {
  const row = await db
    .selectFrom("account")
    .select(["id", "person", "password_hash", "password_kind", "state"])
    .where("login_key", "=", loginKey)
    .executeTakeFirst();
  return row ?? null;
}

/** The account itself; null where there is none. */
export async function findAccount(db: Kysely<Database>, id: string): Promise<Database["account"] | null> {
  return (await db.selectFrom("account").selectAll().where("id", "=", id).executeTakeFirst()) ?? null;
}

/** Whether a code is due after the password. */
export async function hasSecondFactor(db: Kysely<Database>, account: string): Promise<boolean> {
  const row = await db
    .selectFrom("second_factor")
    .select("account")
    .where("account", "=", account)
    .where("confirmed_at", "is not", null)
    .executeTakeFirst();
  return row !== undefined;
}

export interface SessionRow {
  passwordKind: Database["account"]["password_kind"];
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
    .select([
      "session.account",
      "account.person",
      "person.full_name as fullName",
      "session.expires_at as expiresAt",
      "account.password_kind as passwordKind",
    ])
    .where("session.token_hash", "=", tokenHash)
    .where("session.revoked_at", "is", null)
    .where("session.stage", "=", "full")
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

/** Ends every session of an account but the one that is kept, if any. */
export async function revokeSessionsOfAccount(
  db: Kysely<Database>,
  account: string,
  now: number,
  keptHash: string | null = null,
): Promise<void> {
  await db
    .updateTable("session")
    .set({ revoked_at: now })
    .where("account", "=", account)
    .where("revoked_at", "is", null)
    .$if(keptHash !== null, (query) => query.where("token_hash", "!=", keptHash))
    .execute();
}

export interface LiveSession {
  id: string;
  createdAt: number;
  expiresAt: number;
  agent: string;
}

/** Live sessions of an account, newest first. `id` is the token's hash: it opens nothing. */
export async function listLiveSessions(db: Kysely<Database>, account: string, now: number): Promise<LiveSession[]> {
  return db
    .selectFrom("session")
    .select(["token_hash as id", "created_at as createdAt", "expires_at as expiresAt", "agent"])
    .where("account", "=", account)
    .where("revoked_at", "is", null)
    .where("stage", "=", "full")
    .where("expires_at", ">", now)
    .orderBy("created_at", "desc")
    .orderBy("token_hash")
    .execute();
}

/** Ends one session if it is this account's; false when it is not, or is over already. */
export async function revokeOwnSession(
  db: Kysely<Database>,
  { account, id, now }: { account: string; id: string; now: number },
): Promise<boolean> {
  const result = await db
    .updateTable("session")
    .set({ revoked_at: now })
    .where("account", "=", account)
    .where("token_hash", "=", id)
    .where("revoked_at", "is", null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) > 0;
}

/** Sets a password's hash and how it came about. */
export async function updatePassword(
  db: Kysely<Database>,
  account: string,
  password: { hash: string; kind: Database["account"]["password_kind"] },
): Promise<void> {
  await db
    .updateTable("account")
    .set({ password_hash: password.hash, password_kind: password.kind })
    .where("id", "=", account)
    .execute();
}

/** Sessions that nobody can use any more: at most `limit`; gives how many went. */
export async function deleteOldSessions(db: Kysely<Database>, before: number, limit: number): Promise<number> {
  const old = await db
    .selectFrom("session")
    .select("token_hash")
    .where((eb) => eb.or([eb("expires_at", "<", before), eb("revoked_at", "<", before)]))
    .limit(limit)
    .execute();
  if (old.length === 0) return 0;
  await db
    .deleteFrom("session")
    .where(
      "token_hash",
      "in",
      old.map((row) => row.token_hash),
    )
    .execute();
  return old.length;
}
