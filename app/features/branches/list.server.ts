import type { BranchKind } from "#app/domain/branch.ts";
import { findSchoolOf, schoolYouthUnits, type UnitRow, youthPlace } from "#app/features/units/api.server.ts";
import type { DatabaseHandle } from "#db/connect.ts";
import { listYouthChildren, type YouthChild } from "#db/queries/branches.ts";
import type { BranchHome } from "./change.server.ts";

type Db = Pick<DatabaseHandle, "db">;

export type { YouthChild };

/** A school or a union as the place of its branches. */
export interface BranchesOf extends BranchHome {
  /** What they hang on; none for a school without its own. */
  readonly unions: readonly string[];
  readonly ofSchool: boolean;
}

/** Null for what has no branches below it. */
export async function branchesOf({ db }: Db, unit: UnitRow): Promise<BranchesOf | null> {
  const school = await findSchoolOf(db, unit.id);
  if (school && school.id === unit.id) {
    const { union, troop } = await schoolYouthUnits(db, unit.id);
    const kinds: readonly BranchKind[] =
      unit.kind === "lower-secondary" || unit.kind === "primary-school"
        ? ["chi-doi", "chi-doan"]
        : ["chi-doan", "chi-doi"];
    return { school, union: null, kinds, unions: [union, troop].filter((one) => one !== null), ofSchool: true };
  }
  const place = await youthPlace(db, unit.id);
  if (place?.level !== "union") return null;
  const kinds = [unit.kind === "troop-union" ? ("chi-doi" as const) : ("chi-doan" as const)];
  return { school: place.school, union: unit.id, kinds, unions: [unit.id], ofSchool: place.ofSchool };
}

/** One page of what hangs right below. */
export function branchLines(
  { db }: Db,
  { unions }: Pick<BranchesOf, "unions">,
  window: { search: string; limit: number; offset: number },
): Promise<{ rows: YouthChild[]; total: number }> {
  return listYouthChildren(db, unions, window);
}
