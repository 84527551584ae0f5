import { STAFF_GROUP } from "#app/domain/audience.ts";
import type { ContestRules, Named } from "#app/domain/contest.ts";

/** The groups of a contest that time can be given to: its own ("bảng"), and staff where they may sit. */
export function timeGroups({ groups, staff }: Pick<ContestRules, "groups" | "staff">): Named[] {
  const own = groups.map(({ id, name }) => ({ id, name }));
  return staff ? [...own, { id: STAFF_GROUP, name: "Giáo viên, cán bộ" }] : own;
}
