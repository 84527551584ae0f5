/** Passwords: one queue for every hash, bounded, and a place to compute them where saves do not feel it. */
import { availableParallelism } from "node:os";
import { computeHere, type HashingWork } from "./argon2.server.ts";

/** How many hashes run at once: one core stays with the answers. */
const AT_ONCE = Math.min(4, Math.max(1, availableParallelism() - 1));
/** Whoever comes last waits about ten seconds. */
const LONGEST_QUEUE = 400;

export class HashingBusyError extends Error {
  /** Spread, or those who were refused together come back together. */
  readonly retryAfterSeconds = 5 + Math.floor(Math.random() * 6);
}

let compute: HashingWork = computeHere;
let running = 0;
let done = 0;
const queue: (() => void)[] = [];

/** Hashes are computed by `work` from now on: the server has a process for it. */
export function computeHashesBy(work: HashingWork): void {
  compute = work;
}

/** Hashes computed since the start and how many wait: for the operator, and to tell that every refusal costs the same. */
export function hashingState(): { readonly done: number; readonly waiting: number } {
  return { done, waiting: queue.length };
}

/** Hashing has a small queue of its own, so that a storm of sign-ins never starves saves. */
async function inTurn(task: Parameters<HashingWork>[0]): Promise<string | boolean> {
  if (running >= AT_ONCE) {
    if (queue.length >= LONGEST_QUEUE) throw new HashingBusyError();
    await new Promise<void>((resolve) => queue.push(resolve));
  }
  running += 1;
  try {
    return await compute(task);
  } finally {
    running -= 1;
    done += 1;
    queue.shift()?.();
  }
}

export async function hashPassword(password: string): Promise<string> {
  return (await inTurn({ type: "hash", password: password.normalize("NFKC") })) as string;
}

/** A hash of nothing anybody knows: unknown users cost the same time as known ones. */
const NOBODY = "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$w7bFlPDd3bQ5jyFPeHfBY3UgdSLBdmCmOVMvT7HHNvY";

/** Whether the password fits; `stored` null = unknown account, which takes the same time and is never right. */
export async function passwordFits(stored: string | null, password: string): Promise<boolean> {
  const fits = await inTurn({ type: "verify", stored: stored ?? NOBODY, password: password.normalize("NFKC") });
  return stored !== null && fits === true;
}
