/** Before the bell: who may wait on the contest's page, and how the starts are spread so that nobody loses time. */
import { type ContestRules, type RoundWindow, roundPhase } from "./contest.ts";

/** So long before a round opens, its page becomes the place to wait in. */
export const WAITING_MS = 15 * 60_000;

const LONGEST_SPREAD_MS = 10_000;
const SHORTEST_SPREAD_MS = 2_000;

/** The round that opens within the waiting time; null while one is open, or when none is near. */
export function waitingRound<Round extends RoundWindow>(rounds: readonly Round[], now: number): Round | null {
  if (rounds.some((round) => roundPhase(round, now) === "open")) return null;
  const near = rounds.filter(({ opensAt }) => opensAt > now && opensAt - now <= WAITING_MS);
  return near.sort((one, other) => one.opensAt - other.opensAt)[0] ?? null;
}

/**
 * Over how many ms the starts at the bell are spread. Each pupil's time begins with the own start; only where everything
 * ends at the close, and there is no room between, would waiting cost time, and then the spread is short.
 */
export function startSpreadMs(
  { opensAt, closesAt }: RoundWindow,
  { minutes, closing }: Pick<ContestRules, "minutes" | "closing">,
): number {
  if (closing === "lastStart") return LONGEST_SPREAD_MS;
  const room = closesAt - opensAt - minutes * 60_000;
  return Math.min(LONGEST_SPREAD_MS, Math.max(SHORTEST_SPREAD_MS, room));
}
