/** How long to wait before trying again: doubling with full jitter, at least what the server asked for. */
export function backoffMs(
  failures: number,
  retryAfterSeconds: number | null,
  random: () => number = Math.random,
): number {
  const ceiling = Math.min(15_000, 500 * 2 ** Math.min(failures, 6));
  const jittered = 200 + random() * ceiling;
  return Math.max(jittered, (retryAfterSeconds ?? 0) * 1_000 + random() * 1_000);
}
