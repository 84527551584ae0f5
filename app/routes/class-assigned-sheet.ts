import type { LoaderFunctionArgs } from "@remix-run/node";
import { classMatrix, matrixFileName, matrixSheet } from "#app/features/assignments/api.server.ts";
import { schoolNameOf } from "#app/features/units/api.server.ts";
import { spreadsheet } from "#app/http/downloads.server.ts";
import { notFound } from "#app/http/guards.server.ts";
import { requireUnit } from "#app/http/unit-page.server.ts";

/** The matrix of a class as a spreadsheet. */
export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { viewer, unit } = await requireUnit(context, request, "class.view", params.unit);
  const { handle, content, tasks } = context;
  const now = context.clock.now();
  const assignment = new URL(request.url).searchParams.get("giao") || null;
  const ask = { unit: unit.id, assignment, account: viewer.account, now, action: "assignment.sheet" } as const;
  const matrix = await classMatrix(handle, content, ask);
  if (!matrix) throw notFound();
  const head = { name: unit.name, above: await schoolNameOf(handle.db, unit.id), now };
  const file = await tasks.run("sheet.table", matrixSheet(head, matrix), { now });
  return spreadsheet(file, matrixFileName(unit.name, "xlsx"));
}
