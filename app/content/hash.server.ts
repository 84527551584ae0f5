import { createHash } from "node:crypto";

/** Short content hash of a JSON value: equal values in equal field order give equal hashes. */
export function contentHash(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("hex").slice(0, 32);
}
