import type { DatabaseHandle } from "#db/connect.ts";
import { newId, newSecret, secretHash } from "#db/ids.ts";
import type { OpenSessionInput, OpenSessionResult } from "#db/ops/sessions.ts";

/** A session ends with the browser, and after eight hours whatever happens (product §8). */
export const SESSION_MS = 8 * 60 * 60_000;
/** How long the second step may take. */
const SECOND_STEP_MS = 10 * 60_000;

export interface OpenedSession {
  readonly token: string;
  /** `totp`: a code is due before the session opens anything. `password`: signed in with a slip's password. */
  readonly next: "home" | "password" | "totp";
}

/** Opens a session for an account whose password or key was right. `agent` names the device in a few words. */
export async function openSession(
  { op }: Pick<DatabaseHandle, "op">,
  { account, agent, now }: { account: string; agent: string; now: number },
): Promise<OpenedSession> {
  const token = newSecret(32);
  const { secondStep, slip } = await op<OpenSessionResult>("openSession", {
    account,
    agent,
    now,
    tokenHash: secretHash(token),
    expiresAt: now + SESSION_MS,
    secondStepUntil: now + SECOND_STEP_MS,
    auditId: newId(),
  } satisfies OpenSessionInput);
  return { token, next: secondStep ? "totp" : slip ? "password" : "home" };
}
