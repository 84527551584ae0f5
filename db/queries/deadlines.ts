/** What the deadlines of running attempts depend on, and writing them anew. */
import { CompiledQuery, type Kysely, type Transaction } from "kysely";
import type { Database } from "../schema.ts";
import { piecesOf } from "./units-insert-rows.ts";

/** Counts one more change of a round's deadlines (see `clockRev` of a round); on PostgreSQL starts of this round wait from here to the end of the transaction. */
export async function bumpClock(trx: Transaction<Database>, round: string): Promise<void> {
  await trx
    .insertInto("round_clock")
    .values({ round, rev: 1 })
    .onConflict((conflict) => conflict.column("round").doUpdateSet((eb) => ({ rev: eb("round_clock.rev", "+", 1) })))
    .execute();
}

export interface RunningAttempt {
  id: string;
  person: string;
  placement: string;
  /** The contest's group ("bảng") it is sat in. */
  group: string | null;
  rulesVersion: number;
  startedAt: number;
  deadlineAt: number;
}

export async function listRunningAttempts(db: Kysely<Database>, round: string): Promise<RunningAttempt[]> {
  return db
    .selectFrom("attempt")
    .select([
      "id",
      "person",
      "placement",
      "group_key as group",
      "rules_version as rulesVersion",
      "started_at as startedAt",
      "deadline_at as deadlineAt",
    ])
    .where("round", "=", round)
    .where("state", "=", "open")
    .orderBy("id")
    .execute();
}

export interface GrantRow {
  id: string;
  scope: Database["time_grant"]["scope"];
  target: string;
  kind: "extra" | "incident";
  ms: number;
}

/** Every time grant of a round that was not taken back. */
export async function listGrantsOfRound(db: Kysely<Database>, round: string): Promise<GrantRow[]> {
  return db
    .selectFrom("time_grant")
    .leftJoin("time_grant_end", "time_grant_end.time_grant", "time_grant.id")
    .select(["time_grant.id", "time_grant.scope", "time_grant.target", "time_grant.kind", "time_grant.ms"])
    .where("time_grant.round", "=", round)
    .where("time_grant_end.time_grant", "is", null)
    .execute();
}

/** Writes new deadlines of attempts that are still open, hundreds in one statement: answers wait for this. */
export async function updateDeadlines(
  trx: Transaction<Database>,
  deadlines: readonly { readonly attempt: string; readonly deadlineAt: number }[],
): Promise<void> {
  for (const piece of piecesOf(deadlines, 500)) {
    const values: (string | number)[] = [];
    const cases = piece.map(
      ({ attempt, deadlineAt }) => `when $${values.push(attempt)} then $${values.push(deadlineAt)}`,
    );
    const ids = piece.map((_row, at) => `$${2 * at + 1}`).join(",");
    const text = `update "attempt" set "deadline_at" = case "id" ${cases.join(" ")} else "deadline_at" end
      where "state" = 'open' and "id" in (${ids})`;
    await trx.executeQuery(CompiledQuery.raw(text, values));
  }
}

/** Every version of the rules that attempts of a round may run under. */
export async function listRulesOfRound(db: Kysely<Database>, round: string): Promise<string[]> {
  const rows = await db
    .selectFrom("contest_rules")
    .innerJoin("round", "round.contest", "contest_rules.contest")
    .select("contest_rules.rules")
    .where("round.id", "=", round)
    .execute();
  return rows.map((row) => row.rules);
}
