import type { LoaderFunctionArgs } from "@remix-run/node";
import { rollTarget } from "#app/features/rolls/api.server.ts";
import { spreadsheet } from "#app/http/downloads.server.ts";
import { notFound } from "#app/http/guards.server.ts";
import { requireUnit } from "#app/http/unit-page.server.ts";

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { viewer, unit } = await requireUnit(context, request, "roll.import", params.unit);
  const target = await rollTarget(context.handle, unit);
  const wanted = target && { id: params.upload ?? "", target, account: viewer.account, now: context.clock.now() };
  const file = wanted && (await context.tasks.run("roll.badRows", wanted, wanted));
  if (!file) throw notFound();
  return spreadsheet(file, "dong-loi.xlsx");
}
