import { levelOf } from "#app/domain/audience.ts";
import { BRANCH_KINDS } from "#app/domain/branch.ts";
import { inTurnoutOrder, type Turnout, type TurnoutOrder } from "#app/domain/turnout.ts";
import { localDay } from "#app/domain/vietnamese.ts";
import { findSchoolOf, type UnitRow } from "#app/features/units/api.server.ts";
import type { DatabaseHandle } from "#db/connect.ts";
import { audit } from "#db/queries/audit.ts";
import { listContactsOf, listTurnout } from "#db/queries/turnout.ts";
import { type ChosenRound, gradeOf } from "./rounds.server.ts";

export interface TurnoutLine extends Turnout {
  readonly id: string;
  readonly name: string;
  /** Homeroom teachers; secretaries of a branch. The phone is null where it is unknown or not for this viewer. */
  readonly contacts: readonly { readonly name: string; readonly phone: string | null }[];
}

/**
 * Who has sat per class of a school, or per branch below a union; figures and names of teachers, no pupils. Classes
 * that the contest is not for are left out. The caller has checked the right; phones are read for `phonesFor` alone,
 * and that read is audited.
 */
export async function turnoutOf(
  { db }: Pick<DatabaseHandle, "db">,
  unit: UnitRow,
  { round, rules }: Pick<ChosenRound, "round" | "rules">,
  { order, now, phonesFor }: { order: TurnoutOrder; now: number; phonesFor: string | null },
): Promise<readonly TurnoutLine[]> {
  const isSchool = (await findSchoolOf(db, unit.id))?.id === unit.id;
  const below = isSchool
    ? { ancestor: unit.id, tree: "state", kinds: ["class"] }
    : { ancestor: unit.id, tree: "youth", kinds: BRANCH_KINDS };
  const day = localDay(now);
  const rows = (await listTurnout(db, { ...below, round: round.id, day })).filter(({ name, attrs }) => {
    const grade = isSchool ? gradeOf(name, JSON.parse(attrs) as Record<string, unknown>) : null;
    return grade === null || rules.levels.includes(levelOf(grade));
  });
  const contacts = await listContactsOf(
    db,
    rows.map((row) => row.unit),
    day,
  );
  if (phonesFor !== null && contacts.length > 0) {
    const data = { people: contacts.length };
    await audit(db, {
      at: now,
      actor: phonesFor,
      action: "staff.read",
      subject: `unit:${unit.id}`,
      unit: unit.id,
      data,
    });
  }
  const lines = rows.map(({ unit: id, name, members, sat, running }) => ({
    id,
    name,
    members,
    sat,
    running,
    contacts: contacts
      .filter((contact) => contact.unit === id)
      .map(({ name: teacher, phone }) => ({ name: teacher, phone: phonesFor === null ? null : phone })),
  }));
  return inTurnoutOrder(lines, order);
}
