/** When staff may see scores, and when they may take them away as a list (product §5). */
import { type ContestRules, type RoundWindow, roundPhase } from "./contest.ts";

interface ReleasedRound extends RoundWindow {
  readonly releaseAt: number | null;
}

interface Moment {
  readonly now: number;
  /** Somebody of the round is still writing, or somebody of the list waits for a grade. */
  readonly unsettled: boolean;
}

/** Staff see scores no earlier than the contestants themselves: at once where the contest says so, else after release. */
export function scoresAreOut(
  { showScore }: Pick<ContestRules, "showScore">,
  { releaseAt }: ReleasedRound,
  { now, unsettled }: Moment,
): boolean {
  return showScore || (releaseAt !== null && now >= releaseAt && !unsettled);
}

/** Whether there is a result sheet, and otherwise what it waits for. `never`: the contest keeps its scores. */
export type ResultSheetState = "ready" | "running" | "unsettled" | "hidden" | "never";

/** A sheet holds a whole class, so it also waits for the end of the round and for everybody's grade. */
export function resultSheetState(
  rules: Pick<ContestRules, "showScore">,
  round: ReleasedRound,
  moment: Moment,
): ResultSheetState {
  if (!rules.showScore && round.releaseAt === null) return "never";
  if (roundPhase(round, moment.now) !== "closed") return "running";
  if (moment.unsettled) return "unsettled";
  return scoresAreOut(rules, round, moment) ? "ready" : "hidden";
}
