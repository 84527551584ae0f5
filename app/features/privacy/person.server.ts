/** One person's page: what is kept, for those who look after the person, and for the person. */
import { type Action, can } from "#app/domain/permissions.ts";
import { localDay } from "#app/domain/vietnamese.ts";
import type { Viewer } from "#app/domain/viewer.ts";
import { ancestorsOf } from "#app/features/units/api.server.ts";
import type { DatabaseHandle } from "#db/connect.ts";
import { audit } from "#db/queries/audit.ts";
import { listConsentsOf } from "#db/queries/consents.ts";
import {
  findAccountOfPerson,
  findPerson,
  hasGrants,
  listAttemptsOfPerson,
  listCodesOfPerson,
  listLessonProgressOf,
  listMembershipHistory,
  type MembershipLine,
} from "#db/queries/privacy.ts";

type Db = Pick<DatabaseHandle, "db">;

/** The person whom an address names, as far as this viewer is concerned; null answers like nobody. */
export interface PersonAccess {
  readonly person: string;
  readonly self: boolean;
  /** The class or branch through which the viewer looks after the person. */
  readonly unit: string | null;
  may(action: Action): boolean;
}

/** Staff see the people below their units, never each other (product §1); everybody sees themselves. */
export async function personAccess(
  { db }: Db,
  viewer: Viewer,
  person: string,
  now: number,
): Promise<PersonAccess | null> {
  const row = await findPerson(db, person);
  if (!row || row.erased_at !== null) return null;
  const memberships = await listMembershipHistory(db, person);
  const open = memberships.filter(({ validTo }) => validTo === null);
  // who left is still in the care of the last school
  const counted = open.length > 0 ? open : memberships.slice(0, 1);
  const within = (await Promise.all(counted.map(({ unit }) => ancestorsOf(db, unit)))).flat();
  const self = viewer.person === person;
  const staff = await hasGrants(db, person, localDay(now));
  const unit = counted[0]?.unit ?? null;
  const may = (action: Action) => !staff && unit !== null && can(viewer, action, { unit, within });
  return self || may("person.manage") ? { person, self, unit, may } : null;
}

export interface PersonView {
  readonly name: string;
  readonly birthDate: string | null;
  readonly codes: readonly { readonly scheme: string; readonly code: string }[];
  readonly memberships: readonly MembershipLine[];
  readonly login: string | null;
  readonly lastLoginAt: number | null;
  readonly consents: readonly {
    readonly giver: "child" | "guardian";
    readonly form: string;
    readonly givenOn: string;
    readonly withdrawnOn: string | null;
  }[];
  readonly attempts: number;
  readonly lessons: number;
}

/** What is kept of a person. The caller has asked `personAccess`; reading another's page is audited. */
export async function personView(
  { db }: Db,
  access: PersonAccess,
  by: { account: string; now: number },
): Promise<PersonView> {
  const { person } = access;
  const row = await findPerson(db, person);
  if (!row) throw new Error(`no person ${person}`);
  const account = await findAccountOfPerson(db, person);
  if (!access.self) {
    const subject = `person:${person}`;
    await audit(db, { at: by.now, actor: by.account, action: "person.read", subject, unit: access.unit });
  }
  return {
    name: row.full_name,
    birthDate: row.birth_date,
    codes: await listCodesOfPerson(db, person),
    memberships: await listMembershipHistory(db, person),
    login: account?.login ?? null,
    lastLoginAt: account?.last_login_at ?? null,
    consents: (await listConsentsOf(db, person)).map(({ giver, form, given_on, withdrawn_on }) => ({
      giver,
      form,
      givenOn: given_on,
      withdrawnOn: withdrawn_on,
    })),
    attempts: (await listAttemptsOfPerson(db, person)).length,
    lessons: (await listLessonProgressOf(db, person)).length,
  };
}
