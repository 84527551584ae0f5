import type { LoaderFunctionArgs } from "@remix-run/node";
import { classMatrix, matrixCsv, matrixFileName } from "#app/features/assignments/api.server.ts";
import { csvFile } from "#app/http/downloads.server.ts";
import { notFound } from "#app/http/guards.server.ts";
import { requireUnit } from "#app/http/unit-page.server.ts";

/** The matrix of a class as CSV: the same lines as the spreadsheet. */
export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { viewer, unit } = await requireUnit(context, request, "class.view", params.unit);
  const now = context.clock.now();
  const assignment = new URL(request.url).searchParams.get("giao") || null;
  const ask = { unit: unit.id, assignment, account: viewer.account, now, action: "assignment.sheet" } as const;
  const matrix = await classMatrix(context.handle, context.content, ask);
  if (!matrix) throw notFound();
  return csvFile(matrixCsv(matrix), matrixFileName(unit.name, "csv"));
}
