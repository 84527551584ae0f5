import { setImmediate } from "node:timers/promises";
import type { DatabaseHandle } from "#db/connect.ts";
import {
  deletePartOfRoll,
  findRollMoment,
  listRollMoments,
  listSchoolsOfRoll,
  listUnfinishedRolls,
  type RollMomentRow,
  type SchoolRollRow,
} from "#db/queries/roll-moments.ts";
import { listAncestors } from "#db/queries/units.ts";

type Db = Pick<DatabaseHandle, "db">;

export interface RollMomentLine {
  readonly id: string;
  readonly at: number;
  readonly reason: string;
  readonly unitName: string;
  readonly done: boolean;
  /** People of the viewer's units on it. */
  readonly n: number;
}

const toLine = ({ reason, contestTitle, unitName, ...row }: RollMomentRow): RollMomentLine => ({
  ...row,
  reason: contestTitle === null ? reason : `Mở cuộc thi ${contestTitle}`,
  unitName: unitName ?? "–",
});

/** The units of a scope that lie below no other one of it, so that nobody is counted twice. */
async function topOf(db: Db["db"], scope: readonly string[]): Promise<string[]> {
  const above = await listAncestors(db, scope);
  const covered = new Set(above.flatMap((row) => (row.depth > 0 && scope.includes(row.unit) ? [row.descendant] : [])));
  return scope.filter((unit) => !covered.has(unit));
}

/** Fixed rolls with somebody of this scope on them, the newest first, with the scope's own figure. */
export async function rollMoments(
  { db }: Db,
  scope: readonly string[],
  window: { limit: number; offset: number },
): Promise<{ rows: RollMomentLine[]; total: number }> {
  const { rows, total } = await listRollMoments(db, await topOf(db, scope), window);
  return { rows: rows.map(toLine), total };
}

/** One fixed roll, school by school; null when this scope does not see it. */
export async function rollMoment(
  { db }: Db,
  scope: readonly string[],
  input: { id: string; search: string; limit: number; offset: number },
): Promise<{ moment: RollMomentLine; schools: readonly SchoolRollRow[]; total: number } | null> {
  const { id, ...window } = input;
  const row = await findRollMoment(db, await topOf(db, scope), id);
  if (!row) return null;
  const { rows, total } = await listSchoolsOfRoll(db, { moment: id, scope, ...window });
  return { moment: toLine(row), schools: rows, total };
}

const LEFT_ALONE_MS = 24 * 3_600_000;

/** Takes away what is left of rolls whose writing was broken off a day ago or earlier; nothing rests on them. */
export async function dropUnfinishedRolls({ db }: Db, now: number): Promise<void> {
  for (const moment of await listUnfinishedRolls(db, now - LEFT_ALONE_MS)) {
    while (await deletePartOfRoll(db, moment, 500)) await setImmediate();
  }
}
