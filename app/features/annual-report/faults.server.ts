import type { Kysely } from "kysely";
import type { Content } from "#app/content/types.ts";
import { LIVE_EDITION } from "#app/domain/edition.ts";
import type { Database } from "#db/connect.ts";
import type { BuiltReport } from "./build.ts";
import { type Fault, faultsOf } from "./checks.ts";
import { contestsFor } from "./data.server.ts";
import { buildLoaded, type LoadedReport } from "./load.server.ts";

/** What still keeps a report from being issued. */
export async function reportFaults(
  db: Kysely<Database>,
  content: Pick<Content, "modules">,
  loaded: LoadedReport,
  now: number,
): Promise<{ faults: Fault[]; built: BuiltReport } | null> {
  const built = await buildLoaded(db, content, loaded, now);
  if (!built) return null;
  const { plan, row } = loaded;
  const views = await contestsFor(db, { unit: row.unit, period: plan.period }, now);
  const contests = views.map(({ contest, rounds }) => ({
    id: contest.id,
    title: contest.title,
    closesAt: Math.max(...rounds.map(({ closesAt }) => closesAt)),
    live: contest.publicEdition === LIVE_EDITION,
  }));
  return { faults: faultsOf({ built, plan, contests, now }), built };
}
