/** From projections and their sums to rows of the board tables. */
import type { Projection } from "#app/domain/projection.ts";
import type { ProjectionSum } from "#app/domain/projection-sum.ts";
import type { FlatRows } from "#db/ops/fill-boards.ts";
import type { Database } from "#db/schema.ts";

export interface BoardPlace {
  readonly edition: number;
  /** The round, or the contest for all its rounds together. */
  readonly scope: string;
}

/** What counts of a person; null without any attempt. */
export function countedRow({ edition, scope }: BoardPlace, person: string, of: Projection): Database["counted"] | null {
  const { counted, sortKey } = of;
  if (!counted || sortKey === null) return null;
  return {
    edition,
    scope,
    person,
    attempt: counted.of.attempt,
    no: counted.of.no,
    placement: counted.of.placement,
    sort_key: sortKey,
    score: counted.score,
    duration_ms: counted.durationMs,
    submitted_at: counted.submittedAt,
    group_key: counted.of.group,
    grade: counted.of.grade,
  };
}

/** The person's line in each unit. */
export function linesOf({ edition, scope }: BoardPlace, person: string, of: Projection): Database["standing"][] {
  const { counted, sortKey } = of;
  if (!counted || sortKey === null) return [];
  const { group: group_key, grade } = counted.of;
  return of.rankedIn.map((unit) => ({ edition, scope, unit, sort_key: sortKey, person, group_key, grade }));
}

export function bucketRows({ edition, scope }: BoardPlace, sum: ProjectionSum): Database["standing_bucket"][] {
  return sum
    .buckets()
    .map(({ unit, group, grade, prefix, n }) => ({ edition, scope, unit, group_key: group, grade, prefix, n }));
}

export function totalRows({ edition, scope }: BoardPlace, sum: ProjectionSum): Database["unit_total"][] {
  return sum.totals().map(({ unit, people, outside, turns, fullMarks, scoreSum, top, ranked }) => ({
    edition,
    scope,
    unit,
    people,
    outside,
    turns,
    full_marks: fullMarks,
    score_sum: scoreSum,
    top,
    ranked,
    // no sum of differences: set apart, see best-scores
    best_sum: 0,
  }));
}

export function dayRows({ edition, scope }: BoardPlace, sum: ProjectionSum): Database["unit_day"][] {
  return sum.days().map(({ unit, day, people, turns, outside, scoreSum, top }) => ({
    edition,
    scope,
    unit,
    day,
    people,
    turns,
    outside,
    score_sum: scoreSum,
    top,
  }));
}

/** Rows for a message to the writer; every one has the columns of the first. */
export function flatRows<Row extends { [Column in keyof Row]: string | number }>(rows: readonly Row[]): FlatRows {
  const columns = Object.keys(rows[0] ?? {}) as (keyof Row & string)[];
  const values: FlatRows["values"] = [];
  for (const row of rows) for (const column of columns) values.push(row[column]);
  return { columns, values };
}
