/** From projections and their sums to rows of the board tables. */
import type { Projection } from "#app/domain/projection.ts";
import type { ProjectionSum } from "#app/domain/projection-sum.ts";
import type { Database } from "#db/schema.ts";

export interface BoardPlace {
  readonly edition: number;
  /** The round. */
  readonly scope: string;
}

export function standingRows({ edition, scope }: BoardPlace, person: string, of: Projection): Database["standing"][] {
  const { counted, sortKey } = of;
  if (!counted || sortKey === null) return [];
  return of.rankedIn.map((unit) => ({
    edition,
    scope,
    unit,
    sort_key: sortKey,
    person,
    attempt: counted.attempt,
    score: counted.score,
    duration_ms: counted.durationMs,
    submitted_at: counted.submittedAt,
  }));
}

export function totalRows({ edition, scope }: BoardPlace, sum: ProjectionSum): Database["unit_total"][] {
  return sum.totals().map(({ unit, people, outside, turns, fullMarks, scoreSum }) => ({
    edition,
    scope,
    unit,
    people,
    outside,
    turns,
    full_marks: fullMarks,
    score_sum: scoreSum,
  }));
}

export function dayRows({ edition, scope }: BoardPlace, sum: ProjectionSum): Database["unit_day"][] {
  return sum.days().map(({ unit, day, people, turns }) => ({ edition, scope, unit, day, people, turns }));
}
