/** Who may write which reports: officers of the department all of the province, others those of their own unit alone. */
import type { AppLoadContext } from "@remix-run/node";
import type { Kysely } from "kysely";
import { type Actor, can, scopeOf } from "#app/domain/permissions.ts";
import type { Viewer } from "#app/domain/viewer.ts";
import { ancestorsOf } from "#app/features/units/api.server.ts";
import { notFound, requireViewer } from "#app/http/guards.server.ts";
import type { Database } from "#db/connect.ts";

export interface ReportRights {
  /** Units whose reports and those of everything below may be written. */
  readonly whole: readonly string[];
  /** Units of which only the own reports may be written, none of what stands below. */
  readonly own: readonly string[];
}

export function reportRights(actor: Actor | null): ReportRights {
  return { whole: scopeOf(actor, "report.manage"), own: scopeOf(actor, "report.own") };
}

export async function mayWriteReports(db: Kysely<Database>, actor: Actor | null, unit: string): Promise<boolean> {
  if (reportRights(actor).own.includes(unit)) return true;
  return can(actor, "report.manage", { unit, within: await ancestorsOf(db, unit) });
}

export const mayOpenReports = (actor: Actor | null): boolean =>
  Object.values(reportRights(actor)).some((units) => units.length > 0);

/** Who asks, with the rights; nobody else sees that there are reports. */
export function requireReporter(
  context: AppLoadContext,
  request: Request,
): { readonly viewer: Viewer; readonly rights: ReportRights } {
  const viewer = requireViewer(context, request);
  if (!mayOpenReports(viewer)) throw notFound();
  return { viewer, rights: reportRights(viewer) };
}
