import type { LoaderFunctionArgs } from "@remix-run/node";
import { staffTarget } from "#app/features/staff-lists/api.server.ts";
import { spreadsheet } from "#app/http/downloads.server.ts";
import { notFound } from "#app/http/guards.server.ts";
import { requireUnit } from "#app/http/unit-page.server.ts";

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const page = await requireUnit(context, request, "staff.manage", params.unit);
  const { viewer } = page;
  const target = await staffTarget(context.handle, page);
  if (!target) throw notFound();
  const place = { id: params.upload ?? "", account: viewer.account, now: context.clock.now() };
  const file = await context.tasks.run("staff.badRows", { ...place, target: { ...target, viewer } }, place);
  if (!file) throw notFound();
  return spreadsheet(file, "dong-loi-nhan-su.xlsx");
}
