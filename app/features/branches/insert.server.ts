import type { Transaction } from "kysely";
import { type BranchKind, branchKey, type UnionKind } from "#app/domain/branch.ts";
import {
  addLeaves,
  lockOpenUnits,
  type NewUnit,
  SCHEME,
  SCHOOL_YOUTH,
  unionParent,
} from "#app/features/units/api.server.ts";
import type { Database } from "#db/connect.ts";
import { type BranchRow, listBranchesOfUnions } from "#db/queries/youth-units.ts";

export interface NewBranch {
  readonly id: string;
  readonly kind: BranchKind;
  readonly name: string;
  /** The union that it hangs on. */
  readonly parent: string;
  /** Of a class: such a branch is of the class's school year. Without it the branch lasts. */
  readonly grade?: number;
}

export interface NewUnion {
  readonly id: string;
  readonly kind: UnionKind;
  readonly name: string;
}

/** Somebody made a branch of the same name first, or closed the union meanwhile. */
export class BranchTakenError extends Error {
  override readonly name = "BranchTakenError";
}

/**
 * Makes branches and, for a school that has none yet, the Đoàn trường or Liên đội above them. Throws BranchTakenError.
 */
export async function insertBranches(
  trx: Transaction<Database>,
  made: {
    readonly school: string | null;
    readonly unions: readonly NewUnion[];
    readonly branches: readonly NewBranch[];
    readonly schoolYear: string | null;
    /** YYYY-MM-DD */
    readonly today: string;
  },
): Promise<void> {
  const { school, today, schoolYear } = made;
  const unit = ({ id, kind, name }: NewUnion | NewBranch): NewUnit => {
    return { id, kind, codeScheme: SCHEME.own, code: id, name, validFrom: today };
  };
  const unions = made.unions.map(unit);
  if (school !== null && unions.length > 0) {
    const parent = await unionParent(trx, school);
    if (parent) await addLeaves(trx, { tree: "youth", parent, units: unions });
    await addLeaves(trx, { tree: SCHOOL_YOUTH, parent: school, units: unions });
  }
  for (const parent of new Set(made.branches.map((branch) => branch.parent))) {
    if ((await lockOpenUnits(trx, [parent])) !== 1) throw new BranchTakenError();
    const branches = made.branches.filter((branch) => branch.parent === parent);
    const standing = await listBranchesOfUnions(trx, [parent]);
    if (branches.some((branch) => standing.some((row) => isSame(row, branch, schoolYear))))
      throw new BranchTakenError();
    const units = branches.map((branch) => ({ ...unit(branch), attrs: attrsOf(branch, schoolYear) }));
    await addLeaves(trx, { tree: "youth", parent, units });
  }
}

function attrsOf({ grade }: NewBranch, schoolYear: string | null): Record<string, string | number> {
  return grade !== undefined && schoolYear !== null ? { grade, schoolYear } : {};
}

/** Branches of classes are new every school year; a name is taken only within its year. */
function isSame(row: BranchRow, { kind, name }: Pick<NewBranch, "kind" | "name">, schoolYear: string | null): boolean {
  const { schoolYear: year } = JSON.parse(row.attrs) as { schoolYear?: string };
  return row.kind === kind && branchKey(row.name) === branchKey(name) && (year ?? schoolYear) === schoolYear;
}
