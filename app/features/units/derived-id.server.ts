import { createHash } from "node:crypto";

/** Crockford's alphabet, as ULIDs use it: derived ids look and sort like any other id. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** The same letters for the same bytes; 5 bits a letter. */
function letters(bytes: Buffer, length: number): string {
  let text = "";
  for (let at = 0; at < length; at++) {
    const bit = at * 5;
    const pair = ((bytes[bit >> 3] ?? 0) << 8) | (bytes[(bit >> 3) + 1] ?? 0);
    text += ALPHABET[(pair >> (11 - (bit & 7))) & 31];
  }
  return text;
}

/** sha-256 of the parts, which a separator keeps apart. */
function digest(parts: readonly string[]): Buffer {
  return createHash("sha256").update(parts.join("\u0000")).digest();
}

/**
 * An id of 26 characters that follows from what it names, so that making the same thing twice gives the same id.
 * It begins with the moment, as a ULID does, and sorts by it.
 */
export function derivedId(instant: number, ...parts: readonly string[]): string {
  let time = "";
  for (let rest = Math.max(0, Math.floor(instant)), at = 0; at < 10; at++) {
    time = ALPHABET[rest % 32] + time;
    rest = Math.floor(rest / 32);
  }
  return time + letters(digest(parts), 16);
}

/** The hash of a set of units, and the id of the placement it stands for. */
export function placementKey(units: readonly string[]): { id: string; hash: string } {
  const bytes = digest([...new Set(units)].sort());
  return { id: letters(bytes, 26), hash: bytes.toString("hex") };
}
