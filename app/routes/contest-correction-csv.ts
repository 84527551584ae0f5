import type { LoaderFunctionArgs } from "@remix-run/node";
import { nameViewerOf } from "#app/features/boards/api.server.ts";
import { correctionView } from "#app/features/corrections/api.server.ts";
import { requireContest } from "#app/features/remedies/api.server.ts";
import { csvFile } from "#app/http/downloads.server.ts";
import { notFound } from "#app/http/guards.server.ts";
import { audit } from "#db/queries/audit.ts";

/** Everybody whose score or rank a correction changes, as a file. */
export async function loader(args: LoaderFunctionArgs) {
  const { viewer, view, rounds, now } = await requireContest(args);
  const { handle, tasks } = args.context;
  const { contest } = view;
  const correction = await correctionView(handle.db, contest, args.params.correction ?? "", now);
  const names = await nameViewerOf(handle.db, viewer, now);
  if (!correction?.found || correction.state === "dropped" || !names) throw notFound();
  const titles = Object.fromEntries(rounds.map(({ id, title }) => [id, title]));
  const text = await tasks.run(
    "correction.sheet",
    { viewer: names, of: { correction: correction.id }, titles },
    { now },
  );
  await audit(handle.db, {
    at: now,
    actor: viewer.account,
    action: "correction.sheet",
    subject: `contest:${contest.id}`,
    unit: contest.unit,
    data: { of: correction.id, people: correction.found.all.people },
  });
  return csvFile(text, `${contest.slug}-thay-doi.csv`);
}
