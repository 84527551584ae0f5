/** Which orders of ranking make no sense, and why they are refused before publishing. */
import type { ContestRules } from "./contest.ts";

export const RANKING_FAULTS = [
  "no_keys",
  "no_question",
  "full_of_sum",
  "only_score",
  "sum_of_predictions",
  "overall_prediction",
  "advance_waits",
] as const;
export type RankingFault = (typeof RANKING_FAULTS)[number];

type Rules = Pick<ContestRules, "ranking" | "onlyFull" | "overall" | "counted" | "prediction">;

/** Everything that is wrong with these rules of ranking; `rounds` are the official ones. */
export function rankingFaults(
  { ranking, onlyFull, overall, counted, prediction }: Rules,
  rounds: readonly { readonly advance: number | null }[],
): RankingFault[] {
  const predicts = ranking.includes("prediction");
  const faults: Record<RankingFault, boolean> = {
    no_keys: ranking.length === 0 || overall.length === 0,
    no_question: predicts && prediction === null,
    full_of_sum: onlyFull && counted === "sum",
    // everybody who takes a rank would share it
    only_score: onlyFull && ranking.every((key) => key === "score"),
    sum_of_predictions: predicts && counted === "sum",
    // each round has a number of its own
    overall_prediction: overall.includes("prediction"),
    advance_waits: predicts && rounds.some(({ advance }) => advance !== null),
  };
  return RANKING_FAULTS.filter((fault) => faults[fault]);
}
