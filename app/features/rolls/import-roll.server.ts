import { setImmediate, setTimeout } from "node:timers/promises";
import { schoolYearOf } from "#app/domain/class-name.ts";
import { localDay, naturalKey, startOfLocalDay } from "#app/domain/vietnamese.ts";
import { BranchTakenError } from "#app/features/branches/api.server.ts";
import { derivedId } from "#app/features/units/api.server.ts";
import { SheetFileError } from "#app/sheets/file-error.ts";
import { sheetsWhereSeveral } from "#app/sheets/problem.ts";
import type { DatabaseHandle } from "#db/connect.ts";
import { isDeadlock, isUniqueViolation } from "#db/errors.ts";
import { newId } from "#db/ids.ts";
import { planRoll, type RollPlan } from "./plan.ts";
import { planMembers } from "./plan-members.ts";
import type { RollProblem } from "./problems.ts";
import type { RollFile } from "./roll-file.ts";
import { isLarge, removeAbandoned, stageNewPeople, unstage } from "./stage.server.ts";
import { ImportUnderWayError, StalePlanError } from "./stale-plan.ts";
import { readBranchState, readSchoolState } from "./state.server.ts";
import type { RollPlace } from "./state.ts";
import { rowsOf, writeRoll } from "./write.server.ts";

export interface RollImport {
  readonly file: RollFile;
  readonly place: RollPlace;
  readonly now: number;
  /** The account that acts; null = the shell. */
  readonly actor: string | null;
  readonly dryRun?: boolean;
  /** End the memberships of people whom the file no longer names: of all, or of these. */
  readonly endAbsent?: boolean | ReadonlySet<string>;
  /** Write the good rows of a file that has wrong ones; otherwise such a file writes nothing. */
  readonly skipBad?: boolean;
  /** Let people leave the branch they are in for one of a list of branches; otherwise they stay as they are. */
  readonly move?: boolean;
}

export interface RollReport {
  /** Null for branches outside schools. */
  readonly schoolYear: string | null;
  readonly rows: number;
  readonly new: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly absent: number;
  readonly problems: readonly RollProblem[];
  readonly newClasses: readonly string[];
  /** Chi đoàn, chi đội and, where the school has none yet, the union above them. */
  readonly newBranches: readonly string[];
  /** Pupils, or members of branches. */
  readonly changedPupils: RollPlan["changes"];
  /** Who would leave a branch for another one. */
  readonly moves: readonly { readonly name: string; readonly from: string; readonly to: string }[];
  readonly absentPupils: readonly {
    readonly person: string;
    readonly name: string;
    readonly className: string;
    readonly code: string | null;
  }[];
  readonly dryRun: boolean;
  readonly written: boolean;
}

const TRIES = 8;
/** How long to wait for another import that writes some of the same people, and how often to look. */
const LONGEST_WAIT_MS = 20_000;
const WAIT_MS = 250;

/** Throws SheetFileError for a file that has no sense there, or whose school year is over. */
export function checkFits(file: RollFile, place: RollPlace, now: number): void {
  if (place.kind === "union" && file.headings.branch === undefined) throw new SheetFileError("no_branch");
  if (place.kind === "school") yearFor(file, now);
}

/**
 * Brings a roll in, or with `dryRun` says what that would do. Reading and matching happen outside the
 * transaction; it starts again when another import came first. All or nothing: the new people of a large roll are written
 * ahead, but belong to nothing before the one transaction at the end.
 */
export async function importRoll({ db }: Pick<DatabaseHandle, "db">, input: RollImport): Promise<RollReport> {
  const { file, place, now } = input;
  checkFits(file, place, now);
  let waited = 0;
  for (let left = TRIES; ; left--) {
    try {
      return await importOnce(db, input);
    } catch (error) {
      if (error instanceof ImportUnderWayError && waited < LONGEST_WAIT_MS) {
        await setTimeout(WAIT_MS);
        waited += WAIT_MS;
        left += 1;
        await removeAbandoned(db, now + waited);
        continue;
      }
      if (left <= 1 || !isStale(error)) throw error;
    }
  }
}

