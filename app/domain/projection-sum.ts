/** Sums of projections: what the aggregate tables hold. A rebuild adds all, an update takes the old away and adds the new. */
import type { Bucket, DayContribution, Projection, UnitContribution } from "./projection.ts";

export interface UnitSum extends UnitContribution {
  readonly unit: string;
}

export interface DaySum extends DayContribution {
  readonly unit: string;
  /** YYYY-MM-DD. */
  readonly day: string;
}

export interface BucketSum extends Bucket {
  readonly unit: string;
  n: number;
}

const NO_CONTRIBUTION: UnitContribution = {
  people: 0,
  outside: 0,
  turns: 0,
  fullMarks: 0,
  scoreSum: 0,
  ranked: 0,
  top: 0,
};
const NO_DAY: DayContribution = { people: 0, outside: 0, turns: 0, scoreSum: 0, top: 0 };
const UNIT_KEYS = Object.keys(NO_CONTRIBUTION) as (keyof UnitContribution)[];
const DAY_KEYS = Object.keys(NO_DAY) as (keyof DayContribution)[];

export class ProjectionSum {
  private readonly units = new Map<string, UnitSum>();
  private readonly unitDays = new Map<string, DaySum>();
  /** By unit, then by what a bucket counts. */
  private readonly unitBuckets = new Map<string, Map<string, BucketSum>>();

  /** `counts` says which units have buckets: the large ones. */
  constructor(private readonly counts: (unit: string) => boolean = () => false) {}

  /** Adds the figures of a projection, or takes them away with sign -1. */
  add(projection: Projection, sign: 1 | -1): void {
    for (const [unit, part] of projection.totals) {
      let sum = this.units.get(unit);
      if (!sum) {
        sum = { unit, ...NO_CONTRIBUTION };
        this.units.set(unit, sum);
      }
      // written out: this runs nine times for everybody when boards are made anew
      sum.people += sign * part.people;
      sum.outside += sign * part.outside;
      sum.turns += sign * part.turns;
      sum.fullMarks += sign * part.fullMarks;
      sum.scoreSum += sign * part.scoreSum;
      sum.ranked += sign * part.ranked;
      sum.top += sign * part.top;
    }
    for (const [name, part] of projection.days) {
      let sum = this.unitDays.get(name);
      if (!sum) {
        const cut = name.lastIndexOf("|");
        sum = { unit: name.slice(0, cut), day: name.slice(cut + 1), ...NO_DAY };
        this.unitDays.set(name, sum);
      }
      sum.people += sign * part.people;
      sum.outside += sign * part.outside;
      sum.turns += sign * part.turns;
      sum.scoreSum += sign * part.scoreSum;
      sum.top += sign * part.top;
    }
  }

  /** The same for the buckets of a projection: they belong to the orders of units, not to their figures. */
  addToBuckets({ bucket, rankedIn: units }: Projection, sign: 1 | -1): void {
    if (!bucket) return;
    const key = `${bucket.group}|${bucket.grade}|${bucket.prefix}`;
    for (const unit of units) {
      if (!this.counts(unit)) continue;
      let own = this.unitBuckets.get(unit);
      if (!own) {
        own = new Map();
        this.unitBuckets.set(unit, own);
      }
      const sum = own.get(key);
      if (sum) sum.n += sign;
      else own.set(key, { ...bucket, unit, n: sign });
    }
  }

  /** Buckets whose number is not zero, by unit, group, grade and prefix. */
  buckets(): BucketSum[] {
    return [...this.unitBuckets.values()]
      .flatMap((own) => [...own.values()])
      .filter(({ n }) => n !== 0)
      .sort(
        (a, b) =>
          compare(a.unit, b.unit) || compare(a.group, b.group) || a.grade - b.grade || compare(a.prefix, b.prefix),
      );
  }

  /** Units whose sum is not zero in every figure, by unit. */
  totals(): UnitSum[] {
    return [...this.units.values()]
      .filter((sum) => UNIT_KEYS.some((key) => sum[key] !== 0))
      .sort((a, b) => compare(a.unit, b.unit));
  }

  /** Unit and day pairs whose sum is not zero, by unit and day. */
  days(): DaySum[] {
    return [...this.unitDays.values()]
      .filter((sum) => DAY_KEYS.some((key) => sum[key] !== 0))
      .sort((a, b) => compare(a.unit, b.unit) || compare(a.day, b.day));
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
