/** The second step of signing in: secrets, recovery codes, sessions that wait. */
import type { Kysely } from "kysely";
import type { Database } from "../schema.ts";

export async function findSecondFactor(
  db: Kysely<Database>,
  account: string,
): Promise<Database["second_factor"] | null> {
  return (await db.selectFrom("second_factor").selectAll().where("account", "=", account).executeTakeFirst()) ?? null;
}

/** A secret that is not confirmed yet; the first one stays where two pages make one at once. */
export async function insertSecondFactor(db: Kysely<Database>, row: Database["second_factor"]): Promise<void> {
  await db
    .insertInto("second_factor")
    .values(row)
    .onConflict((conflict) => conflict.column("account").doNothing())
    .execute();
}

export async function confirmSecondFactor(
  db: Kysely<Database>,
  account: string,
  { at, step }: { at: number; step: number },
): Promise<void> {
  await db
    .updateTable("second_factor")
    .set({ confirmed_at: at, last_step: step })
    .where("account", "=", account)
    .execute();
}

export async function deleteSecondFactor(db: Kysely<Database>, account: string): Promise<void> {
  await db.deleteFrom("recovery_code").where("account", "=", account).execute();
  await db.deleteFrom("second_factor").where("account", "=", account).execute();
}

/** Takes a time step; false when it or a later one was taken before. */
export async function takeStep(db: Kysely<Database>, account: string, step: number): Promise<boolean> {
  const result = await db
    .updateTable("second_factor")
    .set({ last_step: step })
    .where("account", "=", account)
    .where("last_step", "<", step)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) > 0;
}

export async function replaceRecoveryCodes(
  db: Kysely<Database>,
  account: string,
  hashes: readonly string[],
): Promise<void> {
  await db.deleteFrom("recovery_code").where("account", "=", account).execute();
  await db
    .insertInto("recovery_code")
    .values(hashes.map((code_hash) => ({ account, code_hash, used_at: null })))
    .execute();
}

/** Uses a recovery code up; false when there is none like it, or it is used. */
export async function takeRecoveryCode(
  db: Kysely<Database>,
  { account, hash, now }: { account: string; hash: string; now: number },
): Promise<boolean> {
  const result = await db
    .updateTable("recovery_code")
    .set({ used_at: now })
    .where("account", "=", account)
    .where("code_hash", "=", hash)
    .where("used_at", "is", null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) > 0;
}

export async function countRecoveryCodes(db: Kysely<Database>, account: string): Promise<number> {
  const row = await db
    .selectFrom("recovery_code")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .where("account", "=", account)
    .where("used_at", "is", null)
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

/** A session whose password was right and whose code is still to come. */
export async function findWaitingSession(
  db: Kysely<Database>,
  tokenHash: string,
  now: number,
): Promise<{ account: string } | null> {
  const row = await db
    .selectFrom("session")
    .innerJoin("account", "account.id", "session.account")
    .select("session.account")
    .where("session.token_hash", "=", tokenHash)
    .where("session.stage", "=", "totp")
    .where("session.revoked_at", "is", null)
    .where("session.expires_at", ">", now)
    .where("account.state", "=", "active")
    .executeTakeFirst();
  return row ?? null;
}

export async function completeSession(db: Kysely<Database>, tokenHash: string, expiresAt: number): Promise<void> {
  await db
    .updateTable("session")
    .set({ stage: "full", expires_at: expiresAt })
    .where("token_hash", "=", tokenHash)
    .where("stage", "=", "totp")
    .execute();
}
