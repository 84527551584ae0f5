import type { LoaderFunctionArgs } from "@remix-run/node";
import { lessonSearch } from "#app/features/lessons/api.server.ts";
import { notFound } from "#app/http/guards.server.ts";

/** What can be found in lessons, for the search as one types. The address is of these bytes alone: caches keep it. */
export function loader({ params, request, context }: LoaderFunctionArgs) {
  const { version, file } = lessonSearch(context.content);
  if (params.file !== `${version}.json`) throw notFound();
  const accepts = request.headers.get("Accept-Encoding") ?? "";
  const encoding = /\bbr\b/.test(accepts) ? "br" : /\bgzip\b/.test(accepts) ? "gzip" : null;
  const bytes = encoding === "br" ? file.brotli : encoding ? file.gzip : file.plain;
  return new Response(new Uint8Array(bytes), {
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      ...(encoding && { "Content-Encoding": encoding }),
      Vary: "Accept-Encoding",
      "Cache-Control": "public, max-age=31536000, immutable",
    },
  });
}
