import type { Kysely } from "kysely";
import { type Contestant, groupOf, isInvited, STAFF_GROUP } from "#app/domain/audience.ts";
import type { Actor } from "#app/domain/permissions.ts";
import type { ContestView } from "#app/features/contests/api.server.ts";
import { listUnitsByIds, type Placement, placementFor, placementOfUnits } from "#app/features/units/api.server.ts";
import type { Database } from "#db/connect.ts";
import { findGradeOfPerson } from "#db/queries/attempts.ts";

export type Invitation =
  | { ok: true; placement: Placement; group: string | null }
  | { ok: false; code: "not_a_pupil" | "not_invited" };

/**
 * Whether this person may sit this contest, where they are placed now, and in which group. Who is in no class and no
 * branch but has a role is staff: they sit in a group of their own, where the rules open one.
 */
export async function invitationOf(
  db: Kysely<Database>,
  { contest, rules }: Pick<ContestView, "contest" | "rules">,
  actor: Actor,
  now: number,
): Promise<Invitation> {
  const placement = await placementFor(db, actor.person, now);
  if (!placement) return staffInvitation(db, { contest, rules }, actor);
  if (!placement.units.includes(contest.unit)) return { ok: false, code: "not_invited" };
  const needsKinds = rules.schoolKinds.length > 0 || rules.groups.some((group) => group.kinds.length > 0);
  const contestant: Contestant = {
    grade: await findGradeOfPerson(db, actor.person),
    units: placement.units,
    kinds: needsKinds ? (await listUnitsByIds(db, placement.units)).map((unit) => unit.kind) : [],
  };
  if (!isInvited(rules, contestant)) return { ok: false, code: "not_invited" };
  return { ok: true, placement, group: groupOf(rules.groups, contestant) };
}

async function staffInvitation(
  db: Kysely<Database>,
  { contest, rules }: Pick<ContestView, "contest" | "rules">,
  actor: Actor,
): Promise<Invitation> {
  if (!rules.staff || actor.grants.length === 0) return { ok: false, code: "not_a_pupil" };
  const placement = await placementOfUnits(
    db,
    actor.grants.map((grant) => grant.unit),
  );
  const invited =
    placement?.units.includes(contest.unit) &&
    (rules.units.length === 0 || rules.units.some(({ id }) => placement.units.includes(id)));
  return placement && invited ? { ok: true, placement, group: STAFF_GROUP } : { ok: false, code: "not_invited" };
}
