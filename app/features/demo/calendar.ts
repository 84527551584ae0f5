/** Times of the demo world: all relative to the moment of loading, on the clock of Viet Nam. */
import { localDay, startOfLocalDay } from "#app/domain/vietnamese.ts";

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export interface DemoCalendar {
  readonly now: number;
  /** The year in which the school year began: 2026 for 2026–2027. It begins with August. */
  readonly schoolYear: number;
  /** Since when everybody is in class: the school year's beginning, or earlier when it has only just begun. */
  readonly since: string;
}

export function calendarOf(now: number): DemoCalendar {
  const [year = 0, month = 1] = localDay(now).split("-").map(Number);
  const schoolYear = month >= 8 ? year : year - 1;
  const begin = `${schoolYear}-08-01`;
  const earlier = localDay(now - 60 * DAY);
  return { now, schoolYear, since: begin < earlier ? begin : earlier };
}

/** That many days from today at a time of day in Viet Nam. */
export function dayAt(now: number, days: number, hour: number, minute = 0): number {
  return startOfLocalDay(localDay(now)) + days * DAY + hour * HOUR + minute * MINUTE;
}
