import { z } from "zod";
import { DIFFICULTIES, LEVELS, PILLARS, QUESTION_KINDS } from "#app/domain/question.ts";
import { SLOTS } from "./types.ts";

/** A calendar day that exists, as yyyy-mm-dd. */
export function isDay(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const moment = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(value);
}

const text = z.string().trim().min(1);
const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "chỉ gồm chữ thường không dấu, chữ số và dấu gạch nối");
const day = z.string().refine(isDay, "phải là ngày có thật, dạng 2026-05-31");
const factId = z.string().regex(/^[A-Z]+(-[A-Z]{2})?-\d+$/, "phải là mã dữ kiện, dạng FND-001");
const url = z.string().regex(/^https?:\/\/\S+$/, "phải là địa chỉ bắt đầu bằng http:// hoặc https://");

export const REVIEW_AFTER = "phải sau hoặc bằng “asOf”";

export const lessonHeadSchema = z
  .strictObject({
    id: slug,
    title: text,
    summary: text,
    levels: z.array(z.enum(LEVELS)).min(1),
    minutes: z.int().min(10).max(20),
    objectives: z.array(text).min(1),
    slots: z.array(z.enum(SLOTS)).min(1),
    asOf: day,
    reviewBy: day,
    sources: z.array(z.strictObject({ title: text, url })).min(1),
    facts: z.array(factId).min(1),
    terms: z.array(z.strictObject({ id: slug, vi: text, en: text, meaning: text })).default([]),
  })
  .refine((head) => head.reviewBy >= head.asOf, { message: REVIEW_AFTER, path: ["reviewBy"] });
export type LessonHead = z.output<typeof lessonHeadSchema>;

export const moduleSchema = z.strictObject({
  pillar: z.enum(PILLARS),
  title: text,
  summary: text,
  /** Place among the modules, small numbers first. */
  order: z.int().min(0),
  lessons: z.array(slug),
});
export type ModuleHead = z.output<typeof moduleSchema>;

const optionSchema = z.strictObject({
  id: z.string().regex(/^[a-z]$/, "phải là một chữ cái thường"),
  text,
  fixed: z.boolean().optional(),
});

const correctSchema = z.custom<boolean | string[]>(
  (value) => typeof value === "boolean" || (Array.isArray(value) && value.every((id) => typeof id === "string")),
  "phải là danh sách mã phương án, hoặc true/false với câu đúng sai",
);

/** One graded question, after the defaults of its file are filled in. */
export const questionSchema = z
  .strictObject({
    key: slug,
    kind: z.enum(QUESTION_KINDS),
    pillar: z.enum(PILLARS),
    levels: z.array(z.enum(LEVELS)).min(1),
    difficulty: z.enum(DIFFICULTIES),
    tags: z.array(text).default([]),
    prompt: text,
    options: z.array(optionSchema).default([]),
    correct: correctSchema,
    explanation: text,
    facts: z.array(factId).min(1),
    asOf: day,
    reviewBy: day,
  })
  .refine((question) => question.reviewBy >= question.asOf, { message: REVIEW_AFTER, path: ["reviewBy"] });
export type QuestionEntry = z.output<typeof questionSchema>;

/** A bank file: values that hold for each of its questions unless the question says otherwise, and the questions. */
export const bankFileSchema = z.strictObject({
  defaults: z
    .strictObject({ pillar: z.enum(PILLARS), asOf: day, reviewBy: day })
    .partial()
    .default({}),
  questions: z.array(z.record(z.string(), z.unknown())),
});
