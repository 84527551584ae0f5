/** How often somebody may sit a round: the limits of the rules, and resits beyond them (product §5). */
import { localDay } from "./vietnamese.ts";

export interface Allowance {
  /** Attempts of one person in one round, and on one day of it; null = no such limit. */
  readonly perRound: number | null;
  readonly perDay: number | null;
  /** Attempts that were given beyond the limits. */
  readonly resits: number;
}

export interface AttemptsLeft {
  /** Null = no such limit. */
  readonly inRound: number | null;
  readonly today: number | null;
}

/**
 * What is left at a moment, after attempts that began at these moments; void ones are none of them. An attempt for which
 * the limits had room uses up no resit, whenever the resit was given; days are those of Viet Nam.
 */
export function attemptsLeft(
  { perRound, perDay, resits }: Allowance,
  startedAt: readonly number[],
  now: number,
): AttemptsLeft {
  const [most, mostADay] = [perRound ?? Number.POSITIVE_INFINITY, perDay ?? Number.POSITIVE_INFINITY];
  const days = new Map<string, number>();
  for (const at of startedAt) days.set(localDay(at), (days.get(localDay(at)) ?? 0) + 1);
  const withinDays = [...days.values()].reduce((sum, n) => sum + Math.min(n, mostADay), 0);
  const within = Math.min(most, withinDays);
  const spare = Math.max(0, resits - (startedAt.length - within));
  const usual = most - within;
  const usualToday = Math.min(usual, Math.max(0, mostADay - (days.get(localDay(now)) ?? 0)));
  return {
    inRound: perRound === null ? null : usual + spare,
    today: perDay === null ? null : usualToday + spare,
  };
}

/** Why no attempt may be started; null when one may. */
export function refusalOf({ inRound, today }: AttemptsLeft): "none_left" | "none_today" | null {
  if (inRound !== null && inRound <= 0) return "none_left";
  return today !== null && today <= 0 ? "none_today" : null;
}
