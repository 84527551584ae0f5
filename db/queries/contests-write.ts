/** What publishing a contest and changing its rules write. */
import type { Kysely, Transaction } from "kysely";
import type { Database } from "../schema.ts";
import { insertRows } from "./units-insert-rows.ts";

export async function insertRules(trx: Transaction<Database>, row: Database["contest_rules"]): Promise<void> {
  await trx.insertInto("contest_rules").values(row).execute();
}

export async function insertContest(trx: Transaction<Database>, contest: Database["contest"]): Promise<void> {
  await trx.insertInto("contest").values(contest).execute();
}

/** Rounds with the counters of their deadlines. */
export async function insertRounds(trx: Transaction<Database>, rounds: readonly Database["round"][]): Promise<void> {
  await insertRows(trx, "round", rounds);
  await insertRows(
    trx,
    "round_clock",
    rounds.map(({ id }) => ({ round: id, rev: 0 })),
  );
}

export async function updateRound(
  trx: Transaction<Database>,
  round: string,
  values: Partial<Omit<Database["round"], "id" | "contest" | "rehearsal">>,
): Promise<void> {
  await trx.updateTable("round").set(values).where("id", "=", round).execute();
}

export async function insertPool(trx: Transaction<Database>, rows: readonly Database["round_pool"][]): Promise<void> {
  await insertRows(trx, "round_pool", rows);
}

/** Takes the pinned questions of these rounds away; for rounds that nobody has drawn from. */
export async function deletePools(trx: Transaction<Database>, rounds: readonly string[]): Promise<void> {
  if (rounds.length > 0)
    await trx
      .deleteFrom("round_pool")
      .where("round", "in", [...rounds])
      .execute();
}

/** Gives one round the pinned questions of another. */
export async function copyPool(trx: Transaction<Database>, from: string, to: string): Promise<void> {
  const rows = await trx.selectFrom("round_pool").selectAll().where("round", "=", from).execute();
  await insertPool(
    trx,
    rows.map((row) => ({ ...row, round: to })),
  );
}

/** A draft becomes a contest that everybody sees. */
export async function markPublished(trx: Transaction<Database>, contest: string, now: number): Promise<void> {
  await trx
    .updateTable("contest")
    .set({ state: "published", announced_at: now })
    .where("id", "=", contest)
    .where("state", "=", "draft")
    .execute();
}

/** Which of these rounds have an attempt, void ones included. */
export async function listRoundsWithAttempts(db: Kysely<Database>, rounds: readonly string[]): Promise<Set<string>> {
  const found = new Set<string>();
  for (const round of rounds) {
    const row = await db.selectFrom("attempt").select("id").where("round", "=", round).limit(1).executeTakeFirst();
    if (row) found.add(round);
  }
  return found;
}
