/**
 * The writes of an attempt: start, take over, submit, expire; saving is in save-answers.ts. Acceptance is decided here, inside the writer's
 * transaction, from the attempt's row as it is at that moment; the moment of arrival was stamped before any queue.
 */
import { attemptsLeft, refusalOf } from "#app/domain/allowance.ts";
import { firstRow, type Op, type Row, rows } from "./op.ts";

export interface StartInput {
  id: string;
  person: string;
  round: string;
  rulesVersion: number;
  placement: string;
  seed: string;
  paper: string;
  tokenHash: string;
  startedAt: number;
  deadlineAt: number;
  /** In the round; null = unlimited. */
  attemptsAllowed: number | null;
  /** On the day at hand; left out = no such limit. */
  attemptsPerDay?: number | null;
  /** The versions this person had seen, in order: with seed and pool they rebuild the paper. */
  exclusions?: readonly string[];
  /** The group the rules put this person in. */
  group?: string | null;
  /** What `round_clock` said before the deadline was reckoned; when it says otherwise now, nothing is started. */
  clockRev?: number;
}
export type StartResult =
  | { status: "open"; attempt: string; created: boolean }
  | { status: "none_left" | "none_today" | "clock_changed" };

/** Starts an attempt, or gives the one that is open: racing starts all get the same one. */
export function* startAttempt(input: StartInput): Op<StartResult> {
  const open = yield* firstRow("select id from attempt where person = $1 and round = $2 and state = 'open'", [
    input.person,
    input.round,
  ]);
  if (open) return { status: "open", attempt: open.id as string, created: false };
  const earlier = yield* rows("select no, state, started_at from attempt where person = $1 and round = $2", [
    input.person,
    input.round,
  ]);
  const refused = yield* limitsRefuse(input, earlier);
  if (refused) return { status: refused };
  if (input.clockRev !== undefined) {
    const clock = yield* firstRow("select rev from round_clock where round = $1 /* for share */", [input.round]);
    if (clock && Number(clock.rev) !== input.clockRev) return { status: "clock_changed" };
  }
  const made = yield* rows(
    `insert into attempt (id, person, round, no, rules_version, placement, seed, paper, state, epoch, token_hash,
       started_at, deadline_at, finished_at, grading, score, duration_ms, receipt, exclusions, group_key)
     values ($1, $2, $3, $4, $5, $6, $7, $8, 'open', 1, $9, $10, $11, null, null, null, null, null, $12, $13)
     on conflict do nothing returning id`,
    [
      input.id,
      input.person,
      input.round,
      Math.max(0, ...earlier.map(({ no }) => Number(no))) + 1,
      input.rulesVersion,
      input.placement,
      input.seed,
      input.paper,
      input.tokenHash,
      input.startedAt,
      input.deadlineAt,
      JSON.stringify(input.exclusions ?? []),
      input.group ?? null,
    ],
  );
  if (made.length > 0) return { status: "open", attempt: input.id, created: true };
  // Another process was faster: its attempt is the one.
  const theirs = yield* firstRow("select id from attempt where person = $1 and round = $2 and state = 'open'", [
    input.person,
    input.round,
  ]);
  return theirs ? { status: "open", attempt: theirs.id as string, created: false } : { status: "none_left" };
}

/** Why the limits let nobody start here; resits are only asked for by who needs one. */
function* limitsRefuse(
  { person, round, attemptsAllowed, attemptsPerDay = null, startedAt }: StartInput,
  earlier: readonly Row[],
): Op<"none_left" | "none_today" | null> {
  const limits = { perRound: attemptsAllowed, perDay: attemptsPerDay };
  const started = earlier.filter(({ state }) => state !== "void").map((row) => Number(row.started_at));
  const refusal = (resits: number) => refusalOf(attemptsLeft({ ...limits, resits }, started, startedAt));
  if (refusal(0) === null) return null;
  const given = yield* firstRow(
    "select count(*) as n from attempt_ruling where person = $1 and round = $2 and kind = 'resit'",
    [person, round],
  );
  return refusal(Number(given!.n));
}

export interface ClaimInput {
  attempt: string;
  tokenHash: string;
  /** Who takes over; null = a form, which has no name. The holder itself may ask again and changes nothing. */
  clientId: string | null;
  /** Take over only from this epoch: for asking again, when another page may have taken over meanwhile. */
  from?: number;
}
export type ClaimResult = { status: "held"; epoch: number; deadlineAt: number } | { status: "taken" } | null;

