import type { LoaderFunctionArgs } from "@remix-run/node";
import { type OwnLearning, ownLearning, readerKey } from "#app/features/lessons/api.server.ts";

const NOTHING: OwnLearning = { lessons: {}, badges: [] };

/** Who is reading, for pages that are the same bytes for everyone: the name for the header, and how far in each lesson. */
export async function loader({ context }: LoaderFunctionArgs) {
  const { viewer, handle, content, attemptSecret } = context;
  return Response.json(
    {
      account: viewer && { name: viewer.name, detail: viewer.detail },
      reader: viewer && readerKey(attemptSecret, viewer.account),
      ...(viewer ? await ownLearning(handle.db, content, viewer.person) : NOTHING),
    },
    { headers: { "Cache-Control": "no-store" } },
  );
}
