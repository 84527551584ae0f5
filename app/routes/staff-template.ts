import type { LoaderFunctionArgs } from "@remix-run/node";
import { staffTarget } from "#app/features/staff-lists/api.server.ts";
import { spreadsheet } from "#app/http/downloads.server.ts";
import { notFound } from "#app/http/guards.server.ts";
import { requireUnit } from "#app/http/unit-page.server.ts";

/** The list to fill in: of a school with its classes to pick from, of an area with a column for the school. */
export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const page = await requireUnit(context, request, "staff.manage", params.unit);
  const target = await staffTarget(context.handle, page);
  if (!target) throw notFound();
  const file = await context.tasks.run("staff.template", target, { now: context.clock.now() });
  return spreadsheet(file, "mau-nhan-su.xlsx");
}
