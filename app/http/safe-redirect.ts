/**
 * A redirect target that cannot leave this site: a path that starts with one slash. Anything else becomes the fallback.
 */
export function safePath(target: string | null | undefined, fallback: string): string {
  if (!target || target.length > 500) return fallback;
  if (!target.startsWith("/") || target.startsWith("//") || target.startsWith("/\\")) return fallback;
  for (let i = 0; i < target.length; i++) {
    const code = target.charCodeAt(i);
    if (code < 0x20 || code === 0x7f || target[i] === "\\") return fallback;
  }
  try {
    const url = new URL(target, "http://inside.invalid");
    return url.host === "inside.invalid" ? url.pathname + url.search + url.hash : fallback;
  } catch {
    return fallback;
  }
}
