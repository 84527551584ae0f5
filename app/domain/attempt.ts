import type { Answer, AnswerSpace } from "./answer.ts";
import type { ShortForm } from "./question.ts";

/**
 * One question of a drawn paper: which version, of what kind, and its options in the order this contestant sees. It
 * holds what decides whether an answer fits, and nothing that tells which one is right.
 */
export interface PaperItem extends AnswerSpace {
  readonly version: string;
  /** Short answers only: how they are compared, as the contestant is told. */
  readonly short?: ShortForm;
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
 * The event that counts of each question: the one with the greatest (epoch, seq) among those that arrived by
 * `countsUntil`. So a late event of an older epoch counts only where no newer epoch answered.
 */
export function latestEvents(events: readonly AnswerEvent[], countsUntil: number): Map<string, AnswerEvent> {
  const latest = new Map<string, AnswerEvent>();
  for (const event of events) {
    if (event.arrivedAt > countsUntil) continue;
    const known = latest.get(event.question);
    if (!known || isLater(event, known)) latest.set(event.question, event);
  }
  return latest;
}

/** The answers that count, see `latestEvents`. An empty answer is an answer taken back. */
export function answersThatCount(events: readonly AnswerEvent[], countsUntil: number): Map<string, Answer> {
  const answers = new Map<string, Answer>();
  for (const [question, { answer }] of latestEvents(events, countsUntil)) {
    if (answer.length > 0) answers.set(question, answer);
  }
  return answers;
}

function isLater(a: AnswerEvent, b: AnswerEvent): boolean {
  if (a.epoch !== b.epoch) return a.epoch > b.epoch;
  if (a.seq !== b.seq) return a.seq > b.seq;
  return a.clientId > b.clientId; // two pages that answer before either has taken over: the order stays total
}
