/** Moments as programs write them. */

const HANOI_OFFSET = 7 * 60 * 60 * 1_000;

/** "2026-11-16T08:00:00.000+07:00" */
export function isoMoment(ms: number): string {
  return new Date(ms + HANOI_OFFSET).toISOString().replace("Z", "+07:00");
}
