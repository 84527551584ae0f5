import type { LoaderFunctionArgs } from "@remix-run/node";
import { departmentView, participationCsv } from "#app/features/reports/api.server.ts";
import { notFound, requireScope } from "#app/http/guards.server.ts";

/** One table of the dashboard as a file: the same rows in the same order. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const scope = requireScope(context, request, "participation.view");
  const query = new URL(request.url).searchParams;
  const [contest, unit, board] = [query.get("cuoc-thi"), query.get("don-vi"), query.get("bang") ?? "schools"];
  const view = await departmentView(context.handle, { scope, contest, unit, now: context.clock.now() });
  const breakdown = view?.dashboard?.breakdowns.find((each) => each.id === board);
  if (!view?.contest || !breakdown) throw notFound();
  return new Response(participationCsv(breakdown.rows), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="${view.contest.slug}-${breakdown.id}.csv"`,
      "Cache-Control": "no-store",
    },
  });
}
