import { setImmediate } from "node:timers/promises";
import { schoolYearOf } from "#app/domain/class-name.ts";
import { localDay, naturalKey, startOfLocalDay } from "#app/domain/vietnamese.ts";
import { derivedId } from "#app/features/units/api.server.ts";
import type { DatabaseHandle } from "#db/connect.ts";
import { newId } from "#db/ids.ts";
import { listSchoolsByCode } from "#db/queries/rolls.ts";
import { planRoll, type RollPlan } from "./plan.ts";
import { RollFileError, type RollProblem } from "./problems.ts";
import type { RollFile } from "./roll-file.ts";
import { readRollState } from "./state.server.ts";
import type { RollState } from "./state.ts";
import { rowsOf, StalePlanError, writeRoll } from "./write.server.ts";

export interface RollImport {
  readonly file: RollFile;
  readonly school: RollState["school"];
  readonly now: number;
  /** The account that acts; null = the shell. */
  readonly actor: string | null;
  readonly dryRun?: boolean;
  /** End the memberships of pupils whom the file no longer names. */
  readonly endAbsent?: boolean;
  /** Write the good rows of a file that has wrong ones; otherwise such a file writes nothing. */
  readonly skipBad?: boolean;
}

export interface RollReport {
  readonly schoolYear: string;
  readonly rows: number;
  readonly new: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly absent: number;
  readonly problems: readonly RollProblem[];
  readonly newClasses: readonly string[];
  readonly absentPupils: readonly { readonly name: string; readonly className: string; readonly code: string | null }[];
  readonly dryRun: boolean;
  readonly written: boolean;
}

const TRIES = 8;

/** The school that a code names: `54/001`, or a code of our own. Null for none; several schools are an error too. */
export async function findSchool(
  { db }: Pick<DatabaseHandle, "db">,
  code: string,
): Promise<RollState["school"] | null> {
  const found = await listSchoolsByCode(db, code.trim());
  return found.length === 1 ? (found[0] ?? null) : null;
}

/**
 * Brings a roll into a school, or with `dryRun` says what that would do. Reading and matching happen outside the
 * transaction; it starts again when another import of the school came first. All or nothing.
 */
export async function importRoll({ db }: Pick<DatabaseHandle, "db">, input: RollImport): Promise<RollReport> {
  const { file, school, now } = input;
  const schoolYear = yearFor(file, now);
  for (let left = TRIES; ; left--) {
    const state = await readRollState(db, school, file, schoolYear);
    await setImmediate();
    const plan = planRoll(file, state, {
      endAbsent: input.endAbsent ?? false,
      newId,
      classId: (key) => derivedId(startOfLocalDay(localDay(now)), "class", school.id, schoolYear, key),
    });
    const blocked = plan.problems.length > 0 && !input.skipBad;
    const report = { ...reportOf(file, plan, schoolYear), dryRun: input.dryRun ?? false };
    if (input.dryRun || blocked || !hasWrites(plan)) return report;
    const write = { state, plan, schoolYear, now, actor: input.actor };
    await setImmediate();
    const rows = rowsOf(write);
    await setImmediate();
    try {
      await db.transaction().execute((trx) => writeRoll(trx, write, rows));
      return { ...report, written: true };
    } catch (error) {
      if (left <= 1 || !(error instanceof StalePlanError || isUniqueViolation(error))) throw error;
    }
  }
}

function hasWrites({ writes }: RollPlan): boolean {
  return Object.values(writes).some((list) => list.length > 0);
}

/** The file's school year, else the one of today; a year that is over is refused, since it would undo promotions. */
function yearFor(file: RollFile, now: number): string {
  const current = schoolYearOf(localDay(now));
  if (file.schoolYear !== null && file.schoolYear < current) throw new RollFileError("old_year", file.schoolYear);
  return file.schoolYear ?? current;
}

/** A code or login that another school took in the meantime. */
function isUniqueViolation(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string };
  return code === "23505" || /^SQLITE_CONSTRAINT/.test(code ?? "") || /UNIQUE constraint/.test(message ?? "");
}

function reportOf(file: RollFile, plan: RollPlan, schoolYear: string): Omit<RollReport, "dryRun"> {
  const sheets = [...file.good, ...plan.problems].flatMap((one) => one.sheet ?? []);
  const several = new Set(sheets).size > 1;
  const problems = several ? plan.problems : plan.problems.map(({ sheet: _sheet, ...problem }) => problem);
  return {
    schoolYear,
    rows: plan.rows,
    new: plan.new,
    changed: plan.changed,
    unchanged: plan.unchanged,
    absent: plan.absent.length,
    problems,
    newClasses: plan.writes.classes.map(({ name }) => name).sort((a, b) => (naturalKey(a) < naturalKey(b) ? -1 : 1)),
    absentPupils: plan.absent.map(({ name, className, code }) => ({ name, className, code })),
    written: false,
  };
}
