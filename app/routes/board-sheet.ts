import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { askedBoard, unitBoardFileName, unitBoardSheet } from "#app/features/boards/api.server.ts";
import { spreadsheet } from "#app/http/downloads.server.ts";
import { notFound } from "#app/http/guards.server.ts";
import { paths } from "#app/paths.ts";

/** A board of units as a spreadsheet, all pages; while it is being settled, off to the page that says so. */
export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { slug, title, page, search } = await askedBoard(context, request, params.slug);
  if (page.settling) throw redirect(paths.unitBoard(slug, { kind: search.get("bang") ?? "schools" }));
  if (!page.units) throw notFound();
  const sheet = unitBoardSheet(page.units, { title, page });
  const file = await context.tasks.run("sheet.table", sheet, { now: context.clock.now() });
  return spreadsheet(file, `${unitBoardFileName(slug, page.units)}.xlsx`);
}
