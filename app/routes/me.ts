import type { LoaderFunctionArgs } from "@remix-run/node";
import { ownAssignments, ownAssignmentsWords } from "#app/features/assignments/api.server.ts";
import { ownCountries } from "#app/features/countries/api.server.ts";
import { type OwnLearning, ownLearning, readerKey } from "#app/features/lessons/api.server.ts";

const NOTHING: OwnLearning = { lessons: {}, badges: [] };

/**
 * Who is reading, for pages that are the same bytes for everyone: the name for the header, and how far in each lesson and
 * profile.
 */
export async function loader({ context }: LoaderFunctionArgs) {
  const { viewer, handle, content, attemptSecret, clock } = context;
  const given = viewer && (await ownAssignments(handle, content, viewer.person, clock.now()));
  const own = viewer ? await ownLearning(handle.db, content, viewer.person) : NOTHING;
  const countries = viewer ? await ownCountries(handle.db, viewer.person) : {};
  return Response.json(
    {
      account: viewer && { name: viewer.name, detail: viewer.detail },
      reader: viewer && readerKey(attemptSecret, viewer.account),
      // what is to do, in words
      ...(given && { given: ownAssignmentsWords(given) }),
      ...own,
      lessons: { ...own.lessons, ...countries },
    },
    { headers: { "Cache-Control": "no-store" } },
  );
}
