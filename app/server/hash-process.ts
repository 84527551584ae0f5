/**
 * A process that computes password hashes and nothing else: it has no settings and no database, and whoever started it
 * gave it a low priority, so that a rush of sign-ins takes only what saves leave of the machine.
 */
import { computeHere } from "#app/auth/argon2.server.ts";
import type { HashingReply, HashingRequest } from "./hashing.ts";

const reply = (message: HashingReply) => process.send?.(message);

process.on("message", ({ id, task }: HashingRequest) => {
  computeHere(task).then(
    (result) => reply({ id, result }),
    () => reply({ id, failed: true }),
  );
});
// its server is gone
process.on("disconnect", () => process.exit(0));
// the server answers what it has accepted before it stops: a signal to the whole group must not take the hashes away
for (const signal of ["SIGTERM", "SIGINT"]) process.on(signal, () => {});
