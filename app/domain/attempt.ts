import type { Answer, QuestionKind } from "./question.ts";

/** One question of a drawn paper: which version, of what kind, and its options in the order this contestant sees. */
export interface PaperItem {
  readonly version: string;
  readonly kind: QuestionKind;
  readonly options: readonly string[];
}
export type Paper = readonly PaperItem[];

/** One choice as it reached the server. Order is (epoch, seq); arrival only decides whether it was in time. */
export interface AnswerEvent {
  readonly clientId: string;
  readonly epoch: number;
  readonly seq: number;
  readonly question: string;
  readonly answer: Answer;
  readonly arrivedAt: number;
}

/**
 * The answers that count: for each question the event with the greatest (epoch, seq) among those that arrived by
 * `countsUntil`. So a late event of an older epoch counts only where no newer epoch answered. An empty answer is an
 * answer taken back.
 */
export function answersThatCount(events: readonly AnswerEvent[], countsUntil: number): Map<string, Answer> {
  const latest = new Map<string, AnswerEvent>();
  for (const event of events) {
    if (event.arrivedAt > countsUntil) continue;
    const known = latest.get(event.question);
    if (!known || isLater(event, known)) latest.set(event.question, event);
  }
  const answers = new Map<string, Answer>();
  for (const [question, event] of latest) if (event.answer.length > 0) answers.set(question, event.answer);
  return answers;
}

function isLater(a: AnswerEvent, b: AnswerEvent): boolean {
  if (a.epoch !== b.epoch) return a.epoch > b.epoch;
  if (a.seq !== b.seq) return a.seq > b.seq;
  return a.clientId > b.clientId; // two clients of one epoch cannot be, but the order stays total
}
