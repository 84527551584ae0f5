import { createHash, randomBytes } from "node:crypto";
import { monotonicFactory, ulid } from "ulid";

const next = monotonicFactory();

/** A fresh id: sorts by time of making, and by order of making within this process. */
export function newId(): string {
  return next();
}

/** An id that says when a thing of the past happened (demo data, imports). */
export function idAt(instant: number): string {
  return ulid(instant);
}

/** A secret of 128 bits as 22 characters. */
export function newSecret(bytes = 16): string {
  return randomBytes(bytes).toString("base64url");
}

/** What is stored of a secret. */
export function secretHash(secret: string): string {
  return createHash("sha256").update(secret).digest("base64url");
}
