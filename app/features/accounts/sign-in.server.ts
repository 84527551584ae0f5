import { passwordFits } from "#app/auth/password.server.ts";
import type { SignInLimits } from "#app/auth/sign-in-limits.server.ts";
import { foldKey } from "#app/domain/vietnamese.ts";
import type { DatabaseHandle } from "#db/connect.ts";
import { newSecret, secretHash } from "#db/ids.ts";
import { findAccountForSignIn, insertSession, markSignedIn } from "#db/queries/accounts.ts";
import { audit } from "#db/queries/audit.ts";

/** A session ends with the browser, and after eight hours whatever happens (product §8). */
const SESSION_MS = 8 * 60 * 60_000;

export type SignInResult =
  | { ok: true; token: string; account: string; person: string }
  | { ok: false; code: "wrong" }
  | { ok: false; code: "slow_down"; retryAfterSeconds: number };

/**
 * Checks code and password and opens a session. Unknown account, wrong password and disabled account are one answer in
 * one time. Limits are per account; an address has only a high ceiling, since forty pupils share one.
 */
export async function signIn(
  { db }: DatabaseHandle,
  limits: SignInLimits,
  input: { login: string; password: string; address: string; now: number },
): Promise<SignInResult> {
  const loginKey = foldKey(input.login);
  const wait = await limits.check(loginKey, input.address);
  if (wait > 0) return { ok: false, code: "slow_down", retryAfterSeconds: wait };

  const account = await findAccountForSignIn(db, loginKey);
  const fits = await passwordFits(account?.password_hash ?? null, input.password);
  if (!account || !fits || account.state !== "active") {
    await limits.failed(loginKey, input.address);
    return { ok: false, code: "wrong" };
  }
  await limits.succeeded(loginKey);
  const token = newSecret(32);
  await db.transaction().execute(async (trx) => {
    await insertSession(trx, {
      token_hash: secretHash(token),
      account: account.id,
      created_at: input.now,
      expires_at: input.now + SESSION_MS,
    });
    await markSignedIn(trx, account.id, input.now);
    await audit(trx, { at: input.now, actor: account.id, action: "session.open", subject: `account:${account.id}` });
  });
  return { ok: true, token, account: account.id, person: account.person };
}
