import { hashPassword, passwordFits } from "#app/auth/password.server.ts";
import type { SignInLimits } from "#app/auth/sign-in-limits.server.ts";
import { typedSlipPassword } from "#app/auth/slip-password.server.ts";
import { type PasswordOwner, passwordProblem, passwordSentence } from "#app/domain/password-rules.ts";
import type { Viewer } from "#app/domain/viewer.ts";
import type { DatabaseHandle } from "#db/connect.ts";
import { secretHash } from "#db/ids.ts";
import { findAccount, revokeSessionsOfAccount, updatePassword } from "#db/queries/accounts.ts";
import { audit } from "#db/queries/audit.ts";
import { deleteSignInKey } from "#db/queries/slips.ts";

export type ChangePasswordResult =
  | { ok: true }
  | { ok: false; field: "current" | "password"; message: string }
  | { ok: false; field: null; message: string };

/** The rules that hold for this person's password. */
export function passwordOwner(viewer: Pick<Viewer, "grants">): PasswordOwner {
  if (viewer.grants.some(({ role }) => role === "admin")) return "admin";
  return viewer.grants.length > 0 ? "staff" : "pupil";
}

/**
 * Sets a password of one's own. The current one is asked for, except right after signing in with a slip. The slip's QR
 * key dies with its password, and every other session ends.
 */
export async function changePassword(
  { db }: Pick<DatabaseHandle, "db">,
  limits: SignInLimits,
  input: {
    viewer: Viewer;
    /** Null where none is asked for. */
    current: string | null;
    password: string;
    sessionToken: string;
    address: string;
    now: number;
  },
): Promise<ChangePasswordResult> {
  const { viewer, now } = input;
  const account = await findAccount(db, viewer.account);
  if (!account) throw new Error(`no account ${viewer.account}`);
  if (account.password_kind !== "slip" || input.current !== null) {
    const wait = await limits.check(account.login_key, input.address);
    if (wait > 0) return { ok: false, field: null, message: `Sai quá nhiều lần. Chờ ${wait} giây rồi thử lại.` };
    const typed = account.password_kind === "slip" ? typedSlipPassword(input.current ?? "") : (input.current ?? "");
    if (!(await passwordFits(account.password_hash, typed))) {
      await limits.failed(account.login_key, input.address);
      return { ok: false, field: "current", message: "Mật khẩu hiện tại chưa đúng." };
    }
  }
  const owner = passwordOwner(viewer);
  const problem = passwordProblem(input.password, { owner, login: account.login, name: viewer.name });
  if (problem) return { ok: false, field: "password", message: passwordSentence(problem, owner) };
  const hash = await hashPassword(input.password);
  await db.transaction().execute(async (trx) => {
    await updatePassword(trx, account.id, { hash, kind: "own" });
    await deleteSignInKey(trx, account.id);
    await revokeSessionsOfAccount(trx, account.id, now, secretHash(input.sessionToken));
    await audit(trx, { at: now, actor: account.id, action: "password.change", subject: `account:${account.id}` });
  });
  return { ok: true };
}