/** A tab or device takes the attempt over: it gets a newer epoch, older holders become read-only. Null = not open. */
export function* claimAttempt({ attempt, tokenHash, clientId, from }: ClaimInput): Op<ClaimResult> {
  const row = yield* firstRow(
    "select token_hash, state, epoch, holder, deadline_at from attempt where id = $1 /* for update */",
    [attempt],
  );
  if (row?.token_hash !== tokenHash || row.state !== "open") return null;
  const [epoch, deadlineAt] = [Number(row.epoch), Number(row.deadline_at)];
  if (clientId !== null && row.holder === clientId) return { status: "held", epoch, deadlineAt };
  if (from !== undefined && from !== epoch) return { status: "taken" };
  yield* rows("update attempt set epoch = $2, holder = $3 where id = $1", [attempt, epoch + 1, clientId]);
  return { status: "held", epoch: epoch + 1, deadlineAt };
}

export interface SubmitInput {
  attempt: string;
  tokenHash: string;
  arrivedAt: number;
  receipt: string;
  outboxId: string;
  /** The latest event of each answer as the browser knows it; empty from a browser without JavaScript. */
  latest: readonly { clientId: string; seq: number }[];
  /** Whose page submits; a page that was taken over may not. Left out, nobody is asked. */
  epoch?: number;
  /** The page's clock ran out and nobody pressed: only the deadline of this moment decides whether that is so. */
  timeUp?: boolean;
}
export type SubmitResult =
  | { status: "submitted" | "already_closed"; receipt: string | null }
  | { status: "missing"; missing: { clientId: string; seq: number }[] }
  | { status: "taken"; epoch: number }
  | { status: "time_left"; deadlineAt: number }
  | { status: "forbidden" };

/** Closes the attempt, once. Answers the browser names that are not here are asked for first. */
export function* submitAttempt(input: SubmitInput): Op<SubmitResult> {
  const attempt = yield* firstRow(
    "select token_hash, state, receipt, epoch, deadline_at from attempt where id = $1 /* for update */",
    [input.attempt],
  );
  if (!attempt || attempt.token_hash !== input.tokenHash) return { status: "forbidden" };
  if (attempt.state !== "open") return { status: "already_closed", receipt: attempt.receipt as string | null };
  const [epoch, deadlineAt] = [Number(attempt.epoch), Number(attempt.deadline_at)];
  if (input.epoch !== undefined && input.epoch < epoch) return { status: "taken", epoch };
  if (input.timeUp && input.arrivedAt < deadlineAt) return { status: "time_left", deadlineAt };
  const missing: { clientId: string; seq: number }[] = [];
  for (const { clientId, seq } of input.latest) {
    const known = yield* firstRow("select seq from answer_event where attempt = $1 and client_id = $2 and seq = $3", [
      input.attempt,
      clientId,
      seq,
    ]);
    if (!known) missing.push({ clientId, seq });
  }
  if (missing.length > 0) return { status: "missing", missing };
  const closed = yield* firstRow(
    `update attempt set state = 'submitted', receipt = $2,
       finished_at = case when $3 < deadline_at then $3 else deadline_at end
     where id = $1 and state = 'open' returning receipt`,
    [input.attempt, input.receipt, input.arrivedAt],
  );
  if (!closed) {
    const now = yield* firstRow("select receipt from attempt where id = $1", [input.attempt]);
    return { status: "already_closed", receipt: (now?.receipt ?? null) as string | null };
  }
  yield* insertClosed(input.outboxId, input.attempt, input.arrivedAt);
  return { status: "submitted", receipt: input.receipt };
}

export interface ExpireInput {
  round: string;
  /** Attempts whose deadline lies before this moment are closed (the grace is already taken off). */
  deadlineBefore: number;
  now: number;
  /** One outbox id and receipt per attempt that may be closed in this unit. */
  slots: readonly { outboxId: string; receipt: string }[];
}

/** Closes what nobody submitted, finish time = deadline. Gives how many; call again while it fills all slots. */
export function* expireAttempts(input: ExpireInput): Op<number> {
  const due = yield* rows(
    "select id from attempt where state = 'open' and round = $1 and deadline_at < $2 order by deadline_at, id limit $3",
    [input.round, input.deadlineBefore, input.slots.length],
  );
  let closed = 0;
  for (const [index, row] of due.entries()) {
    const { outboxId, receipt } = input.slots[index]!;
    const done = yield* rows(
      "update attempt set state = 'expired', finished_at = deadline_at, receipt = $2 where id = $1 and state = 'open' returning id",
      [row.id as string, receipt],
    );
    if (done.length === 0) continue;
    yield* insertClosed(outboxId, row.id as string, input.now);
    closed += 1;
  }
  return closed;
}

/** Does nothing: what waited for its turn before this is done when this is. */
// biome-ignore lint/correctness/useYield: an operation without a statement
export function* waitTurn(): Op<null> {
  return null;
}

/** What follows a closed attempt (grading, then boards) hangs on this row, written in the same transaction. */
function* insertClosed(id: string, attempt: string, at: number): Op<void> {
  yield* rows(
    "insert into outbox (id, kind, ref, at, done_at, tries, error) values ($1, 'attempt.closed', $2, $3, null, 0, null)",
    [id, attempt, at],
  );
}
