import type { LoaderFunctionArgs } from "@remix-run/node";
import { openNotice } from "#app/features/contests/api.server.ts";
import { notFound } from "#app/http/guards.server.ts";

/**
 * An attached notice. Its address never gets other bytes, so that caches may keep it; of a contest that is not published
 * it is for its organisers alone.
 */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { slug = "", file = "" } = params;
  const notice = await openNotice(context.handle, context.viewer, slug, file);
  if (!notice) throw notFound();
  const name = encodeURIComponent(notice.file.name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return new Response(new Uint8Array(notice.bytes), {
    headers: {
      "Content-Type": "application/pdf",
      "Content-Disposition": `inline; filename="van-ban.pdf"; filename*=UTF-8''${name}`,
      "Cache-Control": notice.everybody ? "public, max-age=86400, immutable" : "private, no-store",
    },
  });
}
