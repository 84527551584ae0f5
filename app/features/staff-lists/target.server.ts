import { grantableRoles } from "#app/domain/permissions.ts";
import type { Viewer } from "#app/domain/viewer.ts";
import { findSchoolOf, type UnitRow } from "#app/features/units/api.server.ts";
import type { DatabaseHandle } from "#db/connect.ts";
import { findUnitPart } from "#db/queries/staff.ts";
import type { StaffTarget } from "./state.server.ts";

/** What a viewer may bring into a unit: a school or an area; null for classes and branches. */
export async function staffTarget(
  { db }: Pick<DatabaseHandle, "db">,
  { viewer, unit, within }: { viewer: Viewer; unit: UnitRow; within: readonly string[] },
): Promise<(StaffTarget & { isSchool: boolean }) | null> {
  const part = await findUnitPart(db, unit.id);
  if (part?.closed !== false || (part.part !== "school" && part.part !== "area")) return null;
  const isSchool = (await findSchoolOf(db, unit.id))?.id === unit.id;
  return { unit, roles: grantableRoles(viewer, { unit: unit.id, within }), isSchool };
}
