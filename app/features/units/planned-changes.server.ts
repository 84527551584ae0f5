/** Changes of units that wait for their day: shown, taken back, carried out when the day has come. */
import { localDay } from "#app/domain/vietnamese.ts";
import type { DatabaseHandle } from "#db/connect.ts";
import { audit } from "#db/queries/audit.ts";
import { closePlanned, listPlanned, listPlannedDue } from "#db/queries/unit-changes.ts";
import { listUnitsByIds } from "#db/queries/units.ts";
import { changeProblem } from "./change-problems.server.ts";
import { unitChangeSchema } from "./change-schema.ts";
import { carryOut, changeWords } from "./change-unit.server.ts";
import { ACT_WORDS } from "./changes.ts";

type Db = Pick<DatabaseHandle, "db">;

export interface PlannedChange {
  readonly id: string;
  readonly unit: string;
  readonly unitName: string;
  readonly title: string;
  readonly words: string;
  /** Why it could not be carried out on its day; null while it waits. */
  readonly problem: string | null;
}

/** How long a failure is shown. */
const SHOWN_MS = 60 * 86_400_000;

/** What waits, and what failed lately; of one unit, or of all when none is named. */
export async function plannedChanges({ db }: Db, unit: string | null, now: number): Promise<PlannedChange[]> {
  const rows = (await listPlanned(db, { unit, since: now - SHOWN_MS })).map((row) => ({
    ...row,
    change: unitChangeSchema.parse(JSON.parse(row.detail)),
  }));
  const named = rows.flatMap(({ change }) =>
    change.act === "move" ? [change.parent] : change.act === "merge" ? [change.into] : [],
  );
  const names = new Map((await listUnitsByIds(db, named)).map(({ id, name }) => [id, name]));
  return rows.map(({ id, unit: own, unitName, change, problem }) => ({
    ...{ id, unit: own, unitName, problem },
    title: ACT_WORDS[change.act].title,
    words: changeWords(change, names),
  }));
}

/** Takes a change back before its day; false when it does not wait any more. */
export async function cancelPlanned(
  { db }: Db,
  { id, unit, account, now }: { id: string; unit: string; account: string; now: number },
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const cancelled = await closePlanned(trx, id, { at: now, outcome: "cancelled", unit });
    if (cancelled) {
      await audit(trx, { at: now, actor: account, action: "unit.unplan", subject: `unit:${unit}`, unit });
    }
    return cancelled;
  });
}

/** Carries out what has come due, each in a transaction of its own; what cannot be any more is kept with the reason. */
export async function applyPlanned({ db }: Db, now: number): Promise<void> {
  const today = localDay(now);
  for (const { id, detail, madeBy } of await listPlannedDue(db, today)) {
    const change = unitChangeSchema.parse(JSON.parse(detail));
    await db.transaction().execute(async (trx) => {
      const problem = await changeProblem(trx, change, { now, today });
      const outcome = problem ? "failed" : "done";
      // another process may have taken it
      if (!(await closePlanned(trx, id, { at: now, outcome, problem: problem?.message }))) return;
      if (!problem) await carryOut(trx, change, { account: madeBy, now });
    });
  }
}
