import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { askedBoard, unitBoardCsv, unitBoardFileName } from "#app/features/boards/api.server.ts";
import { csvFile } from "#app/http/downloads.server.ts";
import { notFound } from "#app/http/guards.server.ts";
import { paths } from "#app/paths.ts";

/** A board of units as the reader sees it, all pages; while it is being settled, off to the page that says so. */
export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { slug, page, search } = await askedBoard(context, request, params.slug);
  if (page.settling) throw redirect(paths.unitBoard(slug, { kind: search.get("bang") ?? "schools" }));
  if (!page.units) throw notFound();
  return csvFile(unitBoardCsv(page.units), `${unitBoardFileName(slug, page.units)}.csv`);
}
