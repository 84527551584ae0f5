/** Sums of projections: what the aggregate tables hold. A rebuild adds all, an update takes the old away and adds the new. */
import type { Projection, UnitContribution } from "./projection.ts";

export interface UnitSum extends UnitContribution {
  readonly unit: string;
}

export interface DaySum {
  readonly unit: string;
  /** YYYY-MM-DD. */
  readonly day: string;
  people: number;
  turns: number;
}

export class ProjectionSum {
  private readonly units = new Map<string, UnitSum>();
  private readonly unitDays = new Map<string, DaySum>();

  /** Adds a projection, or takes one away with sign -1. */
  add(projection: Projection, sign: 1 | -1): void {
    for (const [unit, part] of projection.totals) {
      const sum = this.units.get(unit) ?? { unit, people: 0, outside: 0, turns: 0, fullMarks: 0, scoreSum: 0 };
      sum.people += sign * part.people;
      sum.outside += sign * part.outside;
      sum.turns += sign * part.turns;
      sum.fullMarks += sign * part.fullMarks;
      sum.scoreSum += sign * part.scoreSum;
      this.units.set(unit, sum);
    }
    for (const [key, part] of projection.days) {
      const cut = key.lastIndexOf("|");
      const sum = this.unitDays.get(key) ?? { unit: key.slice(0, cut), day: key.slice(cut + 1), people: 0, turns: 0 };
      sum.people += sign * part.people;
      sum.turns += sign * part.turns;
      this.unitDays.set(key, sum);
    }
  }

  /** Units whose sum is not zero in every figure, by unit. */
  totals(): UnitSum[] {
    return [...this.units.values()]
      .filter(
        ({ people, outside, turns, fullMarks, scoreSum }) =>
          people !== 0 || outside !== 0 || turns !== 0 || fullMarks !== 0 || scoreSum !== 0,
      )
      .sort((a, b) => compare(a.unit, b.unit));
  }

  /** Unit and day pairs whose sum is not zero, by unit and day. */
  days(): DaySum[] {
    return [...this.unitDays.values()]
      .filter(({ people, turns }) => people !== 0 || turns !== 0)
      .sort((a, b) => compare(a.unit, b.unit) || compare(a.day, b.day));
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
