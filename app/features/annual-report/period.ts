/** The stretch of time a report is about: a calendar year, a school year, or any two days. */
import { endOfLocalDay, formatDay, startOfLocalDay } from "#app/domain/vietnamese.ts";

export const PERIOD_KINDS = ["calendar", "school", "free"] as const;
export type PeriodKind = (typeof PERIOD_KINDS)[number];

/** Both days are in it, YYYY-MM-DD. */
export interface Period {
  kind: PeriodKind;
  from: string;
  to: string;
}

/** Whether it is a real day, YYYY-MM-DD. */
export function isDay(text: string): boolean {
  try {
    startOfLocalDay(text);
    return true;
  } catch {
    return false;
  }
}

/** "2026": the calendar year. "2026-2027": the school year, from 01/9 to 31/8. Null for what is neither. */
export function periodOf(text: string): Period | null {
  const typed = text.trim();
  if (/^20\d\d$/.test(typed)) return { kind: "calendar", from: `${typed}-01-01`, to: `${typed}-12-31` };
  const [, first = "", second = ""] = /^(20\d\d)\s*[-–]\s*(20\d\d)$/.exec(typed) ?? [];
  if (!first || Number(second) !== Number(first) + 1) return null;
  return { kind: "school", from: `${first}-09-01`, to: `${second}-08-31` };
}

/** "năm 2026", "năm học 2026-2027", "từ 01/03/2026 đến 31/05/2026". */
export function periodWords({ kind, from, to }: Period): string {
  switch (kind) {
    case "calendar":
      return `năm ${from.slice(0, 4)}`;
    case "school":
      return `năm học ${from.slice(0, 4)}-${to.slice(0, 4)}`;
    case "free":
      return `từ ${formatDay(from)} đến ${formatDay(to)}`;
  }
}

/** Half-open moments of the period, the end no later than the cut: what happened at the cut itself is not in it. */
export function momentsOf({ from, to }: Period, cutAt: number): { readonly since: number; readonly before: number } {
  return { since: startOfLocalDay(from), before: Math.min(endOfLocalDay(to), cutAt) };
}
