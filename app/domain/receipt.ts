/** Receipt codes as people type them. */

const SIGNS = 12;

/** "k7pq 3xwm9tra" → "K7PQ-3XWM-9TRA"; null for what cannot be one. */
export function receiptCode(typed: string): string | null {
  const signs = typed
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, "");
  return signs.length === SIGNS ? `${signs.slice(0, 4)}-${signs.slice(4, 8)}-${signs.slice(8)}` : null;
}
