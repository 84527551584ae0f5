/** Asks the server to start, for a page that waits for the bell; failures are values, they are normal at that moment. */

export type BellAnswer =
  /** Where to go: the paper, or the page that says why not. */
  | { kind: "go"; next: string }
  /** Not open yet: the server's own count. */
  | { kind: "wait"; opensInMs: number }
  /** Busy or no network: the same request may succeed later. */
  | { kind: "again"; afterMs: number };

const FEWEST_SECONDS = 2;
const SPREAD_MS = 3_000;

/** `path` takes a start; it gives the attempt that is open already, so asking twice does no harm. */
export async function ringBell(path: string, random: () => number = Math.random): Promise<BellAnswer> {
  const later = (seconds = 0): BellAnswer => ({
    kind: "again",
    afterMs: Math.max(FEWEST_SECONDS, seconds) * 1_000 + random() * SPREAD_MS,
  });
  try {
    const response = await fetch(path, {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json" },
      body: "{}",
    });
    if (response.status >= 500 || response.status === 429)
      return later(Number(response.headers.get("Retry-After")) || 0);
    const { next, opensInMs } = (await response.json()) as { next?: string; opensInMs?: number | null };
    if (typeof opensInMs === "number") return { kind: "wait", opensInMs: Math.max(0, opensInMs) };
    return typeof next === "string" ? { kind: "go", next } : later();
  } catch {
    return later();
  }
}
