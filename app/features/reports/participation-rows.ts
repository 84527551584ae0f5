/** Rows of participation tables and their total: the page, its charts and the CSV show the same ones. */

export interface ParticipationRow {
  readonly unit: string;
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly kindLabel: string;
  /** People of the roll who took part. */
  readonly people: number;
  /** People who took part without being on this unit's roll. */
  readonly outside: number;
  readonly turns: number;
  readonly fullMarks: number;
  /** Null = no roll: shown as "–". The rate is people / roll. */
  readonly roll: number | null;
}

export interface ParticipationTotal {
  readonly units: number;
  /** Units in which nobody took part. */
  readonly unitsWithoutAnybody: number;
  readonly people: number;
  readonly outside: number;
  readonly turns: number;
  readonly fullMarks: number;
  /** Sum of the rolls that are known; null when none is. */
  readonly roll: number | null;
}

export function toParticipationRow(row: ParticipationRow): ParticipationRow {
  const { unit, code, name, kind, kindLabel, people, outside, turns, fullMarks, roll } = row;
  return { unit, code, name, kind, kindLabel, people, outside, turns, fullMarks, roll };
}

/**
 * Sums over units that do not contain each other. The rate of the total is sum over sum: units without a roll add
 * nobody to `people`, since only people of a unit's roll are counted there.
 */
export function totalOf(rows: readonly ParticipationRow[]): ParticipationTotal {
  const sum = (of: (row: ParticipationRow) => number) => rows.reduce((all, row) => all + of(row), 0);
  return {
    units: rows.length,
    unitsWithoutAnybody: rows.filter((row) => row.turns === 0).length,
    people: sum((row) => row.people),
    outside: sum((row) => row.outside),
    turns: sum((row) => row.turns),
    fullMarks: sum((row) => row.fullMarks),
    roll: rows.some((row) => row.roll !== null) ? sum((row) => row.roll ?? 0) : null,
  };
}
