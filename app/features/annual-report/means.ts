/** Mean scores of units: not of few people, and not of all together where that would tell of the few. */
import { meanOf } from "#app/domain/indicators.ts";
import { FEWEST_FOR_AVERAGE } from "#app/domain/unit-formulas.ts";
import type { UnitTotalRow } from "#db/queries/boards-units.ts";

type Scores = Pick<UnitTotalRow, "scoreSum" | "ranked">;

export function meanOfUnit({ scoreSum, ranked }: Scores): number | null {
  return meanOf(scoreSum, ranked, FEWEST_FOR_AVERAGE);
}

/** The mean over parts that are listed beside it: taking the others away must not leave fewer than five people. */
export function meanOverParts(all: Scores, parts: readonly Scores[]): number | null {
  const hidden = parts.filter(({ ranked }) => ranked < FEWEST_FOR_AVERAGE).reduce((sum, { ranked }) => sum + ranked, 0);
  return hidden > 0 && hidden < FEWEST_FOR_AVERAGE ? null : meanOfUnit(all);
}