/** Whether another import, or whoever clears up after one, came between reading and writing. */
function isStale(error: unknown): boolean {
  if (error instanceof StalePlanError || error instanceof BranchTakenError) return true;
  // a unique violation: a code or login that somebody else took in the meantime
  return isUniqueViolation(error) || isDeadlock(error);
}

async function importOnce(db: DatabaseHandle["db"], input: RollImport): Promise<RollReport> {
  const { file, place, now, actor } = input;
  const { version, schoolYear, plan } = await planFor(db, input);
  const blocked = plan.problems.length > 0 && !input.skipBad;
  const report = { ...reportOf(file, plan, schoolYear), dryRun: input.dryRun ?? false };
  if (input.dryRun || blocked || !hasWrites(plan)) return report;
  const order = { id: newId(), place, version, plan, schoolYear, now, actor };
  await setImmediate();
  const rows = rowsOf(order);
  await setImmediate();
  const large = isLarge(rows);
  try {
    const left = large ? await stageNewPeople(db, rows, { import: order.id, at: now }) : rows;
    const write = { ...order, staged: large ? rows.newPeople.size : 0 };
    await db.transaction().execute((trx) => writeRoll(trx, write, left));
  } catch (error) {
    if (large) await unstage(db, order.id);
    throw error;
  }
  return { ...report, written: true };
}

async function planFor(
  db: DatabaseHandle["db"],
  { file, place, now, ...input }: RollImport,
): Promise<{ version: number; schoolYear: string | null; plan: RollPlan }> {
  const endAbsent = (person: string) =>
    typeof input.endAbsent === "object" ? input.endAbsent.has(person) : !!input.endAbsent;
  if (place.kind !== "school") {
    const state = await readBranchState(db, place, file);
    await setImmediate();
    const plan = planMembers(file, state, { endAbsent, move: input.move ?? false, newId });
    return { version: state.version, schoolYear: null, plan };
  }
  const schoolYear = yearFor(file, now);
  const state = await readSchoolState(db, place, file, schoolYear);
  await setImmediate();
  const classId = (key: string) => derivedId(startOfLocalDay(localDay(now)), "class", place.id, schoolYear, key);
  return { version: state.version, schoolYear, plan: planRoll(file, state, { endAbsent, newId, classId }) };
}

function hasWrites({ writes }: RollPlan): boolean {
  return Object.values(writes).some((list) => list.length > 0);
}

/**
 * The file's school year, else the one of today. Throws SheetFileError for a year that is over, since it would undo
 * promotions.
 */
function yearFor(file: RollFile, now: number): string {
  const current = schoolYearOf(localDay(now));
  if (file.schoolYear !== null && file.schoolYear < current) throw new SheetFileError("old_year", file.schoolYear);
  return file.schoolYear ?? current;
}

function reportOf(file: RollFile, plan: RollPlan, schoolYear: string | null): Omit<RollReport, "dryRun"> {
  const sheets = [...file.good, ...plan.problems].flatMap((one) => one.sheet ?? []);
  const problems = sheetsWhereSeveral(plan.problems, new Set(sheets).size > 1);
  return {
    schoolYear,
    rows: plan.rows,
    new: plan.new,
    changed: plan.changed,
    unchanged: plan.unchanged,
    absent: plan.absent.length,
    problems,
    newBranches: [...plan.writes.unions, ...plan.writes.branches].map(({ name }) => name),
    newClasses: plan.writes.classes.map(({ name }) => name).sort((a, b) => (naturalKey(a) < naturalKey(b) ? -1 : 1)),
    changedPupils: plan.changes,
    moves: plan.moves.map(({ name, from, to }) => ({ name, from, to })),
    absentPupils: plan.absent.map(({ person, name, className, code }) => ({ person, name, className, code })),
    written: false,
  };
}
