/** Worked examples of a formula of units, with invented figures. */
import type { UnitFormula } from "./contest.ts";
import type { UnitFigures, UnitRule } from "./unit-formulas.ts";
import { type RankedUnit, rankUnits } from "./unit-ranking.ts";

/** Units that differ where formulas look: large and small, many people and good results, one without a roll. */
export function exampleUnits(
  formula: UnitFormula,
  { full, bestOf }: Pick<UnitRule, "bestOf"> & { full: number },
): RankedUnit<UnitFigures>[] {
  const unit = (
    name: string,
    [people, outside, roll, turns]: readonly [number, number, number | null, number],
    [top, mean, best]: readonly [number, number, number],
  ): UnitFigures => {
    const ranked = people + outside;
    const points = (part: number) => Math.round((full * part) / 100);
    return {
      unit: name,
      people,
      outside,
      roll,
      turns,
      fullMarks: Math.round(top / 2),
      scoreSum: ranked * points(mean),
      ranked,
      top,
      bestSum: Math.min(ranked, bestOf) * points(best),
    };
  };
  return rankUnits(
    [
      unit("Đơn vị A", [240, 0, 400, 300], [60, 70, 95]),
      unit("Đơn vị B", [90, 2, 100, 120], [46, 80, 98]),
      unit("Đơn vị C", [240, 0, 480, 260], [96, 75, 97]),
      unit("Đơn vị D", [36, 0, null, 36], [9, 72, 90]),
    ],
    formula,
  );
}
