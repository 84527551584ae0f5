/** Carrying out a correction: a new grading per round, which attempts take on in short units; never half for long. */
import type { Transaction } from "kysely";
import { gradeAnew } from "#app/features/attempts/api.server.ts";
import { explainedKeysOf } from "#app/features/questions/api.server.ts";
import type { Database, DatabaseHandle } from "#db/connect.ts";
import { newId } from "#db/ids.ts";
import { audit } from "#db/queries/audit.ts";
import { isIssuing } from "#db/queries/board-builds.ts";
import { isCorrecting, lockContest } from "#db/queries/boards-editions.ts";
import {
  type CorrectionRow,
  findCorrection,
  listGradingsOfCorrection,
  moveCorrection,
} from "#db/queries/corrections.ts";
import {
  insertGrading,
  insertKeyRevision,
  listClosedAttempts,
  listClosedIds,
  listGradingKeys,
  regradeAttempts,
} from "#db/queries/gradings.ts";
import { areAnswersCut } from "#db/queries/retention.ts";
import { piecesOf } from "#db/queries/units-insert-rows.ts";
import type { By } from "./by.ts";
import { correctedKeys, deadlinesOf, fingerprintOf, type RoundPlan, roundsOf, rulesOf } from "./plan.server.ts";

/** Attempts of one unit: an attempt, its grade and what tells the boards are three rows. */
const ATTEMPTS_PER_UNIT = 100;

export type ApplyFault =
  | "gone"
  /** Not counted yet, or carried out already. */
  | "not_ready"
  /** Attempts, keys, rulings or time changed since the dry run: count again. */
  | "stale"
  | "cut"
  | "busy"
  /** An edition of the contest is being made. */
  | "issuing";
export type ApplyResult = { ok: true } | { ok: false; code: ApplyFault };

type Handle = Pick<DatabaseHandle, "db">;

/**
 * Begins what a dry run found: the new key and a new grading for each round, with the reason, as one. Attempts follow in
 * `continueApplying`. Refused when anything the dry run rests on is another by now. Twice is once.
 */
export async function beginApplying(
  { db }: Handle,
  contest: { readonly id: string; readonly unit: string },
  id: string,
  by: By,
): Promise<ApplyResult> {
  const seen = await findCorrection(db, id, contest.id);
  if (!seen) return { ok: false, code: "gone" };
  if (seen.state === "applying" || seen.state === "done") return { ok: true };
  if (seen.state !== "ready") return { ok: false, code: "not_ready" };
  // the sum over all attempts is taken outside: it would hold up answers
  if ((await fingerprintOf(db, seen)) !== seen.fingerprint) return { ok: false, code: "stale" };
  return db.transaction().execute(async (trx): Promise<ApplyResult> => {
    await lockContest(trx, contest.id);
    const correction = await findCorrection(trx, id, contest.id);
    if (correction?.state === "applying" || correction?.state === "done") return { ok: true };
    if (correction?.state !== "ready") return { ok: false, code: "not_ready" };
    if (await isCorrecting(trx, contest.id)) return { ok: false, code: "busy" };
    if (await isIssuing(trx, contest.id)) return { ok: false, code: "issuing" };
    const rounds = await roundsOf(trx, correction);
    for (const { round } of rounds) if (await areAnswersCut(trx, round.id)) return { ok: false, code: "cut" };
    const key = await revisionOf(trx, correction, rounds[0]!, by.now);
    for (const plan of rounds) await newGrading(trx, correction, plan, key, by);
    const to = { state: "applying" as const, applied_at: by.now, applied_by: by.account };
    if (!(await moveCorrection(trx, id, "ready", to))) return { ok: false, code: "not_ready" };
    await audit(trx, {
      at: by.now,
      actor: by.account,
      action: "correction.apply",
      subject: `contest:${contest.id}`,
      unit: contest.unit,
      data: { correction: id, kind: correction.kind, version: correction.version, rounds: rounds.length },
    });
    return { ok: true };
  });
}

type GradingKey = { version: string; rev: number; void: 0 | 1 };

/** How the new gradings take the corrected question; null where time was the matter. */
async function revisionOf(
  trx: Transaction<Database>,
  { kind, version, answer, explanation, reason }: CorrectionRow,
  { grading }: RoundPlan,
  now: number,
): Promise<GradingKey | null> {
  if (version === null) return null;
  const old = (await explainedKeysOf(trx, [version], grading.id)).get(version)!;
  if (kind === "void") return { version, rev: old.rev, void: 1 };
  const text = explanation === null || explanation === "" ? old.explanation : explanation;
  const key = { version, answer: JSON.stringify({ correct: JSON.parse(answer!) }), explanation: text };
  return { version, rev: await insertKeyRevision(trx, { ...key, reason, created_at: now }), void: 0 };
}

async function newGrading(
  trx: Transaction<Database>,
  { id, reason }: CorrectionRow,
  { round, grading }: RoundPlan,
  key: GradingKey | null,
  by: By,
): Promise<void> {
  const keys = await listGradingKeys(trx, grading.id);
  const others = key === null ? keys : keys.filter(({ version }) => version !== key.version);
  const row = { id: newId(), round: round.id, n: grading.n + 1, reason, graded_by: by.account, at: by.now };
  await insertGrading(trx, { ...row, correction: id }, key === null ? others : [...others, key]);
}

/**
 * Grades attempts that do not carry the new gradings yet, a unit at a time, and yields after each; the last one done,
 * the correction is. Each attempt has the old grade or the new one whole, so whoever goes on after a crash goes on with
 * the rest. Several processes may do it at once.
 */
export async function* continueApplying(
  { db }: Handle,
  id: string,
  now: number,
): AsyncGenerator<string, "done" | "stopped"> {
  const correction = await findCorrection(db, id);
  if (correction?.state !== "applying") return "stopped";
  const rules = await rulesOf(db, correction.contest);
  const gradings = new Map((await listGradingsOfCorrection(db, id)).map((grading) => [grading.round, grading]));
  let left = true;
  while (left) {
    left = false;
    for (const { round } of await roundsOf(db, correction)) {
      const grading = gradings.get(round.id);
      if (!grading) continue;
      const keys = await correctedKeys(db, correction, { round, grading });
      const ids = await listClosedIds(db, round.id, grading.id);
      // what is closed meanwhile is found by looking once more
      if (ids.length > 0) left = true;
      let done = 0;
      for (const piece of piecesOf(ids, ATTEMPTS_PER_UNIT)) {
        const attempts = await listClosedAttempts(db, piece);
        const deadlineOf = await deadlinesOf(db, correction.kind, round.id, attempts);
        const rows = await gradeAnew(db, attempts, { keys, rules, deadlineOf });
        await db
          .transaction()
          .execute((trx) => regradeAttempts(trx, { grading: grading.id, round: round.id, now }, rows));
        done += piece.length;
        yield `${round.title}: đã chấm lại ${done}/${ids.length} lượt`;
      }
    }
  }
  return (await moveCorrection(db, id, "applying", { state: "done", done_at: now })) ? "done" : "stopped";
}
