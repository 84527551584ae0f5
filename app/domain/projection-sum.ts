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
  private readonly unitBuckets = new Map<string, BucketSum>();

  /** `counts` says which units have buckets: the large ones. */
  constructor(private readonly counts: (unit: string) => boolean = () => false) {}

  /** Adds a projection, or takes one away with sign -1. */
  add(projection: Projection, sign: 1 | -1): void {
    for (const [unit, part] of projection.totals) {
      const sum = this.units.get(unit) ?? { unit, ...NO_CONTRIBUTION };
      for (const key of UNIT_KEYS) sum[key] += sign * part[key];
      this.units.set(unit, sum);
    }
    for (const [name, part] of projection.days) {
      const cut = name.lastIndexOf("|");
      const sum = this.unitDays.get(name) ?? { unit: name.slice(0, cut), day: name.slice(cut + 1), ...NO_DAY };
      for (const key of DAY_KEYS) sum[key] += sign * part[key];
      this.unitDays.set(name, sum);
    }
    if (projection.bucket) this.addBucket(projection.bucket, projection.rankedIn, sign);
  }

  private addBucket(bucket: Bucket, units: readonly string[], sign: 1 | -1): void {
    for (const unit of units) {
      if (!this.counts(unit)) continue;
      const key = `${unit}|${bucket.group}|${bucket.grade}|${bucket.prefix}`;
      const sum = this.unitBuckets.get(key) ?? { ...bucket, unit, n: 0 };
      sum.n += sign;
      this.unitBuckets.set(key, sum);
    }
  }

  /** Buckets whose number is not zero, by unit, group, grade and prefix. */
  buckets(): BucketSum[] {
    return [...this.unitBuckets.values()]
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
