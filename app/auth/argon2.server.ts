/** The hashing itself; its turns, and where it runs, are decided in password.server.ts. */
import { hash, verify } from "@node-rs/argon2";

/** Argon2id with OWASP's minimum: 19 MiB, 2 passes, 1 lane; about 30 ms on a small machine (the package's default id is argon2id). */
const OPTIONS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** What is asked of whoever hashes: a hash of a password, or whether one fits a stored hash. */
export type HashingTask =
  | { readonly type: "hash"; readonly password: string }
  | { readonly type: "verify"; readonly stored: string; readonly password: string };

export type HashingWork = (task: HashingTask) => Promise<string | boolean>;

export const computeHere: HashingWork = (task) =>
  task.type === "hash" ? hash(task.password, OPTIONS) : verify(task.stored, task.password);
