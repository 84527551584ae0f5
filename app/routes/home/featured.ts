import { type RoundWindow, roundPhase } from "#app/domain/contest.ts";

const PHASE_ORDER = { open: 0, before: 1, closed: 2 } as const;
type Phase = keyof typeof PHASE_ORDER;

/** The contest of the home page: the open one that closes first, else the next to come, else the one that closed last. */
export function featured<Round extends RoundWindow, View extends { readonly rounds: readonly Round[] }>(
  views: readonly (View & { readonly rounds: readonly Round[] })[],
  now: number,
): { view: View; round: Round; phase: Phase } | null {
  const candidates = views.flatMap((view) => {
    const round = view.rounds.find((each) => each.closesAt > now) ?? view.rounds.at(-1);
    return round ? [{ view, round, phase: roundPhase(round, now) }] : [];
  });
  const distance = (phase: Phase, { opensAt, closesAt }: RoundWindow) =>
    phase === "open" ? closesAt : phase === "before" ? opensAt : -closesAt;
  candidates.sort(
    (a, b) => PHASE_ORDER[a.phase] - PHASE_ORDER[b.phase] || distance(a.phase, a.round) - distance(b.phase, b.round),
  );
  return candidates[0] ?? null;
}
