import type { Kysely } from "kysely";
import type { Content } from "#app/content/types.ts";
import type { Actor } from "#app/domain/permissions.ts";
import type { Database } from "#db/connect.ts";
import { findReport, type ReportRow } from "#db/queries/reports.ts";
import type { BuiltReport } from "./build.ts";
import { makeReport } from "./make.server.ts";
import type { ReportHead } from "./model.ts";
import { mayWriteReports } from "./rights.server.ts";
import { readHead, readPlan, readTexts, type StoredPlan, type StoredTexts } from "./stored.ts";

export interface LoadedReport {
  readonly row: ReportRow;
  readonly plan: StoredPlan;
  readonly head: ReportHead;
  readonly texts: StoredTexts;
}

/** A report for who may write those of its unit; null for an unknown one and for somebody else's alike. */
export async function loadReport(db: Kysely<Database>, actor: Actor | null, id: string): Promise<LoadedReport | null> {
  const row = await findReport(db, id);
  if (!row) return null;
  if (!(await mayWriteReports(db, actor, row.unit))) return null;
  return readReport(row);
}

export function readReport(row: ReportRow): LoadedReport {
  return { row, plan: readPlan(row.plan), head: readHead(row.head), texts: readTexts(row.texts) };
}

/** The report as it would be issued at this moment. Null when its unit is gone. */
export function buildLoaded(
  db: Kysely<Database>,
  content: Pick<Content, "modules">,
  { row, plan, head, texts }: LoadedReport,
  now: number,
): Promise<BuiltReport | null> {
  const dated = { unit: row.unit, ...plan, cutAt: Math.min(plan.cutAt ?? now, now) };
  return makeReport(db, content, { plan: dated, head, written: texts, now });
}
