/** The rounds of a contest in time: what stands in whose way, when keys may come out, and moving all of them. */
import type { ContestRules, Release, ScheduledRound } from "./contest.ts";

const MINUTE = 60_000;
/** Time for grace, absent pupils and grading between a round's end and the release of its keys. */
export const RELEASE_DELAY_MS = 5 * MINUTE;
/** Time to settle a round whose best ones enter the next. */
export const SETTLE_MS = 30 * MINUTE;

export type PlannedRound = Omit<ScheduledRound, "releaseAt">;
type Timing = Pick<ContestRules, "closing" | "minutes">;

/** From then on nobody of the round can still be writing, grants aside. */
export function roundEndsAt(round: Pick<PlannedRound, "closesAt">, { closing, minutes }: Timing): number {
  return round.closesAt + (closing === "hard" ? 0 : minutes * MINUTE);
}

/** The rounds with the moments their keys come out. A rehearsal's come out when it is over. */
export function withReleases(
  rounds: readonly PlannedRound[],
  rules: Timing & { readonly release: Release },
): ScheduledRound[] {
  const ownEnd = (round: PlannedRound) => roundEndsAt(round, rules) + RELEASE_DELAY_MS;
  const lastEnd = Math.max(...rounds.filter((round) => !round.rehearsal).map(ownEnd));
  const releaseOf = (round: PlannedRound): number | null => {
    if (round.rehearsal || rules.release === "each_round") return ownEnd(round);
    if (rules.release === "after_all") return lastEnd;
    return rules.release === "never" ? null : rules.release;
  };
  return rounds.map((round) => ({ ...round, releaseAt: releaseOf(round) }));
}

export type ScheduleFault =
  | "no_official"
  | "closes_before_opens"
  | "freeze_outside"
  | "freeze_not_last"
  | "overlaps"
  | "too_close"
  | "rehearsal_late"
  | "first_cannot_advance"
  | "release_too_early"
  | "release_shows_questions";

export interface ScheduleProblem {
  /** Place among the rounds; null where it concerns them all. */
  readonly round: number | null;
  readonly field: "opensAt" | "closesAt" | "freezeAt" | "advance" | "release" | "title";
  readonly fault: ScheduleFault;
}

/** What cannot be about these rounds, in the order given; moments that are not set yet are null and stand in no way. */
export function scheduleProblems(
  rounds: readonly (Omit<PlannedRound, "opensAt" | "closesAt"> & {
    readonly opensAt: number | null;
    readonly closesAt: number | null;
  })[],
  rules: Timing & { readonly release: Release; readonly ownPools: boolean },
): ScheduleProblem[] {
  const problems: ScheduleProblem[] = [];
  const official = rounds.filter((round) => !round.rehearsal);
  if (official.length === 0) problems.push({ round: null, field: "title", fault: "no_official" });
  const first = official[0];
  for (const [at, round] of rounds.entries()) {
    const complain = (field: ScheduleProblem["field"], fault: ScheduleFault) =>
      problems.push({ round: at, field, fault });
    const { opensAt, closesAt, freezeAt } = round;
    if (opensAt !== null && closesAt !== null && closesAt <= opensAt) complain("closesAt", "closes_before_opens");
    if (round.rehearsal) {
      if (closesAt !== null && first && first.opensAt !== null && closesAt > first.opensAt) {
        complain("closesAt", "rehearsal_late");
      }
      continue;
    }
    const place = official.indexOf(round);
    const before = official[place - 1];
    if (before && opensAt !== null && before.closesAt !== null) {
      const end = roundEndsAt({ closesAt: before.closesAt }, rules);
      if (opensAt < before.closesAt) complain("opensAt", "overlaps");
      else if (round.advance !== null && opensAt < end + SETTLE_MS) complain("opensAt", "too_close");
    }
    if (!before && round.advance !== null) complain("advance", "first_cannot_advance");
    if (freezeAt === null) continue;
    if (place < official.length - 1) complain("freezeAt", "freeze_not_last");
    else if ((opensAt !== null && freezeAt <= opensAt) || (closesAt !== null && freezeAt > closesAt)) {
      complain("freezeAt", "freeze_outside");
    }
  }
  const ends = official.flatMap(({ closesAt }) => (closesAt === null ? [] : [roundEndsAt({ closesAt }, rules)]));
  if (typeof rules.release === "number" && ends.some((end) => Number(rules.release) < end + RELEASE_DELAY_MS)) {
    problems.push({ round: null, field: "release", fault: "release_too_early" });
  }
  if (rules.release === "each_round" && official.length > 1 && !rules.ownPools) {
    problems.push({ round: null, field: "release", fault: "release_shows_questions" });
  }
  return problems;
}

/** The rounds moved so that the first official one opens on another moment; everything keeps its distance. */
export function movedRounds<
  Round extends {
    readonly rehearsal: boolean;
    readonly opensAt: number | null;
    readonly closesAt: number | null;
    readonly freezeAt: number | null;
  },
>(rounds: readonly Round[], opensAt: number): Round[] {
  const from = rounds.find((round) => !round.rehearsal)?.opensAt ?? null;
  if (from === null) return [...rounds];
  const move = (moment: number | null) => (moment === null ? null : moment + opensAt - from);
  return rounds.map((round) => ({
    ...round,
    opensAt: move(round.opensAt),
    closesAt: move(round.closesAt),
    freezeAt: move(round.freezeAt),
  }));
}
