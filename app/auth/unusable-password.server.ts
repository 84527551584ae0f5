import { randomBytes } from "node:crypto";

/** "no slip printed yet" in place of a salt: such accounts can be told from those with a password. */
const PREFIX = `$argon2id$v=19$m=19456,t=2,p=1$${Buffer.from("no slip printed!").toString("base64").replace(/=+$/, "")}$`;

/**
 * What stands in place of a password's hash until a slip is printed: a hash like any other, so that checking it takes
 * the same time, of which nobody knows the password, since its 256 bits are random.
 */
export function unusablePasswordHash(): string {
  return PREFIX + randomBytes(32).toString("base64").replace(/=+$/, "");
}

/** Whether this account is still waiting for its first slip. */
export function isUnusablePasswordHash(hash: string): boolean {
  return hash.startsWith(PREFIX);
}
