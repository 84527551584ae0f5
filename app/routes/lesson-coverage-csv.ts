import type { LoaderFunctionArgs } from "@remix-run/node";
import { coverageCsv, coveragePage } from "#app/features/reports/api.server.ts";
import { csvFile } from "#app/http/downloads.server.ts";
import { notFound, requireScope } from "#app/http/guards.server.ts";

/** One table of lessons per unit as a file: the same rows in the same order. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const scope = requireScope(context, request, "participation.view");
  const page = await coveragePage(context, scope, new URL(request.url).searchParams);
  const table = page?.coverage.tables.find(({ id }) => id === page.shown);
  if (!table) throw notFound();
  return csvFile(coverageCsv(table.rows), `bai-hoc-${table.id}.csv`);
}
