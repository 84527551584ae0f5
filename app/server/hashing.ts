/**
 * Password hashes are computed in a process of low priority: in this one they would take threads that files and pages
 * need, and on two cores a whole rush of sign-ins would stand before the answers.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { constants, setPriority } from "node:os";
import { fileURLToPath } from "node:url";
import type { HashingTask, HashingWork } from "#app/auth/argon2.server.ts";
import { HashingBusyError } from "#app/auth/password.server.ts";

export interface HashingRequest {
  readonly id: number;
  readonly task: HashingTask;
}
export type HashingReply = { readonly id: number } & (
  | { readonly result: string | boolean }
  | { readonly failed: true }
);

interface Waiting {
  resolve(result: string | boolean): void;
  reject(error: Error): void;
}

export interface Hashing {
  readonly work: HashingWork;
  close(): void;
}

/** `entry` is the built hash-process.ts. The process starts with the first hash, and again should it have died. */
export function startHashing(entry: URL): Hashing {
  const waiting = new Map<number, Waiting>();
  let child: ChildProcess | null = null;
  let nextId = 1;

  const start = () => {
    // nothing of ours reaches it: no settings, no secrets
    const started = spawn(process.execPath, [fileURLToPath(entry)], {
      env: {} as NodeJS.ProcessEnv,
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
    if (started.pid !== undefined) setPriority(started.pid, constants.priority.PRIORITY_BELOW_NORMAL);
    started.on("message", (reply: HashingReply) => {
      const asked = waiting.get(reply.id);
      waiting.delete(reply.id);
      if ("result" in reply) asked?.resolve(reply.result);
      else asked?.reject(new Error("a password could not be hashed"));
    });
    const lost = () => {
      if (child !== started) return;
      child = null;
      // those who signed in meanwhile are asked to press again
      for (const asked of waiting.values()) asked.reject(new HashingBusyError());
      waiting.clear();
    };
    started.once("error", lost);
    started.once("exit", lost);
    return started;
  };

  return {
    work(task) {
      child ??= start();
      const id = nextId++;
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        // a process that cannot be written to is about to say that it ended
        child?.send({ id, task } satisfies HashingRequest, () => {});
      });
    },
    close() {
      child?.disconnect();
    },
  };
}
