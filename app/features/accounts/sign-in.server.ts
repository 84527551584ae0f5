import { OneByOne } from "#app/auth/one-by-one.ts";
import { HashingBusyError, passwordFits } from "#app/auth/password.server.ts";
import type { SignInLimits } from "#app/auth/sign-in-limits.server.ts";
import { typedSlipPassword } from "#app/auth/slip-password.server.ts";
import { foldKey } from "#app/domain/vietnamese.ts";
import type { DatabaseHandle } from "#db/connect.ts";
import { findAccountForSignIn } from "#db/queries/accounts.ts";
import { type OpenedSession, openSession } from "./open-session.server.ts";

interface Input {
  readonly login: string;
  readonly password: string;
  readonly address: string;
  readonly agent: string;
  readonly now: number;
}

export type SignInResult =
  | ({ ok: true } & OpenedSession)
  | { ok: false; code: "wrong" }
  | { ok: false; code: "slow_down"; retryAfterSeconds: number };

/** Sign-ins of one account wait for each other, so that five failures hold back whatever was sent beside them. */
const lines = new OneByOne(200, () => new HashingBusyError());

/**
 * Checks code and password and opens a session. Unknown account, wrong password and disabled account are one answer in
 * one time. Limits are per account; an address has only a high ceiling, since forty pupils share one. Throws
 * HashingBusyError when too many wait.
 */
export function signIn(
  handle: Pick<DatabaseHandle, "db" | "op">,
  limits: SignInLimits,
  input: Input,
): Promise<SignInResult> {
  const loginKey = foldKey(input.login);
  return lines.run(loginKey, () => signInTo(loginKey, handle, limits, input));
}

async function signInTo(
  loginKey: string,
  handle: Pick<DatabaseHandle, "db" | "op">,
  limits: SignInLimits,
  input: Input,
): Promise<SignInResult> {
  const wait = await limits.check(loginKey, input.address);
  if (wait > 0) return { ok: false, code: "slow_down", retryAfterSeconds: wait };

  const account = await findAccountForSignIn(handle.db, loginKey);
  const typed = account?.password_kind === "slip" ? typedSlipPassword(input.password) : input.password;
  const fits = await passwordFits(account?.password_hash ?? null, typed);
  if (!account || !fits || account.state !== "active") {
    await limits.failed(loginKey, input.address);
    return { ok: false, code: "wrong" };
  }
  await limits.succeeded(loginKey);
  const opened = await openSession(handle, { account: account.id, agent: input.agent, now: input.now });
  return { ok: true, ...opened };
}
