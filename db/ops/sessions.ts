/** Opening a session: everybody signs in before the bell, and one short unit of the writer delays no save. */
import { firstRow, type Op, rows } from "./op.ts";

export interface OpenSessionInput {
  account: string;
  tokenHash: string;
  /** What the person signed in with, such as "Chrome, Android". */
  agent: string;
  now: number;
  /** Until when the session opens everything. */
  expiresAt: number;
  /** Until when a code may be given, where one is due after the password. */
  secondStepUntil: number;
  auditId: string;
}

export interface OpenSessionResult {
  /** Whether a code is due before the session opens anything. */
  secondStep: boolean;
  /** Signed in with a slip's password, which is to be replaced. */
  slip: boolean;
}

/** Writes the session, when the account was last used, and the audit's row. */
export function* openSession(input: OpenSessionInput): Op<OpenSessionResult> {
  const { account, tokenHash, agent, now } = input;
  const found = yield* firstRow(
    `select password_kind, (select count(*) from second_factor
       where second_factor.account = account.id and confirmed_at is not null) as factors
     from account where id = $1`,
    [account],
  );
  const secondStep = Number(found?.factors ?? 0) > 0;
  yield* rows(
    `insert into session (token_hash, account, created_at, expires_at, revoked_at, agent, stage)
     values ($1, $2, $3, $4, null, $5, $6)`,
    [
      tokenHash,
      account,
      now,
      secondStep ? input.secondStepUntil : input.expiresAt,
      agent,
      secondStep ? "totp" : "full",
    ],
  );
  if (!secondStep) {
    yield* rows("update account set last_login_at = $2, first_login_at = coalesce(first_login_at, $2) where id = $1", [
      account,
      now,
    ]);
  }
  yield* rows(
    "insert into audit (id, at, actor, action, subject, unit, data) values ($1, $2, $3, $4, $5, null, '{}')",
    [input.auditId, now, account, secondStep ? "session.password" : "session.open", `account:${account}`],
  );
  return { secondStep, slip: found?.password_kind === "slip" };
}
