import { createHash, randomBytes, randomFillSync } from "node:crypto";
import { monotonicFactory, ulid } from "ulid";

/** Fetched a page at a time: an id takes sixteen of them, and each fetch is a call into the system. */
const randomPage = new Uint8Array(4_096);
let used = randomPage.length;

function random(): number {
  if (used === randomPage.length) {
    randomFillSync(randomPage);
    used = 0;
  }
  return randomPage[used++]! / 256;
}

const next = monotonicFactory(random);

/** A fresh id: sorts by time of making, and by order of making within this process. */
export function newId(): string {
  return next();
}

/** An id that says when a thing of the past happened (demo data, imports). */
export function idAt(instant: number): string {
  return ulid(instant, random);
}

/** A secret of 128 bits as 22 characters. */
export function newSecret(bytes = 16): string {
  return randomBytes(bytes).toString("base64url");
}

/** What is stored of a secret. */
export function secretHash(secret: string): string {
  return createHash("sha256").update(secret).digest("base64url");
}
