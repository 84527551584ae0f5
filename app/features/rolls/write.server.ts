import type { Transaction } from "kysely";
import { unusablePasswordHash } from "#app/auth/unusable-password.server.ts";
import { foldKey, localDay } from "#app/domain/vietnamese.ts";
import { nameSortKey } from "#app/domain/vietnamese-names.ts";
import { addLeaves } from "#app/features/units/api.server.ts";
import type { Database } from "#db/connect.ts";
import { newId } from "#db/ids.ts";
import { audit } from "#db/queries/audit.ts";
import { endMemberships, insertRollImport, insertRollRows, upsertPeople } from "#db/queries/rolls.ts";
import type { RollPlan } from "./plan.ts";
import type { RollState } from "./state.ts";

/** Somebody else changed the school since the plan was made: nothing was written, plan again. */
export class StalePlanError extends Error {
  constructor() {
    super("the school has changed since the plan was made");
    this.name = "StalePlanError";
  }
}

export interface RollWrite {
  readonly state: RollState;
  readonly plan: RollPlan;
  readonly schoolYear: string;
  readonly now: number;
  /** The account that acts; null = the shell. */
  readonly actor: string | null;
}

type Rows = ReturnType<typeof rowsOf>;

/** The rows of a plan, made before the transaction so that it is short. */
export function rowsOf({ plan, schoolYear, state, now }: RollWrite) {
  const today = localDay(now);
  const { writes } = plan;
  return {
    today,
    people: writes.people.map(({ id, name, birth }) => ({
      id,
      full_name: name,
      name_key: foldKey(name),
      sort_key: nameSortKey(name),
      birth_date: birth,
      erased_at: null,
    })),
    codes: writes.codes.map(({ scheme, code, person }) => ({ scheme, code, person })),
    memberships: writes.memberships.map(({ person, unit }) => ({
      id: newId(),
      person,
      tree: "state",
      unit,
      role: "pupil",
      valid_from: today,
      valid_to: null,
    })),
    accounts: writes.accounts.map(({ person, login }) => ({
      id: newId(),
      person,
      login,
      login_key: foldKey(login),
      password_hash: unusablePasswordHash(),
      state: "active" as const,
      created_at: now,
      first_login_at: null,
      last_login_at: null,
    })),
    classes: writes.classes.map(({ id, name, grade, key }) => ({
      id,
      kind: "class" as const,
      codeScheme: "lop",
      code: `${state.school.id}/${schoolYear}/${key}`,
      name,
      attrs: { grade, schoolYear },
      validFrom: today,
    })),
  };
}

/** Writes a plan: all of it with the transaction, or nothing. Throws StalePlanError when the plan is out of date. */
export async function writeRoll(trx: Transaction<Database>, { state, plan, now, actor }: RollWrite, rows: Rows) {
  const taken = await insertRollImport(trx, {
    id: newId(),
    school: state.school.id,
    n: state.version + 1,
    at: now,
    actor,
    people_new: plan.new,
    people_changed: plan.changed,
    people_unchanged: plan.unchanged,
    people_ended: plan.writes.ended.length,
  });
  if (!taken) throw new StalePlanError();
  await addLeaves(trx, { tree: "state", parent: state.school.id, units: rows.classes });
  await upsertPeople(trx, rows.people);
  const ended = await endMemberships(trx, plan.writes.ended, rows.today);
  if (ended !== plan.writes.ended.length) throw new StalePlanError();
  await insertRollRows(trx, rows);
  await audit(trx, {
    at: now,
    actor,
    action: "roll.import",
    subject: `unit:${state.school.id}`,
    unit: state.school.id,
    data: { new: plan.new, changed: plan.changed, ended },
  });
}
