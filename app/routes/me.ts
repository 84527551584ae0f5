import type { LoaderFunctionArgs } from "@remix-run/node";
import { ownLessons } from "#app/features/lessons/api.server.ts";

/** Who is reading, for pages that are the same bytes for everyone: the name for the header, and how far in each lesson. */
export async function loader({ context }: LoaderFunctionArgs) {
  const { viewer, handle } = context;
  return Response.json(
    {
      account: viewer && { name: viewer.name, detail: viewer.detail },
      lessons: viewer ? await ownLessons(handle.db, viewer.person) : {},
    },
    { headers: { "Cache-Control": "no-store" } },
  );
}
