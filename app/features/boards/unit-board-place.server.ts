/** Which boards of units somebody may open, and below which unit. */
import type { Kysely } from "kysely";
import { can, scopeOf } from "#app/domain/permissions.ts";
import type { Viewer } from "#app/domain/viewer.ts";
import { ancestorsOf, SCHOOL_YOUTH } from "#app/features/units/api.server.ts";
import type { Database } from "#db/connect.ts";
import {
  listTreesOfUnit,
  listUnitRoles,
  standsInTree,
  type UnitRole,
  type UnitTotalsOf,
} from "#db/queries/boards-units.ts";
import { listAncestors } from "#db/queries/units.ts";
import { listUnionsOfSchool } from "#db/queries/youth-units.ts";
import { UNIT_BOARDS, type UnitBoardKind } from "./unit-boards.ts";

/** The unit whose units are ranked, as the reader stands to it. */
export interface BoardParent {
  readonly unit: string;
  readonly name: string;
  readonly role: UnitRole;
  /** Whether it holds the contest: its boards have everything. */
  readonly whole: boolean;
  /** Its boards that this reader may open. */
  readonly boards: readonly UnitBoardKind[];
  /** The reader answers for it, and sees units without anybody. */
  readonly staff: boolean;
  /** The reader's own units: class or branch and all above. */
  readonly own: readonly string[];
  /** Whether the reader may open the classes of this school: its own people and who answers for it. */
  readonly mayClasses: (school: string) => boolean;
}

interface Ask {
  readonly contestUnit: string;
  readonly viewer: Viewer | null;
  readonly kind: string;
  /** The unit of the address; null = the contest's, or the reader's school where the kind needs one. */
  readonly unit: string | null;
}

/** Boards by what stands above them. */
const BELOW: Readonly<Record<UnitRole, readonly UnitBoardKind["id"][]>> = {
  area: ["schools"],
  school: ["classes", "branches"],
  class: [],
  other: [],
  branch: ["school-unions", "branches"],
};

/** Null for an unknown unit and for one outside the contest. */
export async function boardParent(
  db: Kysely<Database>,
  { contestUnit, viewer, kind, unit: wanted }: Ask,
): Promise<BoardParent | null> {
  const own = viewer?.homeUnit ? await ancestorsOf(db, viewer.homeUnit) : [];
  const near = new Set([...own, ...(await aroundScope(db, scopeOf(viewer, "participation.view")))]);
  const needsSchool = kind === "classes" || kind === "branches";
  const unit = wanted ?? (needsSchool ? await schoolAmong(db, [...near]) : contestUnit);
  const [parent] = unit === null ? [] : await listUnitRoles(db, [unit]);
  if (!parent) return null;
  const whole = parent.unit === contestUnit;
  // what stands above the contest's unit matters only to who answers for something
  const within = whole && !viewer?.grants.length ? [contestUnit] : await ancestorsOf(db, parent.unit);
  // unions stand in a tree of their own, which no province is in
  if (!within.includes(contestUnit) && parent.role !== "branch") return null;
  const staff = can(viewer, "participation.view", { unit: parent.unit, within });
  const mayClasses = (school: string) => staff || near.has(school);
  const ids = whole && parent.role === "area" ? await boardsOfProvince(db, parent.unit) : BELOW[parent.role];
  const open = ids.filter((id) => id !== "classes" || mayClasses(parent.unit));
  const boards = UNIT_BOARDS.filter(({ id }) => open.includes(id));
  return { ...parent, whole, boards, staff, own, mayClasses };
}

/** The units somebody answers for and what they stand in: a teacher's school too. */
async function aroundScope(db: Kysely<Database>, scope: readonly string[]): Promise<string[]> {
  if (scope.length === 0) return [];
  return [...scope, ...(await listAncestors(db, scope)).map(({ unit }) => unit)];
}

async function schoolAmong(db: Kysely<Database>, units: readonly string[]): Promise<string | null> {
  return (await listUnitRoles(db, units)).find(({ role }) => role === "school")?.unit ?? null;
}

/** Groupings only where there are some. */
async function boardsOfProvince(db: Kysely<Database>, province: string): Promise<UnitBoardKind["id"][]> {
  const [districts, clusters] = await Promise.all([
    standsInTree(db, "former-district", province),
    standsInTree(db, "cluster", province),
  ]);
  const groupings = [districts && ("former-districts" as const), clusters && ("clusters" as const)];
  return ["schools", "areas", ...groupings.filter((each) => each !== false), "unions", "school-unions"];
}

/** Which units such a board reads, without edition, round and roll. */
export async function unitsBelow(
  db: Kysely<Database>,
  { of }: UnitBoardKind,
  parent: Pick<BoardParent, "unit" | "role">,
): Promise<Pick<UnitTotalsOf, "parent" | "tree" | "role" | "kinds" | "notKinds">> {
  // the Đoàn tree has no place for a province: what the contest touches of it is what belongs to it
  if (of.tree === "youth" && parent.role === "area") return { ...of, parent: null };
  if (of.tree === "youth" && parent.role === "school") {
    const [union, ...more] = await listUnionsOfSchool(db, parent.unit);
    return { ...of, parent: union && more.length === 0 ? union.id : parent.unit };
  }
  if (await standsInTree(db, of.tree, parent.unit)) return { ...of, parent: parent.unit };
  // a former district or a cluster stands in a tree of its own, with schools below it
  const trees = (await listTreesOfUnit(db, parent.unit)).filter((tree) => tree !== "youth" && tree !== SCHOOL_YOUTH);
  return { ...of, tree: trees[0] ?? of.tree, parent: parent.unit };
}
