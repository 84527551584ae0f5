import type { LoaderFunctionArgs } from "@remix-run/node";
import {
  archivedFile,
  buildLoaded,
  FILE_FORMATS,
  reportSlug,
  requireReport,
} from "#app/features/annual-report/api.server.ts";
import { FORMAT_TYPES } from "#app/features/annual-report/formats.ts";
import { notFound } from "#app/http/guards.server.ts";

/** A file of a report: "2.docx" of an issued version as it was archived, "nhap.docx" of the draft as it stands. */
export async function loader(args: LoaderFunctionArgs) {
  const { loaded, now } = await requireReport(args);
  const { handle, content, tasks } = args.context;
  const [, which = "", ending] = /^(nhap|[1-9]\d{0,4})\.([a-z]+)$/.exec(args.params.file ?? "") ?? [];
  const format = FILE_FORMATS.find((one) => one === ending);
  if (!format) throw notFound();
  const answer = (bytes: Uint8Array, name: string) =>
    new Response(new Uint8Array(bytes), {
      headers: {
        "Content-Type": FORMAT_TYPES[format],
        "Content-Disposition": `attachment; filename="${name}.${format}"`,
        "Cache-Control": "no-store",
      },
    });
  if (which !== "nhap") {
    const found = await archivedFile(handle.db, loaded.row.id, { n: Number(which), format });
    if (!found) throw notFound();
    return answer(found.bytes, `${reportSlug(found.model)}-ban-${which}`);
  }
  const built = await buildLoaded(handle.db, content, loaded, now);
  if (!built) throw notFound();
  const bytes = await tasks.run("report.file", { model: built.model, format }, { now });
  return answer(bytes, `${reportSlug(built.model)}-nhap`);
}
