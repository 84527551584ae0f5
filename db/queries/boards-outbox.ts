/**
 * Outbox rows of the boards. "result.changed", ref = JSON {"scope","person"}: one person's figures in a round.
 * "boards.stale", ref = JSON {"contest"}: all figures of a contest, for what concerns everybody (its roll was fixed, its
 * rules changed).
 */
import type { Kysely, Transaction } from "kysely";
import type { Database, Instant } from "../schema.ts";

const KIND = "result.changed";
const STALE_KIND = "boards.stale";

export interface OpenChange {
  id: string;
  ref: string;
}

/** Open rows in the order of their ids; those that failed before come after the others. */
export async function listOpenResultChanges(db: Kysely<Database>, limit: number): Promise<OpenChange[]> {
  return db
    .selectFrom("outbox")
    .select(["id", "ref"])
    .where("kind", "=", KIND)
    .where("done_at", "is", null)
    .orderBy("tries")
    .orderBy("id")
    .limit(limit)
    .execute();
}

/** Marks rows done and gives those that were still open: what another process took meanwhile is not among them. */
export async function claimResultChanges(
  trx: Transaction<Database>,
  ids: readonly string[],
  now: Instant,
): Promise<OpenChange[]> {
  if (ids.length === 0) return [];
  return trx
    .updateTable("outbox")
    .set({ done_at: now })
    .where("id", "in", [...ids])
    .where("kind", "=", KIND)
    .where("done_at", "is", null)
    .returning(["id", "ref"])
    .execute();
}

/** Contests whose boards are to be computed anew; those that failed before come last. */
export async function listStaleBoards(db: Kysely<Database>, limit: number): Promise<OpenChange[]> {
  return db
    .selectFrom("outbox")
    .select(["id", "ref"])
    .where("kind", "=", STALE_KIND)
    .where("done_at", "is", null)
    .orderBy("tries")
    .orderBy("id")
    .limit(limit)
    .execute();
}

/** True when the row was still open. */
export async function closeStaleBoards(db: Kysely<Database>, id: string, now: Instant): Promise<boolean> {
  const row = await db
    .updateTable("outbox")
    .set({ done_at: now })
    .where("id", "=", id)
    .where("done_at", "is", null)
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

/** Keeps why a row could not be applied; it stays open and is tried again after the others. */
export async function markResultChangeFailed(db: Kysely<Database>, id: string, error: string): Promise<void> {
  await db
    .updateTable("outbox")
    .set((eb) => ({ tries: eb("outbox.tries", "+", 1), error: error.slice(0, 500) }))
    .where("id", "=", id)
    .where("done_at", "is", null)
    .execute();
}
