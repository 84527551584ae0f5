import type { LoaderFunctionArgs } from "@remix-run/node";
import { departmentQuery, departmentView, participationCsv } from "#app/features/reports/api.server.ts";
import { addressOf } from "#app/features/reports/dashboard-address.ts";
import { shownRows } from "#app/features/reports/shown-rows.ts";
import { notFound, requireScope } from "#app/http/guards.server.ts";

/** One table of the dashboard as a file: the same rows in the same order. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const scope = requireScope(context, request, "participation.view");
  const query = new URL(request.url).searchParams;
  const asked = { ...departmentQuery(query), scope, now: context.clock.now(), whole: true };
  const table = asked.table ?? "schools";
  const view = await departmentView(context.handle, { ...asked, table });
  const shown = view?.dashboard?.shown;
  if (!view?.contest || shown?.id !== table) throw notFound();
  const rows = shownRows(shown.rows, addressOf(query, view));
  return new Response(participationCsv(rows), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="${view.contest.slug}-${shown.id}.csv"`,
      "Cache-Control": "no-store",
    },
  });
}
