/** Rulings about attempts: void, restore, one more (product §5). Each is kept with its reason and never changed. */
import type { Transaction } from "kysely";
import { type ContestRow, type RoundRow, recomputeDeadlines } from "#app/features/contests/api.server.ts";
import type { Database, DatabaseHandle } from "#db/connect.ts";
import { isUniqueViolation } from "#db/errors.ts";
import { newId } from "#db/ids.ts";
import { type AttemptRow, findAttempt } from "#db/queries/attempts.ts";
import { audit } from "#db/queries/audit.ts";
import { lockContest } from "#db/queries/boards-editions.ts";
import { findRound } from "#db/queries/contests.ts";
import {
  changeAttemptState,
  findLastVoid,
  hasFinalEdition,
  insertAttemptClosed,
  insertResultChanged,
  insertRuling,
} from "#db/queries/rulings.ts";
import type { By } from "./by.ts";

type Db = Pick<DatabaseHandle, "db">;
type Contest = Pick<ContestRow, "id" | "unit">;

export type RulingRefusal =
  /** No such attempt in this contest. */
  | "gone"
  /** The final results are out: a corrected edition is needed. */
  | "issued"
  /** Something else happened to the attempt meanwhile. */
  | "stale"
  /** The person is writing another attempt of this round: two cannot be open. */
  | "other_open"
  /** Nobody enters the round any more. */
  | "closed";
export type RulingResult = { ok: true } | { ok: false; code: RulingRefusal };

const refuse = (code: RulingRefusal): RulingResult => ({ ok: false, code });

const ACTIONS = { void: "attempt.void", restore: "attempt.restore" } as const;

interface Order {
  readonly attempt: string;
  readonly reason: string;
}

/**
 * Makes an attempt void: it counts nowhere from the commit on, and the boards follow through the outbox. An attempt that
 * is being written stops. Twice is once.
 */
export async function voidAttempt({ db }: Db, contest: Contest, order: Order, by: By): Promise<RulingResult> {
  return db.transaction().execute(async (trx) => {
    const found = await attemptToRule(trx, contest, order.attempt);
    if ("code" in found) return refuse(found.code);
    const { attempt, round } = found;
    if (attempt.state === "void") return { ok: true };
    if (!(await changeAttemptState(trx, attempt.id, { from: attempt.state, to: "void" }))) return refuse("stale");
    await record(trx, contest, { kind: "void", attempt, was: attempt.state, reason: order.reason }, by);
    await tellBoards(trx, round, attempt, by.now);
    return { ok: true };
  });
}

/**
 * Takes a void back: the attempt is what it was before. One that was being written is open again with the deadline it
 * has by now; if that is over, the server closes it as it does with every other.
 */
export async function restoreAttempt({ db }: Db, contest: Contest, order: Order, by: By): Promise<RulingResult> {
  try {
    return await db.transaction().execute(async (trx): Promise<RulingResult> => {
      const found = await attemptToRule(trx, contest, order.attempt);
      if ("code" in found) return refuse(found.code);
      const { attempt, round } = found;
      if (attempt.state !== "void") return { ok: true };
      const ruling = await findLastVoid(trx, attempt.id);
      if (!ruling) return refuse("gone");
      const { was } = ruling;
      if (!(await changeAttemptState(trx, attempt.id, { from: "void", to: was }))) return refuse("stale");
      await record(trx, contest, { kind: "restore", attempt, was, reason: order.reason }, by);
      // grants may have come and gone meanwhile
      if (was === "open") await recomputeDeadlines(trx, attempt.round);
      else await insertAttemptClosed(trx, attempt.id, by.now);
      await tellBoards(trx, round, attempt, by.now);
      return { ok: true };
    });
  } catch (error) {
    if (isUniqueViolation(error)) return refuse("other_open");
    throw error;
  }
}

/** Lets a person sit a round once more than its limits say. `id` comes with the form: sent twice, it is one. */
export async function allowResit(
  { db }: Db,
  contest: Contest,
  order: { readonly id: string; readonly person: string; readonly round: RoundRow; readonly reason: string },
  by: By,
): Promise<RulingResult> {
  const { id, person, round, reason } = order;
  return db.transaction().execute(async (trx) => {
    await lockContest(trx, contest.id);
    if (await hasFinalEdition(trx, contest.id)) return refuse("issued");
    if (by.now >= round.closesAt) return refuse("closed");
    const ruling = { id, kind: "resit" as const, round: round.id, person, attempt: null, was: null };
    if (!(await insertRuling(trx, { ...ruling, at: by.now, reason, ruled_by: by.account }))) return { ok: true };
    await audit(trx, {
      at: by.now,
      actor: by.account,
      action: "attempt.resit",
      subject: `person:${person}`,
      unit: contest.unit,
      data: { round: round.id, ruling: id },
    });
    return { ok: true };
  });
}

/** The attempt, held against the issue of results: a ruling is in an edition wholly or not at all. */
async function attemptToRule(
  trx: Transaction<Database>,
  contest: Contest,
  id: string,
): Promise<{ attempt: AttemptRow; round: RoundRow } | { code: "gone" | "issued" }> {
  await lockContest(trx, contest.id);
  const attempt = await findAttempt(trx, id);
  const round = attempt && (await findRound(trx, attempt.round));
  if (!round || round.contest !== contest.id) return { code: "gone" };
  return (await hasFinalEdition(trx, contest.id)) ? { code: "issued" } : { attempt, round };
}

async function record(
  trx: Transaction<Database>,
  contest: Contest,
  {
    kind,
    attempt,
    was,
    reason,
  }: { kind: "void" | "restore"; attempt: AttemptRow; was: "open" | "submitted" | "expired"; reason: string },
  { account, now }: By,
): Promise<void> {
  const { id, person, round } = attempt;
  const ruling = { id: newId(), kind, round, person, attempt: id, was };
  await insertRuling(trx, { ...ruling, at: now, reason, ruled_by: account });
  await audit(trx, {
    at: now,
    actor: account,
    action: ACTIONS[kind],
    subject: `attempt:${id}`,
    unit: contest.unit,
    data: { ruling: ruling.id, was },
  });
}

/** No board ever hears of a rehearsal. */
async function tellBoards(
  trx: Transaction<Database>,
  { id, rehearsal }: RoundRow,
  { person }: AttemptRow,
  now: number,
): Promise<void> {
  if (!rehearsal) await insertResultChanged(trx, { round: id, person, now });
}
