import { hash, verify } from "@node-rs/argon2";

/** Argon2id with OWASP's minimum: 19 MiB, 2 passes, 1 lane; about 30 ms on a small machine (the package's default id is argon2id). */
const OPTIONS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** How many hashes run at once: the rest of the machine saves answers meanwhile. */
const AT_ONCE = 1;
const LONGEST_QUEUE = 400;

export class HashingBusyError extends Error {
  readonly retryAfterSeconds = 5;
}

let running = 0;
const queue: (() => void)[] = [];

/** Hashing has a small queue of its own, so that a storm of sign-ins never starves saves. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) {
    if (queue.length >= LONGEST_QUEUE) throw new HashingBusyError();
    await new Promise<void>((resolve) => queue.push(resolve));
  }
  running += 1;
  try {
    return await work();
  } finally {
    running -= 1;
    queue.shift()?.();
  }
}

export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password.normalize("NFKC"), OPTIONS));
}

/** A hash of nothing anybody knows: unknown users cost the same time as known ones. */
const NOBODY = "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$w7bFlPDd3bQ5jyFPeHfBY3UgdSLBdmCmOVMvT7HHNvY";

/** Whether the password fits; `stored` null = unknown account, which takes the same time and is never right. */
export async function passwordFits(stored: string | null, password: string): Promise<boolean> {
  const fits = await inTurn(() => verify(stored ?? NOBODY, password.normalize("NFKC")));
  return stored !== null && fits;
}
