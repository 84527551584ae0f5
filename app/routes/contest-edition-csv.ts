import type { LoaderFunctionArgs } from "@remix-run/node";
import { editionChanges, nameViewerOf } from "#app/features/boards/api.server.ts";
import { requireContest } from "#app/features/remedies/api.server.ts";
import { csvFile } from "#app/http/downloads.server.ts";
import { notFound } from "#app/http/guards.server.ts";
import { audit } from "#db/queries/audit.ts";

/** Everybody whose score or rank a corrected edition changed, as a file. */
export async function loader(args: LoaderFunctionArgs) {
  const { viewer, view, rounds, now } = await requireContest(args);
  const { handle, tasks } = args.context;
  const { contest } = view;
  const edition = await editionChanges(handle.db, contest.id, Number(args.params.n));
  const names = await nameViewerOf(handle.db, viewer, now);
  if (!edition || !names) throw notFound();
  const titles = Object.fromEntries(rounds.map(({ id, title }) => [id, title]));
  const text = await tasks.run("correction.sheet", { viewer: names, of: { edition: edition.id }, titles }, { now });
  await audit(handle.db, {
    at: now,
    actor: viewer.account,
    action: "correction.sheet",
    subject: `contest:${contest.id}`,
    unit: contest.unit,
    data: { of: edition.id, people: edition.changes.people },
  });
  return csvFile(text, `${contest.slug}-ban-${edition.n}-thay-doi.csv`);
}
