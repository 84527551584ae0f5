/** How long a token is good for. */
import { localDay } from "#app/domain/vietnamese.ts";

/** The same day so many years later; 29/02 becomes 28/02 where there is none. */
export function lastDayAfter(now: number, years: number): string {
  const [year = 0, month = 0, day = 0] = localDay(now).split("-").map(Number);
  const last = new Date(Date.UTC(year + years, month, 0)).getUTCDate();
  const pad = (n: number) => String(n).padStart(2, "0");
  return `${year + years}-${pad(month)}-${pad(Math.min(day, last))}`;
}
