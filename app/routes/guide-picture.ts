import type { LoaderFunctionArgs } from "@remix-run/node";
import { guidePicture } from "#app/features/guides/api.server.ts";
import { notFound } from "#app/http/guards.server.ts";

/** A picture of a guide. With the version of these bytes in its address caches keep it. */
export function loader({ params, request, context }: LoaderFunctionArgs) {
  const picture = guidePicture(context.content, params.file ?? "");
  if (!picture) throw notFound();
  const known = new URL(request.url).searchParams.get("v") === picture.version;
  return new Response(new Uint8Array(picture.bytes), {
    headers: {
      "Content-Type": "image/webp",
      "Cache-Control": known ? "public, max-age=31536000, immutable" : "public, max-age=0, must-revalidate",
    },
  });
}
