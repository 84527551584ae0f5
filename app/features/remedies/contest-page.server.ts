import type { AppLoadContext } from "@remix-run/node";
import type { Viewer } from "#app/domain/viewer.ts";
import { type ContestView, managedContest, type RoundRow, withRules } from "#app/features/contests/api.server.ts";
import { notFound, requireViewer } from "#app/http/guards.server.ts";

interface Ask {
  readonly params: { readonly slug?: string };
  readonly request: Request;
  readonly context: AppLoadContext;
}

export interface ContestPage {
  readonly viewer: Viewer;
  readonly view: ContestView;
  /** Rehearsals first, as they come. */
  readonly rounds: readonly RoundRow[];
  readonly now: number;
}

/** The published contest that an address names, for who organises contests of its unit; 404 for everything else alike. */
export async function requireContest({ params, request, context }: Ask): Promise<ContestPage> {
  const viewer = requireViewer(context, request);
  const { db } = context.handle;
  const contest = await managedContest(db, viewer, { slug: params.slug ?? "" });
  const view = contest?.state === "published" ? await withRules(db, contest) : null;
  if (!view) throw notFound();
  return { viewer, view, rounds: [...view.rehearsals, ...view.rounds], now: context.clock.now() };
}

/** The round that a form about this contest most likely means: the one that is open, else the next, else the last. */
export function usualRound(rounds: readonly RoundRow[], now: number): RoundRow | undefined {
  return rounds.find((round) => round.opensAt <= now && now < round.closesAt) ?? nextOrLast(rounds, now);
}

function nextOrLast(rounds: readonly RoundRow[], now: number): RoundRow | undefined {
  return rounds.find((round) => round.opensAt > now) ?? rounds.at(-1);
}
