/** Who may change whose roles: everything a person holds must be the actor's to give (product §1, §8). */
import type { Kysely } from "kysely";
import { type Actor, can, grantableRoles, ROLES, type Role } from "#app/domain/permissions.ts";
import { ancestorsOf } from "#app/features/units/api.server.ts";
import type { Database } from "#db/connect.ts";
import { listMembershipsOf } from "#db/queries/rolls.ts";
import type { GrantRow } from "#db/queries/staff.ts";
import { listPendingOf } from "#db/queries/staff-lists.ts";

export function isRole(text: string): text is Role {
  return (ROLES as readonly string[]).includes(text);
}

/** Whether the actor may give or take this role on this unit. */
export async function mayGrant(db: Kysely<Database>, actor: Actor, role: Role, unit: string): Promise<boolean> {
  const subject = { unit, within: await ancestorsOf(db, unit) };
  return can(actor, "staff.manage", subject) && grantableRoles(actor, subject).includes(role);
}

/**
 * Whether the actor may change this person's account: not the own one, and only where everything that the person is could
 * be given or looked after by the actor. Otherwise a school's manager could take over an officer who also teaches there,
 * or a pupil elsewhere by naming them a teacher. Who holds no role is theirs who has them on the list of staff.
 */
export async function mayChangeStaff(
  db: Kysely<Database>,
  actor: Actor,
  person: string,
  grants: readonly GrantRow[],
): Promise<boolean> {
  if (person === actor.person) return false;
  for (const grant of grants) {
    if (!isRole(grant.role) || !(await mayGrant(db, actor, grant.role, grant.unit))) return false;
  }
  const waiting = await listPendingOf(db, [person]);
  const places = [
    ...waiting.map(({ unit }) => ({ unit, action: "staff.manage" as const })),
    ...(await listMembershipsOf(db, [person])).map(({ unit }) => ({ unit, action: "person.manage" as const })),
  ];
  for (const { unit, action } of places) {
    if (!can(actor, action, { unit, within: await ancestorsOf(db, unit) })) return false;
  }
  return grants.length + waiting.length > 0;
}
