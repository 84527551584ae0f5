/** Contests that are being made, and changes to published ones that are not published yet. */
import type { Kysely, Transaction } from "kysely";
import type { Database, Instant } from "../schema.ts";

export interface DraftRow {
  draft: string;
  /** The version of the rules the changes start from; 0 for a contest that was never published. */
  base: number;
  updatedAt: Instant;
}

export async function findDraft(db: Kysely<Database>, contest: string): Promise<DraftRow | null> {
  const row = await db
    .selectFrom("contest_draft")
    .select(["draft", "base", "updated_at as updatedAt"])
    .where("contest", "=", contest)
    .executeTakeFirst();
  return row ?? null;
}

export async function upsertDraft(trx: Transaction<Database>, row: Database["contest_draft"]): Promise<void> {
  await trx
    .insertInto("contest_draft")
    .values(row)
    .onConflict((conflict) =>
      conflict.column("contest").doUpdateSet((eb) => ({
        draft: eb.ref("excluded.draft"),
        base: eb.ref("excluded.base"),
        updated_at: eb.ref("excluded.updated_at"),
        updated_by: eb.ref("excluded.updated_by"),
      })),
    )
    .execute();
}

export async function deleteDraft(trx: Transaction<Database>, contest: string): Promise<void> {
  await trx.deleteFrom("contest_draft").where("contest", "=", contest).execute();
}

/** Which of these contests have changes that are not published. */
export async function listContestsWithDraft(db: Kysely<Database>, contests: readonly string[]): Promise<Set<string>> {
  if (contests.length === 0) return new Set();
  const rows = await db
    .selectFrom("contest_draft")
    .select("contest")
    .where("contest", "in", [...contests])
    .execute();
  return new Set(rows.map((row) => row.contest));
}

/** Whether another contest, published or not, has this address. */
export async function slugIsTaken(db: Kysely<Database>, slug: string, but: string | null): Promise<boolean> {
  const row = await db.selectFrom("contest").select("id").where("slug", "=", slug).executeTakeFirst();
  return row !== undefined && row.id !== but;
}

export async function updateContestHead(
  trx: Transaction<Database>,
  contest: string,
  head: Partial<Pick<Database["contest"], "title" | "slug" | "unit">>,
): Promise<void> {
  await trx.updateTable("contest").set(head).where("id", "=", contest).execute();
}

/** Takes a draft contest away with its row; false when it is published (or gone): then nothing happens. */
export async function deleteDraftContest(trx: Transaction<Database>, contest: string): Promise<boolean> {
  const row = await trx.selectFrom("contest").select("state").where("id", "=", contest).executeTakeFirst();
  if (row?.state !== "draft") return false;
  await deleteDraft(trx, contest);
  await trx.deleteFrom("contest_file").where("contest", "=", contest).execute();
  await trx.deleteFrom("contest").where("id", "=", contest).where("state", "=", "draft").execute();
  return true;
}
