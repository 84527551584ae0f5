import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { groupWord } from "#app/domain/branch.ts";
import { can } from "#app/domain/permissions.ts";
import {
  classResults,
  classSheet,
  classSheetFileName,
  classSheetState,
  roundChoice,
} from "#app/features/reports/api.server.ts";
import { schoolNameOf } from "#app/features/units/api.server.ts";
import { spreadsheet } from "#app/http/downloads.server.ts";
import { notFound } from "#app/http/guards.server.ts";
import { requireUnit } from "#app/http/unit-page.server.ts";
import { paths } from "#app/paths.ts";

/** The results of a class as a spreadsheet; before there are any, off to the class page, which says what they wait for. */
export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { viewer, unit, within } = await requireUnit(context, request, "class.view", params.unit);
  const { handle, tasks } = context;
  const now = context.clock.now();
  const wanted = new URL(request.url).searchParams.get("vong");
  const choice = await roundChoice(handle.db, unit, { wanted, now });
  if (!choice) throw notFound();
  const { chosen } = choice;
  if (!chosen) throw redirect(paths.classView(unit.id));
  const state = await classSheetState(handle, unit.id, chosen, now);
  if (state !== "ready") throw redirect(`${paths.classView(unit.id, chosen.line.id)}#ket-qua`);
  const reading = { account: viewer.account, now, action: "class.sheet" } as const;
  const results = await classResults(handle, unit.id, chosen, reading);
  const head = {
    name: unit.name,
    above: await schoolNameOf(handle.db, unit.id),
    word: groupWord(unit.kind),
    round: chosen.line,
    now,
    withBirthDates: can(viewer, "person.manage", { unit: unit.id, within }),
  };
  const file = await tasks.run("sheet.table", classSheet(head, results), { now });
  return spreadsheet(file, classSheetFileName(unit.name, chosen.line.slug));
}
