import type { LoaderFunctionArgs } from "@remix-run/node";
import type { Viewer } from "#app/domain/viewer.ts";
import { notFound } from "#app/http/guards.server.ts";
import { type LoadedReport, loadReport } from "./load.server.ts";
import { requireReporter } from "./rights.server.ts";

export interface ReportRequest {
  readonly viewer: Viewer;
  readonly loaded: LoadedReport;
  readonly now: number;
}

/** The report that an address names, for who may write it; 404 for an unknown one and for somebody else's alike. */
export async function requireReport({ params, request, context }: LoaderFunctionArgs): Promise<ReportRequest> {
  const { viewer } = requireReporter(context, request);
  const loaded = await loadReport(context.handle.db, viewer, params.report ?? "");
  if (!loaded) throw notFound();
  return { viewer, loaded, now: context.clock.now() };
}
