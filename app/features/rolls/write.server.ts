import type { Transaction } from "kysely";
import { unusablePasswordHash } from "#app/auth/unusable-password.server.ts";
import { foldKey, localDay } from "#app/domain/vietnamese.ts";
import { nameSortKey } from "#app/domain/vietnamese-names.ts";
import { insertBranches } from "#app/features/branches/api.server.ts";
import { addLeaves, lockOpenUnits } from "#app/features/units/api.server.ts";
import type { Database } from "#db/connect.ts";
import { newId } from "#db/ids.ts";
import { audit } from "#db/queries/audit.ts";
import { endMemberships, insertRollImport, insertRollRows, upsertPeople } from "#db/queries/rolls.ts";
import { claimStaged } from "#db/queries/staged-people.ts";
import type { RollPlan } from "./plan.ts";
import { StalePlanError } from "./stale-plan.ts";
import { numberedBy, type RollPlace } from "./state.ts";

export interface RollWrite {
  readonly place: RollPlace;
  /** Names this import. */
  readonly id: string;
  /** How many people were written ahead under its name. */
  readonly staged: number;
  /** Imports that the plan knew of. */
  readonly version: number;
  readonly plan: RollPlan;
  /** Of a school's roll. */
  readonly schoolYear: string | null;
  readonly now: number;
  /** The account that acts; null = the shell. */
  readonly actor: string | null;
}

export type RollRows = ReturnType<typeof rowsOf>;

const ROLE_IN = { state: "pupil", youth: "member" } as const;

/** The rows of a plan, made before the transaction so that it is short. */
export function rowsOf({ plan, schoolYear, place, now }: Omit<RollWrite, "staged">) {
  const today = localDay(now);
  const { writes } = plan;
  return {
    today,
    /** Ids of those whom the system does not know yet. */
    newPeople: plan.newPeople,
    people: writes.people.map(({ id, name, birth }) => ({
      id,
      full_name: name,
      name_key: foldKey(name),
      sort_key: nameSortKey(name),
      birth_date: birth,
      erased_at: null,
    })),
    codes: writes.codes.map(({ scheme, code, person }) => ({ scheme, code, person })),
    /** Branches that somebody joins. */
    branches: [...new Set(writes.memberships.flatMap(({ tree, unit }) => (tree === "youth" ? [unit] : [])))],
    memberships: writes.memberships.map((one) => ({
      id: newId(),
      ...one,
      role: ROLE_IN[one.tree],
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
      password_kind: "none" as const,
    })),
    classes: writes.classes.map(({ id, name, grade, key }) => ({
      id,
      kind: "class" as const,
      codeScheme: "lop",
      code: `${place.id}/${schoolYear}/${key}`,
      name,
      attrs: { grade, ...(schoolYear && { schoolYear }) },
      validFrom: today,
    })),
  };
}

/**
 * Writes a plan: all of it with the transaction, or nothing. Throws StalePlanError or BranchTakenError when the plan is
 * out of date.
 */
export async function writeRoll(trx: Transaction<Database>, write: RollWrite, rows: RollRows) {
  const { id, place, version, plan, schoolYear, now, actor } = write;
  const taken = await insertRollImport(trx, {
    id,
    school: numberedBy(place),
    n: version + 1,
    at: now,
    actor,
    people_new: plan.new,
    people_changed: plan.changed,
    people_unchanged: plan.unchanged,
    people_ended: plan.writes.ended.length,
  });
  if (!taken) throw new StalePlanError();
  await addLeaves(trx, { tree: "state", parent: place.id, units: rows.classes });
  const school = place.kind === "school" ? place.id : null;
  const { unions, branches } = plan.writes;
  await insertBranches(trx, { school, unions, branches, schoolYear, today: rows.today });
  await lockBranches(trx, rows.branches);
  if (write.staged > 0 && !(await claimStaged(trx, id, write.staged))) throw new StalePlanError();
  await upsertPeople(trx, rows.people);
  const ended = await endMemberships(trx, plan.writes.ended, rows.today);
  if (ended !== plan.writes.ended.length) throw new StalePlanError();
  await insertRollRows(trx, rows);
  const note = (subject: string, unit: string, action: string, data: Record<string, string | number>) =>
    audit(trx, { at: now, actor, action, subject, unit, data });
  await note(`unit:${place.id}`, place.id, "roll.import", { new: plan.new, changed: plan.changed, ended });
  const moved = new Map(rows.memberships.map(({ person, unit }) => [person, unit]));
  for (const { person, left } of plan.moves) {
    // whoever looks after the branch that was left finds it under that branch
    const to = moved.get(person);
    if (to) await note(`person:${person}`, left, "member.move", { to });
  }
}

/** Nobody joins a branch that was closed meanwhile. */
async function lockBranches(trx: Transaction<Database>, branches: readonly string[]): Promise<void> {
  if ((await lockOpenUnits(trx, branches)) !== branches.length) throw new StalePlanError();
}
