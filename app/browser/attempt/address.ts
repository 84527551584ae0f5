/** Small things of the attempt page: its address, presses, ids, spoken time. */

/** Listens to presses of one part of the page. */
export function on(selector: string, action: () => void): void {
  document.querySelector(selector)?.addEventListener("click", action);
}

/** The question that the address names; the review is one past the last. */
export function numberInAddress(): number | null {
  if (location.hash === "#xem-lai") return Number.MAX_SAFE_INTEGER;
  const match = /^#cau-(\d+)$/.exec(location.hash);
  return match ? Number(match[1]) : null;
}

/** 96 random bits as hexadecimal digits. */
export function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** A duration in words, for the ear. */
export function spoken(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  return `${Math.floor(seconds / 60)} phút ${seconds % 60} giây`;
}
