/** Writing a report: begin, save, comment, open again. Every act is in the audit. */
import type { Content } from "#app/content/types.ts";
import type { DatabaseHandle } from "#db/connect.ts";
import { newId } from "#db/ids.ts";
import { audit } from "#db/queries/audit.ts";
import {
  closeReportComment,
  insertReport,
  insertReportComment,
  reopenReport,
  saveReport,
} from "#db/queries/reports.ts";
import type { SummedContest } from "./contest-choice.server.ts";
import { contestSubject, headFor, keepHead, usualSubject } from "./head.server.ts";
import type { LoadedReport } from "./load.server.ts";
import { usualPlan } from "./make.server.ts";
import type { ReportHead } from "./model.ts";
import type { Period } from "./period.ts";
import type { StoredPlan, StoredTexts } from "./stored.ts";

type Db = Pick<DatabaseHandle, "db">;

export interface By {
  readonly account: string;
  readonly now: number;
}

/** A yearly report of a period, or the summary of one contest that `contestsToSum` gave. */
export type NewReport =
  | { readonly unit: string; readonly period: Period }
  | { readonly unit: string; readonly contest: SummedContest };

/**
 * A new draft: with every contest of the period and every pillar, or with one contest. Gives its id. The caller has
 * checked the right.
 */
export async function createReport(
  { db }: Db,
  content: Pick<Content, "modules">,
  order: NewReport,
  { account, now }: By,
  id = newId(),
): Promise<string> {
  const { unit } = order;
  const plan = await planFor(db, content, order, now);
  const subject = "contest" in order ? contestSubject(order.contest.title) : usualSubject(order.period);
  const head: ReportHead = { ...(await headFor(db, unit)), number: "", day: null, subject };
  await db.transaction().execute(async (trx) => {
    await insertReport(trx, {
      id,
      unit,
      plan: JSON.stringify(plan),
      head: JSON.stringify(head),
      texts: "{}",
      rev: 1,
      made_at: now,
      made_by: account,
      saved_at: now,
      saved_by: account,
      editing: 1,
    });
    await audit(trx, { at: now, actor: account, action: "report.create", subject: `report:${id}`, unit });
  });
  return id;
}

async function planFor(
  db: Db["db"],
  content: Pick<Content, "modules">,
  order: NewReport,
  now: number,
): Promise<StoredPlan> {
  if ("contest" in order) {
    const { id, period } = order.contest;
    return { form: "contest", period, cutAt: null, contests: [id], pillars: [] };
  }
  const { form, contests, pillars } = await usualPlan(db, content, order, now);
  return { form, period: order.period, cutAt: null, contests: [...contests], pillars: [...pillars] };
}

/** What is changed of a draft; false when somebody saved meanwhile, or when it is issued. */
export async function changeReport(
  { db }: Db,
  { row }: LoadedReport,
  rev: number,
  change: { readonly plan?: StoredPlan; readonly head?: ReportHead; readonly texts?: StoredTexts },
  { account, now }: By,
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const saved = await saveReport(
      trx,
      { id: row.id, rev },
      {
        ...(change.plan && { plan: JSON.stringify(change.plan) }),
        ...(change.head && { head: JSON.stringify(change.head) }),
        ...(change.texts && { texts: JSON.stringify(change.texts) }),
        saved_at: now,
        saved_by: account,
      },
    );
    if (!saved) return false;
    if (change.head) await keepHead(trx, row.unit, change.head);
    const of = { subject: `report:${row.id}`, unit: row.unit };
    await audit(trx, { at: now, actor: account, action: "report.edit", ...of });
    return true;
  });
}

export async function commentReport(
  { db }: Db,
  { row }: LoadedReport,
  { part, text }: { part: string; text: string },
  { account, now }: By,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const id = newId();
    await insertReportComment(trx, {
      id,
      report: row.id,
      part,
      text,
      at: now,
      written_by: account,
      done_at: null,
      done_by: null,
    });
    const of = { subject: `report:${row.id}`, unit: row.unit, data: { comment: id } };
    await audit(trx, { at: now, actor: account, action: "report.comment", ...of });
  });
}

/** A remark has been dealt with; nothing happens to one that is unknown or done. */
export async function settleComment(
  { db }: Db,
  { row }: LoadedReport,
  id: string,
  { account, now }: By,
): Promise<void> {
  await db.transaction().execute((trx) => closeReportComment(trx, { id, report: row.id, at: now, by: account }));
}

/** Opens an issued report for a corrected version; false when it is open already. */
export async function correctReport({ db }: Db, { row }: LoadedReport, { account, now }: By): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    if (!(await reopenReport(trx, { id: row.id, at: now, by: account }))) return false;
    const of = { subject: `report:${row.id}`, unit: row.unit };
    await audit(trx, { at: now, actor: account, action: "report.correct", ...of });
    return true;
  });
}
