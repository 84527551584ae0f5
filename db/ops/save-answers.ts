/** Saving: which answers of an attempt are accepted, decided inside the writer's transaction. */
import { type Answer, type AnswerProblem, type AnswerSpace, normaliseAnswer } from "#app/domain/answer.ts";
import { normalisePrediction, PREDICTION } from "#app/domain/prediction.ts";
import { firstRow, type Op, rows } from "./op.ts";

export interface SaveEvent {
  seq: number;
  question: string;
  /** As it came: whether it fits the question is decided here. */
  answer: unknown;
}
export interface SaveInput {
  attempt: string;
  tokenHash: string;
  clientId: string;
  epoch: number;
  arrivedAt: number;
  events: readonly SaveEvent[];
}
export type RefusalCode =
  | AnswerProblem
  | "unknown_question"
  | "not_a_number"
  | "sequence_reused"
  | "unknown_epoch"
  | "not_open";
export interface SaveAccepted {
  status: "saved";
  state: string;
  epoch: number;
  /** Whether who saved is the holder, whatever epoch it knows. */
  held: boolean;
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
    "select token_hash, state, epoch, holder, deadline_at from attempt where id = $1 /* for share */",
    [input.attempt],
  );
  if (!attempt || attempt.token_hash !== input.tokenHash) return { status: "forbidden" };
  const result: SaveAccepted = {
    status: "saved",
    state: attempt.state as string,
    epoch: Number(attempt.epoch),
    held: attempt.holder === input.clientId,
    deadlineAt: Number(attempt.deadline_at),
    saved: [],
    refused: [],
  };
  const appendable = attempt.state === "open" || attempt.state === "expired";
  // epochs are given out here alone: one that is not known yet would beat every holder to come
  const known = input.epoch <= result.epoch;
  const paper = yield* paperOf(input.attempt);
  for (const event of input.events) {
    const unwanted = !appendable ? "not_open" : known ? null : "unknown_epoch";
    const accepted = unwanted ? refuse(unwanted) : yield* accept(input.attempt, event, paper);
    if (!accepted.ok) {
      result.refused.push({ seq: event.seq, code: accepted.code });
      continue;
    }
    const answer = JSON.stringify(accepted.answer);
    const added = yield* rows(
      `insert into answer_event (attempt, client_id, seq, epoch, question, answer, arrived_at)
       values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing returning seq`,
      [input.attempt, input.clientId, event.seq, input.epoch, event.question, answer, input.arrivedAt],
    );
    if (added.length === 0) {
      const stored = yield* firstRow(
        "select question, answer from answer_event where attempt = $1 and client_id = $2 and seq = $3",
        [input.attempt, input.clientId, event.seq],
      );
      if (stored?.question !== event.question || stored.answer !== answer) {
        result.refused.push({ seq: event.seq, code: "sequence_reused" });
        continue;
      }
    }
    result.saved.push(event.seq);
  }
  return result;
}

type PaperIndex = ReadonlyMap<string, AnswerSpace>;

/** Papers never change, so those of running attempts stay at hand; the oldest go first. */
const papers = new Map<string, PaperIndex>();
const MOST_PAPERS = 8_000;

function* paperOf(attempt: string): Op<PaperIndex> {
  const known = papers.get(attempt);
  if (known) return known;
  const row = yield* firstRow("select paper from attempt where id = $1", [attempt]);
  const items = JSON.parse(row!.paper as string) as (AnswerSpace & { version: string })[];
  const index = new Map(items.map((item) => [item.version, item]));
  papers.set(attempt, index);
  if (papers.size > MOST_PAPERS) papers.delete(papers.keys().next().value!);
  return index;
}

type Accepted = { ok: true; answer: Answer } | { ok: false; code: RefusalCode };
const refuse = (code: RefusalCode): Accepted => ({ ok: false, code });

/** The answer of an event in canonical form, where it fits its question and its question is in the paper. */
function* accept(attempt: string, { question, answer }: SaveEvent, paper: PaperIndex): Op<Accepted> {
  const item = paper.get(question);
  if (item) return normaliseAnswer(item, answer);
  if (question !== PREDICTION || !(yield* asksPrediction(attempt))) return refuse("unknown_question");
  const prediction = normalisePrediction(answer);
  return prediction ? { ok: true, answer: prediction } : refuse("not_a_number");
}

/** Whether the rules that the attempt runs under have a prediction question. Asked once or twice in an attempt. */
function* asksPrediction(attempt: string): Op<boolean> {
  const row = yield* firstRow(
    `select contest_rules.rules from attempt join round on round.id = attempt.round
       join contest_rules on contest_rules.contest = round.contest and contest_rules.version = attempt.rules_version
     where attempt.id = $1`,
    [attempt],
  );
  return row !== null && Boolean((JSON.parse(row.rules as string) as { prediction?: unknown }).prediction);
}
