/** Arithmetic of a clock that runs down, without React, so that small scripts of pages can use it too. */

/** Moments at which the clock speaks, largest first. */
export const THRESHOLDS = [
  { ms: 5 * 60_000, words: "Còn 5 phút." },
  { ms: 60_000, words: "Còn 1 phút." },
] as const;

/** Whole seconds still to go; the last one is shown until it is over. */
export function secondsLeft(remainingMs: number): number {
  return Math.max(0, Math.ceil(remainingMs / 1000));
}

/** "08:42"; from an hour up "1:08:42". */
export function clockFace(remainingMs: number): string {
  const seconds = secondsLeft(remainingMs);
  const two = (value: number) => String(value).padStart(2, "0");
  const hours = Math.floor(seconds / 3600);
  return `${hours > 0 ? `${hours}:` : ""}${two(Math.floor((seconds % 3600) / 60))}:${two(seconds % 60)}`;
}

/** "8 phút 42 giây", for reading aloud. */
export function clockWords(remainingMs: number): string {
  const seconds = secondsLeft(remainingMs);
  const minutes = Math.floor(seconds / 60);
  return [minutes > 0 && `${minutes} phút`, (seconds % 60 > 0 || minutes === 0) && `${seconds % 60} giây`]
    .filter(Boolean)
    .join(" ");
}

/**
 * What to say when the time left went from `before` to `after`: the lowest threshold crossed, so that a phone waking up
 * late hears one sentence and not two. Undefined when none was.
 */
export function thresholdWords(before: number, after: number): string | undefined {
  return THRESHOLDS.filter(({ ms }) => before > ms && after <= ms).at(-1)?.words;
}
