import type { Kysely } from "kysely";
import { z } from "zod";
import { type AnswerEvent, answersThatCount, type Paper } from "#app/domain/attempt.ts";
import { QUESTION_KINDS } from "#app/domain/question.ts";
import type { Database } from "#db/connect.ts";
import { listEvents } from "#db/queries/attempts.ts";

const paperSchema = z.array(
  z.object({ version: z.string(), kind: z.enum(QUESTION_KINDS), options: z.array(z.string()) }),
);
const answerSchema = z.array(z.string());

export function parsePaper(json: string): Paper {
  return paperSchema.parse(JSON.parse(json));
}

/** The answers of an attempt that count, from its events. */
export async function answersOf(db: Kysely<Database>, attempt: string, countsUntil: number) {
  const events = (await listEvents(db, attempt)).map(
    (row): AnswerEvent => ({
      clientId: row.client_id,
      epoch: row.epoch,
      seq: row.seq,
      question: row.question,
      answer: answerSchema.parse(JSON.parse(row.answer)),
      arrivedAt: row.arrived_at,
    }),
  );
  return answersThatCount(events, countsUntil);
}
