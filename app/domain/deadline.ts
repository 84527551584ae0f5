/**
 * The one function that decides until when an attempt runs. `attempt.deadline_at` only caches its answer; whoever adds
 * a grant recomputes the open attempts it concerns in the same transaction.
 */
import type { ContestRules, RoundWindow } from "./contest.ts";

/** Time given to somebody: an accommodation (`extra`) or time lost (`incident`), in ms. */
export interface TimeGrant {
  readonly kind: "extra" | "incident";
  readonly ms: number;
}

export interface DeadlineInput {
  readonly startedAt: number;
  readonly window: RoundWindow;
  readonly rules: Pick<ContestRules, "minutes" | "closing" | "graceMs">;
  /** Every grant that concerns this person. */
  readonly grants: readonly TimeGrant[];
}

export interface Deadline {
  /** The moment the clock shows zero. */
  readonly deadlineAt: number;
  /** An answer counts if it arrived at this moment or before: the deadline and the network's grace. */
  readonly countsUntil: number;
}

/** All the time that was given to somebody, in ms: grants add up. */
export function grantedMs(grants: readonly TimeGrant[]): number {
  return grants.reduce((sum, grant) => sum + grant.ms, 0);
}

export function deadlineOf({ startedAt, window, rules, grants }: DeadlineInput): Deadline {
  const granted = grantedMs(grants);
  const ownTime = startedAt + rules.minutes * 60_000 + granted;
  const deadlineAt = rules.closing === "hard" ? Math.min(ownTime, window.closesAt + granted) : ownTime;
  return { deadlineAt, countsUntil: deadlineAt + rules.graceMs };
}

/** Whether an answer that arrived then counts. Lateness is derived, never stored. */
export function arrivedInTime(arrivedAt: number, deadline: Deadline): boolean {
  return arrivedAt <= deadline.countsUntil;
}
