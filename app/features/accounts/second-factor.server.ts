/** A code from an authenticator app after the password (TOTP, RFC 6238), for staff; recovery codes for a lost phone. */
import { generateSecret, generateURI, verifySync } from "otplib";
import QRCode from "qrcode";
import { passwordFits } from "#app/auth/password.server.ts";
import type { SignInLimits } from "#app/auth/sign-in-limits.server.ts";
import { slipPassword, typedSlipPassword } from "#app/auth/slip-password.server.ts";
import type { DatabaseHandle } from "#db/connect.ts";
import { secretHash } from "#db/ids.ts";
import { findAccount, markSignedIn } from "#db/queries/accounts.ts";
import { audit } from "#db/queries/audit.ts";
import {
  completeSession,
  confirmSecondFactor,
  deleteSecondFactor,
  findSecondFactor,
  findWaitingSession,
  insertSecondFactor,
  replaceRecoveryCodes,
  takeRecoveryCode,
  takeStep,
} from "#db/queries/second-factor.ts";
import { SESSION_MS } from "./open-session.server.ts";

type Db = Pick<DatabaseHandle, "db">;

const ISSUER = "Góc ASEAN";
/** A phone's clock may be half a minute off. */
const TOLERANCE_SECONDS = 30;
const RECOVERY_CODES = 10;

/** The step of a code that is right at `now`; null when it is not. */
function stepOf(secret: string, code: string, now: number): number | null {
  const token = code.replace(/\s/g, "");
  if (!/^\d{6}$/.test(token)) return null;
  const result = verifySync({ secret, token, epoch: Math.floor(now / 1_000), epochTolerance: TOLERANCE_SECONDS });
  return result.valid && "timeStep" in result ? result.timeStep : null;
}

export interface SecondFactorSetup {
  readonly state: "off" | "waiting" | "on";
  /** While waiting: for the app, as a drawing (SVG) and to type in groups of four. */
  readonly qr: string | null;
  readonly secret: string | null;
}

/** What the set-up page shows; a secret that is not confirmed yet is made when there is none. */
export async function secondFactorSetup({ db }: Db, account: string, now: number): Promise<SecondFactorSetup> {
  const row = await findSecondFactor(db, account);
  if (row?.confirmed_at) return { state: "on", qr: null, secret: null };
  const login = (await findAccount(db, account))?.login ?? "";
  const secret = row?.secret ?? generateSecret();
  if (!row) await insertSecondFactor(db, { account, secret, made_at: now, confirmed_at: null, last_step: 0 });
  const uri = generateURI({ issuer: ISSUER, label: login, secret });
  const qr = await QRCode.toString(uri, { type: "svg", errorCorrectionLevel: "M", margin: 1 });
  return { state: row ? "waiting" : "off", qr, secret: secret.match(/.{1,4}/g)?.join(" ") ?? secret };
}

export type SecondFactorResult = { ok: true; recovery: readonly string[] } | { ok: false; message: string };

/** Turns the second step on once the app shows the right code; the recovery codes are readable this once. */
export async function turnOnSecondFactor(
  { db }: Db,
  { account, code, now }: { account: string; code: string; now: number },
): Promise<SecondFactorResult> {
  const row = await findSecondFactor(db, account);
  const step = row && !row.confirmed_at ? stepOf(row.secret, code, now) : null;
  if (step === null) return { ok: false, message: "Mã chưa đúng. Xem mã đang hiện trong ứng dụng rồi nhập lại." };
  const recovery = newRecoveryCodes();
  await db.transaction().execute(async (trx) => {
    await confirmSecondFactor(trx, account, { at: now, step });
    await replaceRecoveryCodes(trx, account, recovery.map(hashOfRecovery));
    await audit(trx, { at: now, actor: account, action: "second-factor.on", subject: `account:${account}` });
  });
  return { ok: true, recovery };
}

/** Turns it off, or gives new recovery codes: both ask for the password and a code again. */
export async function changeSecondFactor(
  { db }: Db,
  limits: SignInLimits,
  input: { account: string; act: "off" | "recovery"; password: string; code: string; address: string; now: number },
): Promise<SecondFactorResult> {
  const { account, now } = input;
  const row = await findAccount(db, account);
  if (!row) throw new Error(`no account ${account}`);
  const wait = await limits.check(row.login_key, input.address);
  if (wait > 0) return { ok: false, message: `Sai quá nhiều lần. Chờ ${wait} giây rồi thử lại.` };
  const fits = await passwordFits(row.password_hash, input.password);
  if (!fits || !(await codeFits({ db }, account, input.code, now))) {
    await limits.failed(row.login_key, input.address);
    return { ok: false, message: "Mật khẩu hoặc mã chưa đúng." };
  }
  const recovery = input.act === "recovery" ? newRecoveryCodes() : [];
  await db.transaction().execute(async (trx) => {
    if (input.act === "off") await deleteSecondFactor(trx, account);
    else await replaceRecoveryCodes(trx, account, recovery.map(hashOfRecovery));
    const action = input.act === "off" ? "second-factor.off" : "second-factor.recovery";
    await audit(trx, { at: now, actor: account, action, subject: `account:${account}` });
  });
  return { ok: true, recovery };
}

export type SecondStepResult =
  | { ok: true }
  | { ok: false; code: "no_session" }
  | { ok: false; code: "wrong"; message: string };

/** The second step of signing in: a code of the app, or a recovery code, makes the waiting session a full one. */
export async function passSecondStep(
  { db }: Db,
  limits: SignInLimits,
  input: { token: string; code: string; address: string; now: number },
): Promise<SecondStepResult> {
  const { now } = input;
  const session = await findWaitingSession(db, secretHash(input.token), now);
  if (!session) return { ok: false, code: "no_session" };
  const key = `totp:${session.account}`;
  const wait = await limits.check(key, input.address);
  if (wait > 0) return { ok: false, code: "wrong", message: `Sai quá nhiều lần. Chờ ${wait} giây rồi thử lại.` };
  if (!(await codeFits({ db }, session.account, input.code, now))) {
    await limits.failed(key, input.address);
    return { ok: false, code: "wrong", message: "Mã chưa đúng hoặc đã dùng rồi. Chờ mã mới rồi nhập lại." };
  }
  await limits.succeeded(key);
  await db.transaction().execute(async (trx) => {
    await completeSession(trx, secretHash(input.token), now + SESSION_MS);
    await markSignedIn(trx, session.account, now);
    const subject = `account:${session.account}`;
    await audit(trx, { at: now, actor: session.account, action: "session.open", subject });
  });
  return { ok: true };
}

/** Whether there is a sign-in that waits for its code. */
export async function waitsForSecondStep({ db }: Db, token: string | null, now: number): Promise<boolean> {
  return token !== null && (await findWaitingSession(db, secretHash(token), now)) !== null;
}

/** A code counts once: its step is taken, or the recovery code used, by whoever comes first. */
async function codeFits({ db }: Db, account: string, code: string, now: number): Promise<boolean> {
  const row = await findSecondFactor(db, account);
  if (!row?.confirmed_at) return false;
  const step = stepOf(row.secret, code, now);
  if (step !== null) return takeStep(db, account, step);
  return takeRecoveryCode(db, { account, hash: hashOfRecovery(code), now });
}

function newRecoveryCodes(): string[] {
  return Array.from({ length: RECOVERY_CODES }, () => `${slipPassword()}-${slipPassword().slice(0, 4)}`);
}

function hashOfRecovery(code: string): string {
  return secretHash(typedSlipPassword(code));
}
