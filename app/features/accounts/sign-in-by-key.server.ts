import type { SignInLimits } from "#app/auth/sign-in-limits.server.ts";
import type { DatabaseHandle } from "#db/connect.ts";
import { secretHash } from "#db/ids.ts";
import { findAccountByKey } from "#db/queries/slips.ts";
import { type OpenedSession, openSession } from "./open-session.server.ts";

export type SignInByKeyResult =
  | ({ ok: true } & OpenedSession)
  | { ok: false; code: "dead" }
  | { ok: false; code: "slow_down"; retryAfterSeconds: number };

/**
 * Signs in by the key of a slip's QR code. No password is hashed: 128 random bits cannot be tried out, so the answer
 * takes microseconds and a whole room can come in at once. Only an address that tries many dead keys has to wait.
 */
export async function signInByKey(
  handle: Pick<DatabaseHandle, "db" | "op">,
  limits: SignInLimits,
  input: { key: string; address: string; agent: string; now: number },
): Promise<SignInByKeyResult> {
  const wait = await limits.checkAddress(input.address);
  if (wait > 0) return { ok: false, code: "slow_down", retryAfterSeconds: wait };
  const account = await findAccountByKey(handle.db, secretHash(input.key));
  if (account === null) {
    await limits.failedAddress(input.address);
    return { ok: false, code: "dead" };
  }
  return { ok: true, ...(await openSession(handle, { account, agent: input.agent, now: input.now })) };
}
