/** Which rounds staff may look back at or ahead to, and which one they see first. */
import { type RoundWindow, roundPhase } from "./contest.ts";

const YEAR = 366 * 24 * 60 * 60_000;

/**
 * The open ones, the next to close first; the coming ones, the next to open first; those that closed within a year, the
 * latest first. Equal moments keep the order given.
 */
export function roundsAtHand<R extends RoundWindow>(rounds: readonly R[], now: number): R[] {
  const of = (phase: ReturnType<typeof roundPhase>) => rounds.filter((round) => roundPhase(round, now) === phase);
  return [
    ...of("open").sort((a, b) => a.closesAt - b.closesAt),
    ...of("before").sort((a, b) => a.opensAt - b.opensAt),
    ...of("closed")
      .filter((round) => now - round.closesAt < YEAR)
      .sort((a, b) => b.closesAt - a.closesAt),
  ];
}

/** The one that closes next, else the last that closed, else the next to open. Takes what `roundsAtHand` gives. */
export function usualRound<R extends RoundWindow>(atHand: readonly R[], now: number): R | null {
  const first = (phase: ReturnType<typeof roundPhase>) => atHand.find((round) => roundPhase(round, now) === phase);
  return first("open") ?? first("closed") ?? first("before") ?? null;
}
