import { foldKey, localDay } from "#app/domain/vietnamese.ts";
import { findSchoolOf } from "#app/features/units/api.server.ts";
import type { DatabaseHandle } from "#db/connect.ts";
import { newId } from "#db/ids.ts";
import { audit } from "#db/queries/audit.ts";
import { insertRollRows } from "#db/queries/rolls.ts";
import { endMembershipsOf, findPupilByCode } from "#db/queries/school-years.ts";

export type MoveResult =
  | { ok: true; person: string; name: string }
  | { ok: false; field: "code" | "birth"; message: string };

/**
 * A pupil comes from another school: found by a code and the birth date together, never by name, so that nobody looks
 * through other schools. What was sat before stays where it was sat; the pupil's branch ends with the old school.
 */
export async function receivePupil(
  { db }: Pick<DatabaseHandle, "db">,
  input: { code: string; birthDate: string; toClass: string; account: string; now: number },
): Promise<MoveResult> {
  const { code, birthDate, toClass, account, now } = input;
  const found = await findPupilByCode(db, { code: code.trim(), loginKey: foldKey(code), birthDate });
  if (!found) {
    const message = "Không có học sinh nào có mã này và ngày sinh này. Xem lại cả hai.";
    return { ok: false, field: "code", message };
  }
  const today = localDay(now);
  const { person, name } = found;
  await db.transaction().execute(async (trx) => {
    const left = await endMembershipsOf(trx, person, today);
    await insertRollRows(trx, {
      codes: [],
      accounts: [],
      memberships: [
        { id: newId(), person, tree: "state", unit: toClass, role: "pupil", valid_from: today, valid_to: null },
      ],
    });
    const subject = `person:${person}`;
    for (const unit of left) {
      const school = (await findSchoolOf(trx, unit))?.id ?? unit;
      await audit(trx, {
        at: now,
        actor: account,
        action: "person.move",
        subject,
        unit: school,
        data: { to: toClass },
      });
    }
    await audit(trx, { at: now, actor: account, action: "person.move", subject, unit: toClass });
  });
  return { ok: true, person, name };
}
