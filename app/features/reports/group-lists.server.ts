/** Lists to print: who of each class or branch has taken part, a list a group. */
import { BRANCH_KINDS } from "#app/domain/branch.ts";
import { findSchoolOf, schoolNameOf, type UnitRow } from "#app/features/units/api.server.ts";
import type { DatabaseHandle } from "#db/connect.ts";
import { listClassesOfSchool } from "#db/queries/rolls.ts";
import { listOpenBranches } from "#db/queries/youth-units.ts";
import { type ClassView, classView } from "./class-view.server.ts";
import type { ChosenRound } from "./rounds.server.ts";

/** Lists on one page at most: the largest schools have some eighty classes. */
const MOST_LISTS = 100;

export interface GroupList extends Pick<ClassView, "members" | "sat"> {
  readonly id: string;
  readonly name: string;
  /** The school or union that it is of. */
  readonly above: string | null;
}

export interface GroupLists {
  /** Empty with `tooMany`: for a whole province nobody prints them at once. */
  readonly lists: readonly GroupList[];
  readonly tooMany: boolean;
}

/**
 * The list of a class or branch, or of all of a school or below a union; null for what has none. The caller has checked
 * the right; every list read is audited.
 */
export async function groupLists(
  handle: DatabaseHandle,
  unit: UnitRow,
  chosen: ChosenRound | null,
  by: { account: string; now: number },
): Promise<GroupLists | null> {
  const groups = await groupsOf(handle.db, unit);
  if (groups.length === 0) return null;
  if (groups.length > MOST_LISTS) return { lists: [], tooMany: true };
  const lists: GroupList[] = [];
  for (const { id, name } of groups) {
    const { members, sat } = await classView(handle, id, chosen, by);
    lists.push({ id, name, above: await schoolNameOf(handle.db, id), members, sat });
  }
  return { lists, tooMany: false };
}

async function groupsOf(db: DatabaseHandle["db"], unit: UnitRow): Promise<{ id: string; name: string }[]> {
  if (unit.kind === "class") return [unit];
  const school = await findSchoolOf(db, unit.id);
  if (school?.id === unit.id) return listClassesOfSchool(db, unit.id);
  return listOpenBranches(db, { unit: unit.id, kinds: BRANCH_KINDS, limit: MOST_LISTS + 1 });
}
