/**
 * The writes of an attempt: start, take over, save, submit, expire. Acceptance is decided here, inside the writer's
 * transaction, from the attempt's row as it is at that moment; the moment of arrival was stamped before any queue.
 */
import { firstRow, type Op, rows } from "./op.ts";

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
  /** Null = unlimited. */
  attemptsAllowed: number | null;
}
export type StartResult = { status: "open"; attempt: string; created: boolean } | { status: "none_left" };

/** Starts an attempt, or gives the one that is open: racing starts all get the same one. */
export function* startAttempt(input: StartInput): Op<StartResult> {
  const open = yield* firstRow("select id from attempt where person = $1 and round = $2 and state = 'open'", [
    input.person,
    input.round,
  ]);
  if (open) return { status: "open", attempt: open.id as string, created: false };
  const used = yield* firstRow(
    "select count(*) as taken, coalesce(max(no), 0) as last_no, count(case when state <> 'void' then 1 end) as counted from attempt where person = $1 and round = $2",
    [input.person, input.round],
  );
  if (input.attemptsAllowed !== null && Number(used!.counted) >= input.attemptsAllowed) return { status: "none_left" };
  const made = yield* rows(
    `insert into attempt (id, person, round, no, rules_version, placement, seed, paper, state, epoch, token_hash,
       started_at, deadline_at, finished_at, grading, score, duration_ms, receipt)
     values ($1, $2, $3, $4, $5, $6, $7, $8, 'open', 1, $9, $10, $11, null, null, null, null, null)
     on conflict do nothing returning id`,
    [
      input.id,
      input.person,
      input.round,
      Number(used!.last_no) + 1,
      input.rulesVersion,
      input.placement,
      input.seed,
      input.paper,
      input.tokenHash,
      input.startedAt,
      input.deadlineAt,
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

export interface ClaimInput {
  attempt: string;
  tokenHash: string;
}
export type ClaimResult = { epoch: number } | null;

/** A tab or device takes the attempt over: it gets a newer epoch, older holders become read-only. Null = not open. */
export function* claimAttempt({ attempt, tokenHash }: ClaimInput): Op<ClaimResult> {
  const row = yield* firstRow(
    "update attempt set epoch = epoch + 1 where id = $1 and token_hash = $2 and state = 'open' returning epoch",
    [attempt, tokenHash],
  );
  return row && { epoch: Number(row.epoch) };
}

export interface SaveEvent {
  seq: number;
  question: string;
  answer: readonly string[];
}
export interface SaveInput {
  attempt: string;
  tokenHash: string;
  clientId: string;
  epoch: number;
  arrivedAt: number;
  events: readonly SaveEvent[];
}
export type RefusalCode = "unknown_question" | "unknown_option" | "too_many_options" | "sequence_reused" | "not_open";
export interface SaveAccepted {
  status: "saved";
  state: string;
  epoch: number;
  deadlineAt: number;
  saved: number[];
  refused: { seq: number; code: RefusalCode }[];
}
export type SaveResult = SaveAccepted | { status: "forbidden" };

/**
 * Appends answer events. Events are kept while the attempt is open and, as late ones, after the server closed it;
 * nothing is added to a submitted or void attempt. Resending changes nothing. One bad event does not fail the others.
 */
export function* saveAnswers(input: SaveInput): Op<SaveResult> {
  const attempt = yield* firstRow(
    "select token_hash, state, epoch, deadline_at from attempt where id = $1 /* for share */",
    [input.attempt],
  );
  if (!attempt || attempt.token_hash !== input.tokenHash) return { status: "forbidden" };
  const result: SaveAccepted = {
    status: "saved",
    state: attempt.state as string,
    epoch: Number(attempt.epoch),
    deadlineAt: Number(attempt.deadline_at),
    saved: [],
    refused: [],
  };
  const appendable = attempt.state === "open" || attempt.state === "expired";
  const paper = yield* paperOf(input.attempt);
  for (const event of input.events) {
    const code = appendable ? refusalOf(event, paper.get(event.question)) : "not_open";
    if (code) {
      result.refused.push({ seq: event.seq, code });
      continue;
    }
    const answer = JSON.stringify([...new Set(event.answer)].sort());
    const added = yield* rows(
      `insert into answer_event (attempt, client_id, seq, epoch, question, answer, arrived_at)
       values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing returning seq`,
      [input.attempt, input.clientId, event.seq, input.epoch, event.question, answer, input.arrivedAt],
    );
    if (added.length === 0) {
      const known = yield* firstRow(
        "select question, answer from answer_event where attempt = $1 and client_id = $2 and seq = $3",
        [input.attempt, input.clientId, event.seq],
      );
      if (known?.question !== event.question || known.answer !== answer) {
        result.refused.push({ seq: event.seq, code: "sequence_reused" });
        continue;
      }
    }
    result.saved.push(event.seq);
  }
  return result;
}

type PaperIndex = ReadonlyMap<string, { kind: string; options: string[] }>;

/** Papers never change, so those of running attempts stay at hand; the oldest go first. */
const papers = new Map<string, PaperIndex>();
const MOST_PAPERS = 8_000;

function* paperOf(attempt: string): Op<PaperIndex> {
  const known = papers.get(attempt);
  if (known) return known;
  const row = yield* firstRow("select paper from attempt where id = $1", [attempt]);
  const items = JSON.parse(row!.paper as string) as { version: string; kind: string; options: string[] }[];
  const index = new Map(items.map((item) => [item.version, item]));
  papers.set(attempt, index);
  if (papers.size > MOST_PAPERS) papers.delete(papers.keys().next().value!);
  return index;
}

function refusalOf(event: SaveEvent, item: { kind: string; options: string[] } | undefined): RefusalCode | null {
  if (!item) return "unknown_question";
  if (event.answer.some((id) => !item.options.includes(id))) return "unknown_option";
  if (item.kind !== "multiple" && new Set(event.answer).size > 1) return "too_many_options";
  return null;
}

export interface SubmitInput {
  attempt: string;
  tokenHash: string;
  arrivedAt: number;
  receipt: string;
  outboxId: string;
  /** The latest event of each answer as the browser knows it; empty from a browser without JavaScript. */
  latest: readonly { clientId: string; seq: number }[];
}
export type SubmitResult =
  | { status: "submitted" | "already_closed"; receipt: string | null }
  | { status: "missing"; missing: { clientId: string; seq: number }[] }
  | { status: "forbidden" };

/** Closes the attempt, once. Answers the browser names that are not here are asked for first. */
export function* submitAttempt(input: SubmitInput): Op<SubmitResult> {
  const attempt = yield* firstRow("select token_hash, state, receipt from attempt where id = $1 /* for update */", [
    input.attempt,
  ]);
  if (!attempt || attempt.token_hash !== input.tokenHash) return { status: "forbidden" };
  if (attempt.state !== "open") return { status: "already_closed", receipt: attempt.receipt as string | null };
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

/** What follows a closed attempt (grading, then boards) hangs on this row, written in the same transaction. */
function* insertClosed(id: string, attempt: string, at: number): Op<void> {
  yield* rows(
    "insert into outbox (id, kind, ref, at, done_at, tries, error) values ($1, 'attempt.closed', $2, $3, null, 0, null)",
    [id, attempt, at],
  );
}
