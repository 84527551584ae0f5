import { setImmediate } from "node:timers/promises";
import type { Actor } from "#app/domain/permissions.ts";
import { localDay } from "#app/domain/vietnamese.ts";
import { sheetsWhereSeveral } from "#app/sheets/problem.ts";
import type { DatabaseHandle } from "#db/connect.ts";
import { isUniqueViolation } from "#db/errors.ts";
import { newId } from "#db/ids.ts";
import { type PlannedPerson, planStaff, type StaffPlan, type UnnamedRoles } from "./plan.ts";
import type { StaffNote, StaffProblem } from "./problems.ts";
import type { StaffFile } from "./staff-file.ts";
import { readStaffState, type StaffTarget } from "./state.server.ts";
import { rowsOf, StalePlanError, writeStaff } from "./write.server.ts";

export interface StaffImport {
  readonly file: StaffFile;
  readonly target: StaffTarget;
  readonly now: number;
  /** Who acts; null = the shell. */
  readonly actor: Actor | null;
  readonly dryRun?: boolean;
  /** Write the good rows of a file that has wrong ones; otherwise such a file writes nothing. */
  readonly skipBad?: boolean;
}

export interface StaffReport {
  readonly rows: number;
  /** People, not rows: somebody may stand on several. */
  readonly new: number;
  readonly changed: number;
  readonly unchanged: number;
  /** Rows of people whom the product has no use for. */
  readonly skipped: number;
  readonly problems: readonly StaffProblem[];
  /** What hinders nothing. */
  readonly notes: readonly StaffNote[];
  readonly people: readonly PlannedPerson[];
  /** Roles that stand and that the list does not name; they go on. */
  readonly unnamed: readonly UnnamedRoles[];
  /** Accounts that were made, for their invitation slips. */
  readonly accounts: readonly string[];
  readonly dryRun: boolean;
  readonly written: boolean;
}

const TRIES = 8;

/**
 * Brings a list of staff in, or with `dryRun` says what that would do. Roles are only added. Reading and matching happen
 * outside the transaction; it starts again when somebody else wrote the same meanwhile. All or nothing.
 */
export async function importStaff({ db }: Pick<DatabaseHandle, "db">, input: StaffImport): Promise<StaffReport> {
  const { file, target, now, actor } = input;
  const day = localDay(now);
  for (let left = TRIES; ; left--) {
    const state = await readStaffState(db, file, { target, actor, day });
    await setImmediate();
    const plan = planStaff(file, state, newId);
    const blocked = plan.problems.length > 0 && !input.skipBad;
    const report = { ...reportOf(file, plan), dryRun: input.dryRun ?? false };
    if (input.dryRun || blocked || !hasWrites(plan)) return report;
    const write = { plan, state, now, actor: actor?.account ?? null };
    const rows = rowsOf(write);
    await setImmediate();
    try {
      await db.transaction().execute((trx) => writeStaff(trx, write, rows));
      return { ...report, written: true, accounts: rows.accounts.map(({ id }) => id) };
    } catch (error) {
      if (left <= 1 || !(error instanceof StalePlanError || isUniqueViolation(error))) throw error;
    }
  }
}

function hasWrites({ writes }: StaffPlan): boolean {
  return Object.values(writes).some((list) => list.length > 0);
}

function reportOf(file: StaffFile, plan: StaffPlan): Omit<StaffReport, "dryRun"> {
  const { writes: _writes, places: _places, ...told } = plan;
  const sheets = new Set([...file.good, ...plan.problems, ...plan.notes].map(({ sheet }) => sheet));
  const problems = sheetsWhereSeveral(plan.problems, sheets.size > 1);
  const notes = sheetsWhereSeveral(plan.notes, sheets.size > 1);
  return { rows: file.rows, skipped: file.skipped, ...told, problems, notes, accounts: [], written: false };
}
