import type { Role } from "#app/domain/permissions.ts";
import { localDay } from "#app/domain/vietnamese.ts";
import type { Viewer } from "#app/domain/viewer.ts";
import { ancestorsOf } from "#app/features/units/api.server.ts";
import type { DatabaseHandle } from "#db/connect.ts";
import { findStaffPerson, listGrantsOf, type StaffRow } from "#db/queries/staff.ts";
import { listPendingOf } from "#db/queries/staff-lists.ts";
import { isRole, mayChangeStaff, mayGrant } from "./rights.server.ts";

export interface StaffMember extends StaffRow {
  readonly roles: readonly {
    readonly id: string;
    readonly role: Role;
    readonly unitName: string;
    readonly since: string;
    readonly homeroom: boolean;
    readonly mayEnd: boolean;
  }[];
  readonly mine: boolean;
}

/** A person who holds a role on this unit or below it, or waits for one there; null otherwise. */
export async function staffMember(
  { db }: Pick<DatabaseHandle, "db">,
  { unit, person, viewer, now }: { unit: string; person: string; viewer: Viewer; now: number },
): Promise<StaffMember | null> {
  const row = await findStaffPerson(db, person);
  const grants = row ? await listGrantsOf(db, [person], localDay(now)) : [];
  const waiting = row ? await listPendingOf(db, [person]) : [];
  const places = [...grants, ...waiting].map((one) => one.unit);
  const here = await Promise.all(places.map(async (place) => (await ancestorsOf(db, place)).includes(unit)));
  if (!row || !here.some(Boolean)) return null;
  const roles = [];
  for (const grant of grants) {
    if (!isRole(grant.role)) continue;
    const mayEnd = person !== viewer.person && (await mayGrant(db, viewer, grant.role, grant.unit));
    const { id, role, unitName, validFrom: since } = grant;
    roles.push({ id, role, unitName, since, homeroom: grant.homeroom === 1, mayEnd });
  }
  return { ...row, roles, mine: await mayChangeStaff(db, viewer, person, grants) };
}
