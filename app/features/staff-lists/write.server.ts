import type { Transaction } from "kysely";
import { newAccount } from "#app/auth/new-account.server.ts";
import { foldKey, localDay } from "#app/domain/vietnamese.ts";
import { nameSortKey } from "#app/domain/vietnamese-names.ts";
import type { Database } from "#db/connect.ts";
import { newId } from "#db/ids.ts";
import { revokeSessionsOf } from "#db/queries/accounts.ts";
import { audit } from "#db/queries/audit.ts";
import { putHomeroom, putStaffContact } from "#db/queries/staff.ts";
import { countStaffImports, deletePendingOf, insertStaffRows, lockPlaces } from "#db/queries/staff-lists.ts";
import type { StaffPlan } from "./plan.ts";
import type { StaffState } from "./state.ts";

/** Another list changed one of the places since the plan was made: nothing was written, plan again. */
export class StalePlanError extends Error {
  constructor() {
    super("the staff has changed since the plan was made");
    this.name = "StalePlanError";
  }
}

export interface StaffWrite {
  readonly plan: StaffPlan;
  readonly state: Pick<StaffState, "homes" | "version">;
  readonly now: number;
  /** The account that acts; null = the shell. */
  readonly actor: string | null;
}

export type StaffRows = ReturnType<typeof rowsOf>;

/** The rows of a plan, made before the transaction so that it is short. */
export function rowsOf({ plan: { writes }, now }: StaffWrite) {
  return {
    people: writes.people.map(({ id, name }) => ({
      id,
      full_name: name,
      name_key: foldKey(name),
      sort_key: nameSortKey(name),
      birth_date: null,
      erased_at: null,
    })),
    accounts: writes.accounts.map((one) => newAccount({ ...one, now })),
    codes: writes.codes,
    grants: writes.roles.map((one) => ({ id: newId(), ...one, valid_from: localDay(now), valid_to: null })),
    pending: writes.waits,
  };
}

/**
 * Writes a plan: all of it with the transaction, or nothing. Throws StalePlanError when another list came first; what
 * somebody wrote in another way meanwhile (a login, a code, a role) is a unique violation. Both mean: plan again.
 */
export async function writeStaff(
  trx: Transaction<Database>,
  { plan, state, now, actor }: StaffWrite,
  rows: StaffRows,
): Promise<void> {
  const { writes } = plan;
  await lockPlaces(trx, state.homes);
  if ((await countStaffImports(trx, state.homes)) !== state.version) throw new StalePlanError();
  await insertStaffRows(trx, rows);
  for (const { person, phone } of writes.phones) await putStaffContact(trx, person, phone);
  for (const homeroom of writes.homerooms) await putHomeroom(trx, homeroom);
  const given = [...new Set(writes.roles.map(({ person }) => person))];
  await deletePendingOf(trx, given);
  const made = new Set(writes.people.map(({ id }) => id));
  // sessions end with every change of roles
  for (const person of given) if (!made.has(person)) await revokeSessionsOf(trx, person, now);
  for (const { person, role, unit: on } of writes.roles) {
    const [subject, data] = [`person:${person}`, { role }];
    await audit(trx, { at: now, actor, action: "role.grant", subject, unit: on, data });
  }
  for (const [unit, data] of plan.places) {
    await audit(trx, { at: now, actor, action: "staff.import", subject: `unit:${unit}`, unit, data });
  }
}
