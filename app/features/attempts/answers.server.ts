import type { Kysely } from "kysely";
import { z } from "zod";
import type { Answer } from "#app/domain/answer.ts";
import { type AnswerEvent, answersThatCount, type Paper } from "#app/domain/attempt.ts";
import { PREDICTION, predictionOf } from "#app/domain/prediction.ts";
import { QUESTION_KINDS, SHORT_COMPARES } from "#app/domain/question.ts";
import type { Database } from "#db/connect.ts";
import { listEvents } from "#db/queries/attempts.ts";

const paperSchema = z.array(
  z.object({
    version: z.string(),
    kind: z.enum(QUESTION_KINDS),
    options: z.array(z.string()),
    targets: z.array(z.string()).optional(),
    short: z.object({ compare: z.enum(SHORT_COMPARES), unit: z.string().optional() }).optional(),
  }),
);
const answerSchema = z.array(z.string());

export function parsePaper(json: string): Paper {
  return paperSchema.parse(JSON.parse(json));
}

export function parseAnswer(json: string): Answer {
  return answerSchema.parse(JSON.parse(json));
}

/** Every answer event of an attempt, those of the prediction among them. */
export async function eventsOf(db: Kysely<Database>, attempt: string): Promise<AnswerEvent[]> {
  return (await listEvents(db, attempt)).map((row) => ({
    clientId: row.client_id,
    epoch: row.epoch,
    seq: row.seq,
    question: row.question,
    answer: parseAnswer(row.answer),
    arrivedAt: row.arrived_at,
  }));
}

export interface CountedAnswers {
  /** By question version. */
  readonly answers: ReadonlyMap<string, Answer>;
  readonly prediction: number | null;
}

/** The answers that count among these events, and the prediction. */
export function countedOf(events: readonly AnswerEvent[], countsUntil: number): CountedAnswers {
  const answers = answersThatCount(events, countsUntil);
  const prediction = predictionOf(answers.get(PREDICTION));
  answers.delete(PREDICTION);
  return { answers, prediction };
}

/** The answers of an attempt that count, and its prediction, from its events. */
export async function answersOf(db: Kysely<Database>, attempt: string, countsUntil: number): Promise<CountedAnswers> {
  return countedOf(await eventsOf(db, attempt), countsUntil);
}
