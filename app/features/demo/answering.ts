/** How an invented pupil answers a paper: which options, after how long. */
import type { AnswerEvent, Paper, PaperItem } from "#app/domain/attempt.ts";
import type { Answer, Difficulty, QuestionKey } from "#app/domain/question.ts";
import type { Stream } from "./stream.ts";

/** What makes a question of this difficulty hard, on the scale of skills. */
const HARDNESS: Record<Difficulty, number> = { recall: -1.1, understand: -0.4, apply: 0.3 };

export interface Answering {
  readonly paper: Paper;
  readonly keys: ReadonlyMap<string, QuestionKey>;
  readonly difficultyOf: (version: string) => Difficulty;
  readonly skill: number;
  readonly startedAt: number;
  readonly clientId: string;
  /** How long the pupil takes per question: 1 is usual. */
  readonly pace: number;
}

/** One event per answered question, in the order of the paper; the last one tells when the pupil was through. */
export function answerPaper(input: Answering, stream: Stream): AnswerEvent[] {
  const events: AnswerEvent[] = [];
  let at = input.startedAt + stream.int(1_500, 6_000);
  for (const item of input.paper) {
    at += Math.round((6_000 + stream.next() * stream.next() * 60_000) * input.pace);
    if (stream.chance(0.012)) continue; // left open
    const key = input.keys.get(item.version);
    if (!key) throw new Error(`no key for question version ${item.version}`);
    const knows = 1 / (1 + Math.exp(HARDNESS[input.difficultyOf(item.version)] - input.skill));
    events.push({
      clientId: input.clientId,
      epoch: 1,
      seq: events.length + 1,
      question: item.version,
      answer: stream.chance(knows) ? [...key.correct].sort() : guess(item, stream),
      arrivedAt: at + stream.int(60, 400),
    });
  }
  return events;
}

/** Any options that fit the kind of question; by luck they may be the right ones. */
function guess(item: PaperItem, stream: Stream): Answer {
  if (item.kind !== "multiple") return [stream.pick(item.options)];
  const chosen = item.options.filter(() => stream.chance(0.5));
  return (chosen.length > 0 ? [...chosen] : [stream.pick(item.options)]).sort();
}
