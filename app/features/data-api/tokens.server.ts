/** Tokens: made and revoked by people, shown once, known again by their hash. */
import { endOfLocalDay } from "#app/domain/vietnamese.ts";
import { findUnitByWords } from "#app/features/units/api.server.ts";
import type { DatabaseHandle } from "#db/connect.ts";
import { newSecret, secretHash } from "#db/ids.ts";
import {
  type ApiTokenRow,
  findApiTokenByHash,
  findApiTokenUnit,
  insertApiToken,
  listApiTokens,
  revokeApiToken,
  touchApiToken,
} from "#db/queries/api-tokens.ts";
import { audit } from "#db/queries/audit.ts";
import { listNamesOfAccounts } from "#db/queries/contest-people.ts";
import { isWithinScope } from "#db/queries/participation.ts";
import type { TokenForm } from "./forms.ts";
import type { ProblemCode } from "./problem.ts";
import { type ApiScope, readScopes } from "./scopes.ts";

type Db = Pick<DatabaseHandle, "db">;

export interface By {
  readonly account: string;
  readonly now: number;
}

const PREFIX = "goc_";
/** 192 bits. */
const SECRET_BYTES = 24;
/** So much of a token is kept and shown in lists. */
const SHOWN = 8;
const MOST_TOKENS = 500;
const TOUCH_MS = 60_000;

export type Made =
  | { readonly ok: true; readonly token: string }
  | { readonly ok: false; readonly field: "unit" | "form"; readonly message: string };

/** A new token, given this once; the caller has checked that somebody may make one for units of the scope. */
export async function makeToken(
  { db }: Db,
  scope: readonly string[],
  form: TokenForm,
  { account, now }: By,
): Promise<Made> {
  const unit = await unitOf({ db }, scope, form.unit);
  if ("problem" in unit) return { ok: false, field: "unit", message: unit.problem };
  const token = PREFIX + newSecret(SECRET_BYTES);
  const made = await db.transaction().execute(async (trx) => {
    const row = {
      id: form.id,
      unit: unit.id,
      name: form.name,
      prefix: token.slice(0, SHOWN),
      hash: secretHash(token),
      scopes: JSON.stringify(form.scopes),
      made_at: now,
      made_by: account,
      expires_at: endOfLocalDay(form.lastDay),
      last_used_at: null,
      revoked_at: null,
      revoked_by: null,
    };
    if (!(await insertApiToken(trx, row))) return false;
    const subject = `api-token:${form.id}`;
    const data = { scopes: form.scopes.join(" "), lastDay: form.lastDay };
    await audit(trx, { at: now, actor: account, action: "api-token.make", subject, unit: unit.id, data });
    return true;
  });
  const message = "Mã này đã được tạo khi bấm lần trước và không hiện lại được. Thu hồi nó rồi tạo mã khác.";
  return made ? { ok: true, token } : { ok: false, field: "form", message };
}

/** The unit of the scope that somebody typed; its first one when nothing was. A foreign unit is told like an unknown one. */
async function unitOf(
  { db }: Db,
  scope: readonly string[],
  words: string,
): Promise<{ id: string } | { problem: string }> {
  const [own] = scope;
  if (words === "" && own) return { id: own };
  const found = await findUnitByWords(db, words, "");
  if ("problem" in found || (await isWithinScope(db, found.id, scope))) return found;
  return { problem: `Không có đơn vị nào tên hoặc mã là “${words}”.` };
}

export type TokenState = "live" | "expired" | "revoked";

export interface TokenLine {
  readonly id: string;
  readonly name: string;
  readonly unitName: string;
  readonly prefix: string;
  readonly scopes: readonly ApiScope[];
  readonly madeAt: number;
  readonly madeBy: string;
  readonly expiresAt: number;
  readonly lastUsedAt: number | null;
  readonly revokedAt: number | null;
  readonly state: TokenState;
}

function stateOf({ expiresAt, revokedAt }: Pick<TokenLine, "expiresAt" | "revokedAt">, now: number): TokenState {
  if (revokedAt !== null) return "revoked";
  return now >= expiresAt ? "expired" : "live";
}

/** The tokens of the scope: those that open something first, then the newest. */
export async function tokenLines({ db }: Db, scope: readonly string[], now: number): Promise<TokenLine[]> {
  const rows = await listApiTokens(db, scope, MOST_TOKENS);
  const names = await listNamesOfAccounts(db, [...new Set(rows.map(({ madeBy }) => madeBy))]);
  const lines = rows.map(
    ({ id, name, unitName, prefix, scopes, madeAt, madeBy, expiresAt, lastUsedAt, revokedAt }): TokenLine => ({
      ...{ id, name, unitName, prefix, madeAt, expiresAt, lastUsedAt, revokedAt },
      scopes: readScopes(scopes),
      madeBy: names.get(madeBy) ?? "–",
      state: stateOf({ expiresAt, revokedAt }, now),
    }),
  );
  return [...lines.filter(({ state }) => state === "live"), ...lines.filter(({ state }) => state !== "live")];
}

/** Null for an unknown token and for one of a unit outside the scope; false when it was revoked before. */
export async function revokeToken(
  { db }: Db,
  scope: readonly string[],
  id: string,
  { account, now }: By,
): Promise<boolean | null> {
  const unit = await findApiTokenUnit(db, id);
  if (unit === null || !(await isWithinScope(db, unit, scope))) return null;
  return db.transaction().execute(async (trx) => {
    if (!(await revokeApiToken(trx, { id, at: now, by: account }))) return false;
    await audit(trx, { at: now, actor: account, action: "api-token.revoke", subject: `api-token:${id}`, unit });
    return true;
  });
}

export type Authenticated =
  | { readonly ok: true; readonly token: string; readonly unit: string; readonly scopes: readonly ApiScope[] }
  | { readonly ok: false; readonly code: ProblemCode };

/** Whose request this is, by what stands in `Authorization`; asked of the database each time, so that revoking acts at once. */
export async function tokenOf({ db }: Db, authorization: string | undefined, now: number): Promise<Authenticated> {
  const [, given] = /^Bearer +([\w-]{1,100})$/i.exec(authorization?.trim() ?? "") ?? [];
  if (given === undefined) return { ok: false, code: "token-missing" };
  const row = await findApiTokenByHash(db, secretHash(given));
  if (!row) return { ok: false, code: "token-unknown" };
  const state = stateOf({ expiresAt: row.expires_at, revokedAt: row.revoked_at }, now);
  if (state !== "live") return { ok: false, code: `token-${state}` };
  await touch({ db }, row, now);
  return { ok: true, token: row.id, unit: row.unit, scopes: readScopes(row.scopes) };
}

/** Once a minute is enough to see that it is used, and figures do not wait for a busy writer. */
async function touch({ db }: Db, { id, last_used_at: last }: ApiTokenRow, now: number): Promise<void> {
  if (last !== null && now - last < TOUCH_MS) return;
  await touchApiToken(db, { id, at: now }).catch(() => {});
}
