import { unusablePasswordHash } from "#app/auth/unusable-password.server.ts";
import { ERASED_NAME, PUBLISH_NAME } from "#app/domain/consent.ts";
import { foldKey, localDay } from "#app/domain/vietnamese.ts";
import type { DatabaseHandle } from "#db/connect.ts";
import { audit } from "#db/queries/audit.ts";
import { withdrawConsent } from "#db/queries/consents.ts";
import {
  deleteUploadsWith,
  erasePersonRows,
  findAccountOfPerson,
  findPerson,
  hasGrants,
  hasOpenAttempt,
} from "#db/queries/privacy.ts";

export type EraseResult = { ok: true } | { ok: false; message: string };

/**
 * Erases a person for good: what names them goes, attempts stay as figures of nobody, so that boards and published
 * results keep adding up. Whoever holds a role gives it up first; a running attempt is finished first.
 */
export async function erasePerson(
  { db }: Pick<DatabaseHandle, "db">,
  { person, unit, account, now }: { person: string; unit: string | null; account: string | null; now: number },
): Promise<EraseResult> {
  const day = localDay(now);
  return db.transaction().execute(async (trx) => {
    const row = await findPerson(trx, person);
    const gone = { ok: false, message: "Dữ liệu này đã xoá rồi." } as const;
    if (!row || row.erased_at !== null) return gone;
    if (await hasGrants(trx, person, day))
      return { ok: false, message: "Người này còn giữ vai trò. Cho thôi vai trò trước." };
    if (await hasOpenAttempt(trx, person))
      return { ok: false, message: "Người này đang làm bài thi. Chờ nộp bài xong." };
    const own = await findAccountOfPerson(trx, person);
    const erased = await erasePersonRows(trx, {
      person,
      name: ERASED_NAME,
      nameKey: foldKey(ERASED_NAME),
      login: `xoa-${own?.id ?? person}`,
      passwordHash: unusablePasswordHash(),
      day,
      at: now,
    });
    // another process was faster
    if (!erased) return gone;
    await withdrawConsent(trx, { person, giver: null, purpose: PUBLISH_NAME, on: day, at: now, by: account });
    await deleteUploadsWith(trx, row.full_name);
    await audit(trx, { at: now, actor: account, action: "person.erase", subject: `person:${person}`, unit });
    return { ok: true };
  });
}
