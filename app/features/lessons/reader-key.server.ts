import { createHmac } from "node:crypto";

/**
 * A word that tells a device whose progress it holds without network, and tells nobody else anything: it cannot be traced
 * back to an account without the installation's secret.
 */
export function readerKey(secret: string, account: string): string {
  return createHmac("sha256", secret).update(`lesson-reader:${account}`).digest("base64url").slice(0, 16);
}
