/** What of a report is kept while it is written. */
import { z } from "zod";
import { PILLARS } from "#app/domain/question.ts";
import { headSchema, periodSchema } from "./model-schema.ts";
import { LONGEST_TEXT, NARRATIVE_IDS, REPORT_FORMS } from "./narrative.ts";

const planSchema = z.object({
  /** What kind of report it is; the first ones said nothing. */
  form: z.enum(REPORT_FORMS).default("year"),
  period: periodSchema,
  /** Null = the moment of the issue. */
  cutAt: z.int().nullable(),
  contests: z.array(z.string()),
  pillars: z.array(z.enum(PILLARS)),
});

/** Only what somebody wrote: the rest follows the draft sentences. */
const textsSchema = z.partialRecord(z.enum(NARRATIVE_IDS), z.string().max(LONGEST_TEXT));

export type StoredPlan = z.output<typeof planSchema>;
export type StoredTexts = z.output<typeof textsSchema>;

export const readPlan = (json: string): StoredPlan => planSchema.parse(JSON.parse(json));
export const readTexts = (json: string): StoredTexts => textsSchema.parse(JSON.parse(json));
export const readHead = (json: string) => headSchema.parse(JSON.parse(json));
