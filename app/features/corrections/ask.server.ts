/** Asking for a correction: the question and its new key, or time that was lost; a dry run follows by itself. */
import type { Kysely, Transaction } from "kysely";
import { roundPhase } from "#app/domain/contest.ts";
import { isSameKey, type KeyFault, newKey } from "#app/domain/key-change.ts";
import type { ContestRow, RoundRow } from "#app/features/contests/api.server.ts";
import { explainedKeysOf, poolOf } from "#app/features/questions/api.server.ts";
import type { Database, DatabaseHandle } from "#db/connect.ts";
import { countAttempts } from "#db/queries/attempts.ts";
import { audit } from "#db/queries/audit.ts";
import { isCorrecting, lockContest } from "#db/queries/boards-editions.ts";
import { type CorrectionRow, dropCorrections, insertCorrection } from "#db/queries/corrections.ts";
import { areAnswersCut } from "#db/queries/retention.ts";
import type { By } from "./by.ts";
import { type RoundPlan, roundsOf } from "./plan.server.ts";

export type CorrectionOrder = { readonly id: string; readonly reason: string } & (
  | { readonly kind: "key"; readonly version: string; readonly key: readonly string[]; readonly explanation: string }
  | { readonly kind: "void"; readonly version: string }
  | { readonly kind: "time"; readonly round: string }
);

export type AskFault =
  /** No round that counts has this question, or this is none of its rounds. */
  | "unknown_question"
  | "unknown_round"
  /** Somebody may still sit or is still writing: the key stays closed until nobody does. */
  | "not_over"
  /** Single answers are no longer kept: nothing can be graded anew. */
  | "cut"
  | "nobody"
  | "same_key"
  | "void_twice"
  | KeyFault
  /** Another correction is being carried out at this moment. */
  | "busy";
export type AskResult = { ok: true } | { ok: false; code: AskFault };

const refuse = (code: AskFault): AskResult => ({ ok: false, code });

/**
 * Whether keys of these rounds may be seen and changed: every round that draws from the same questions is over, and
 * nobody is writing in one.
 */
export async function areOver(db: Kysely<Database>, rounds: readonly RoundRow[], now: number): Promise<boolean> {
  for (const round of rounds) {
    if (roundPhase(round, now) !== "closed" || (await countAttempts(db, round.id)).open > 0) return false;
  }
  return true;
}

/** Takes a correction down and drops dry runs that were not carried out. A form that is sent twice asks once. */
export async function askCorrection(
  { db }: Pick<DatabaseHandle, "db">,
  contest: Pick<ContestRow, "id" | "unit">,
  order: CorrectionOrder,
  by: By,
): Promise<AskResult> {
  return db.transaction().execute(async (trx): Promise<AskResult> => {
    await lockContest(trx, contest.id);
    const row = rowOf(contest.id, order, by);
    const rounds = await roundsOf(trx, row);
    const fault = await faultOf(trx, order, rounds, by.now);
    if (fault) return refuse(fault);
    if (await isCorrecting(trx, contest.id)) return refuse("busy");
    const answer = order.kind === "key" ? await answerOf(trx, order, rounds[0]!) : null;
    if (answer && !answer.ok) return refuse(answer.code);
    await dropCorrections(trx, contest.id);
    const made = await insertCorrection(trx, { ...row, ...(answer && { answer: JSON.stringify(answer.correct) }) });
    if (!made) return { ok: true };
    await audit(trx, {
      at: by.now,
      actor: by.account,
      action: "correction.ask",
      subject: `contest:${contest.id}`,
      unit: contest.unit,
      data: { correction: order.id, kind: order.kind, version: row.version, round: row.round },
    });
    return { ok: true };
  });
}

function rowOf(contest: string, order: CorrectionOrder, by: By): CorrectionRow {
  return {
    id: order.id,
    contest,
    kind: order.kind,
    round: order.kind === "time" ? order.round : null,
    version: order.kind === "time" ? null : order.version,
    answer: null,
    explanation: order.kind === "key" ? order.explanation : null,
    reason: order.reason,
    asked_at: by.now,
    asked_by: by.account,
    state: "counting",
    fingerprint: null,
    outcome: null,
    problem: null,
    applied_at: null,
    applied_by: null,
    done_at: null,
  };
}

async function faultOf(
  trx: Transaction<Database>,
  order: CorrectionOrder,
  rounds: readonly RoundPlan[],
  now: number,
): Promise<AskFault | null> {
  if (rounds.length === 0) return order.kind === "time" ? "unknown_round" : "unknown_question";
  for (const { round } of rounds) if (await areAnswersCut(trx, round.id)) return "cut";
  const over = await areOver(
    trx,
    rounds.map(({ round }) => round),
    now,
  );
  // time that was lost may be put right while others still sit; a key may not be known before
  if (order.kind !== "time" && !over) return "not_over";
  let closed = 0;
  for (const { round } of rounds) closed += (await countAttempts(trx, round.id)).closed;
  if (closed === 0) return "nobody";
  if (order.kind !== "void") return null;
  const keys = await explainedKeysOf(trx, [order.version], rounds[0]!.grading.id);
  return keys.get(order.version)?.void ? "void_twice" : null;
}

type Answer = { ok: true; correct: readonly string[] } | { ok: false; code: AskFault };

async function answerOf(
  trx: Transaction<Database>,
  { version, key }: Extract<CorrectionOrder, { kind: "key" }>,
  { round, grading }: RoundPlan,
): Promise<Answer> {
  const question = (await poolOf(trx, round.id)).find((one) => one.version === version);
  const old = (await explainedKeysOf(trx, [version], grading.id)).get(version);
  if (!question || !old) return { ok: false, code: "unknown_question" };
  const { kind, options, targets } = question.body;
  const space = { kind, options: options.map(({ id }) => id), targets: targets?.map(({ id }) => id) };
  const made = newKey(space, key);
  if (!made.ok) return made;
  return isSameKey(old, made) ? { ok: false, code: "same_key" } : made;
}
