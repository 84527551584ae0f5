import { foldKey } from "#app/domain/vietnamese.ts";
import type { DatabaseHandle } from "#db/connect.ts";
import { findAccountForSignIn } from "#db/queries/accounts.ts";
import { audit } from "#db/queries/audit.ts";
import { type AuditRow, listAudit } from "#db/queries/audit-log.ts";

export interface AuditFilter {
  readonly from: number | null;
  readonly to: number | null;
  readonly action: string | null;
  /** Login of who acted; "" = anybody. */
  readonly login: string;
  readonly subject: string | null;
  readonly before: string | null;
}

export type AuditLine = AuditRow;

const PAGE = 50;

/**
 * One page of the audit, newest first, and whether older rows follow. Reading it is audited: it tells when pupils signed
 * in, and who was looked at.
 */
export async function auditLog(
  { db }: Pick<DatabaseHandle, "db">,
  { login, ...filter }: AuditFilter,
  by: { account: string; now: number },
): Promise<{ rows: AuditLine[]; next: string | null }> {
  const actor = login === "" ? null : ((await findAccountForSignIn(db, foldKey(login)))?.id ?? "nobody");
  const rows = await listAudit(db, { ...filter, actor, unit: null, limit: PAGE + 1 });
  const shown = rows.slice(0, PAGE);
  await audit(db, { at: by.now, actor: by.account, action: "audit.read", subject: "setting:audit" });
  return { rows: shown, next: rows.length > PAGE ? (shown.at(-1)?.id ?? null) : null };
}
