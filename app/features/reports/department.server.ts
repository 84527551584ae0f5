import { publishedContests } from "#app/features/contests/api.server.ts";
import type { DatabaseHandle } from "#db/connect.ts";
import { type ParticipationDashboard, participationDashboard } from "./dashboard.server.ts";

export interface DepartmentView {
  readonly contests: readonly { slug: string; title: string }[];
  /** The contest shown; null while none has opened. */
  readonly contest: { readonly slug: string; readonly title: string; readonly roundTitle: string } | null;
  readonly dashboard: ParticipationDashboard | null;
}

/**
 * What the address asks for: a contest that has opened (the one that runs, or the latest, when none is named) and a
 * unit of the scope. Null when the contest or the unit is unknown or outside the scope.
 */
export async function departmentView(
  { db }: DatabaseHandle,
  ask: { scope: readonly string[]; contest: string | null; unit: string | null; now: number },
): Promise<DepartmentView | null> {
  const opened = (await publishedContests(db)).filter((view) => (view.rounds[0]?.opensAt ?? ask.now + 1) <= ask.now);
  const running = opened.find((view) => (view.rounds.at(-1)?.closesAt ?? 0) > ask.now) ?? opened[0];
  const view = ask.contest ? opened.find((each) => each.contest.slug === ask.contest) : running;
  const contests = opened.map(({ contest }) => ({ slug: contest.slug, title: contest.title }));
  if (!view) return ask.contest ? null : { contests, contest: null, dashboard: null };
  const round = [...view.rounds].reverse().find((each) => each.opensAt <= ask.now) ?? view.rounds[0]!;
  const dashboard = await participationDashboard(db, {
    scope: ask.scope,
    contest: view.contest,
    round,
    unit: ask.unit,
    now: ask.now,
  });
  if (!dashboard) return null;
  return {
    contests,
    contest: { slug: view.contest.slug, title: view.contest.title, roundTitle: round.title },
    dashboard,
  };
}
