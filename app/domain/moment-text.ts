/** Days and times as people type them: "16/11/2026", "7h30", "24h00". */
import { endOfLocalDay, formatTimeShort, localDay, startOfLocalDay } from "./vietnamese.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** A day as `YYYY-MM-DD`; null for what is no day. Two digits are a year of this century. */
export function parseDay(text: string): string | null {
  const typed = text.trim();
  const [, day = "", month = "", year = ""] = /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{2}|\d{4})$/.exec(typed) ?? [];
  const iso = year ? `${year.padStart(4, "20")}-${month.padStart(2, "0")}-${day.padStart(2, "0")}` : typed;
  try {
    startOfLocalDay(iso);
    return iso;
  } catch {
    return null;
  }
}

/** Minutes since the day began, 0–1440; 24h00 is the end of the day. Null for what is no time. */
export function parseClock(text: string): number | null {
  const [, hours, minutes = "0"] = /^(\d{1,2})(?:\s*[:hg.]\s*(\d{1,2})?)?\s*(?:giờ|phút)?$/i.exec(text.trim()) ?? [];
  if (hours === undefined) return null;
  const total = Number(hours) * 60 + Number(minutes);
  return Number(minutes) < 60 && total <= 24 * 60 ? total : null;
}

/** The moment that a day and a time of it name. */
export function momentOf(day: string, clock: number): number {
  return startOfLocalDay(day) + clock * MINUTE;
}

/** A moment as day and time for a form. An end at midnight belongs to the day before: "24h00". */
export function dayAndClock(moment: number, end = false): { day: string; clock: string } {
  if (end && startOfLocalDay(localDay(moment)) === moment) {
    const before = localDay(moment - 1);
    return endOfLocalDay(before) === moment
      ? { day: before, clock: "24h00" }
      : { day: localDay(moment), clock: "00:00" };
  }
  return { day: localDay(moment), clock: formatTimeShort(moment) };
}

/** The same time of day, so many days later. */
export function daysLater(moment: number, days: number): number {
  return moment + days * DAY;
}
