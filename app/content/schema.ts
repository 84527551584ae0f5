import { z } from "zod";
import { DIFFICULTIES, LEVELS, PILLARS, QUESTION_KINDS, SHORT_COMPARES } from "#app/domain/question.ts";
import { GUIDE_ROLES, PLAN_MINUTES, type PlanSlot, SLOTS } from "./types.ts";

/** A calendar day that exists, as yyyy-mm-dd. */
export function isDay(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const moment = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(value);
}

export const text = z.string().trim().min(1);
export const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "chỉ gồm chữ thường không dấu, chữ số và dấu gạch nối");
export const day = z.string().refine(isDay, "phải là ngày có thật, dạng 2026-05-31");
const factId = z.string().regex(/^[A-Z]+(-[A-Z]{2})?-\d+$/, "phải là mã dữ kiện, dạng FND-001");
export const factIds = z.array(factId).min(1);
const url = z.string().regex(/^https?:\/\/\S+$/, "phải là địa chỉ bắt đầu bằng http:// hoặc https://");
export const sources = z.array(z.strictObject({ title: text, url })).min(1);

export const REVIEW_AFTER = "phải sau hoặc bằng “asOf”";

const stepsOf = (slot: PlanSlot) =>
  z
    .array(z.strictObject({ minutes: z.int().min(1), do: text }))
    .min(1)
    .refine((steps) => steps.reduce((sum, step) => sum + step.minutes, 0) === PLAN_MINUTES[slot], {
      message: `các bước phải cộng lại đúng ${PLAN_MINUTES[slot]} phút`,
    });

const planSchema = z.strictObject({
  results: z.array(text).min(1),
  materials: z.array(text).min(1),
  steps: z.strictObject({ flag: stepsOf("flag"), class: stepsOf("class"), branch: stepsOf("branch") }),
  questions: z.array(text).min(2),
  watch: z.array(text).min(1),
});

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
    sources,
    facts: factIds,
    terms: z.array(z.strictObject({ id: slug, vi: text, en: text, meaning: text })).default([]),
    plan: planSchema.optional(),
  })
  .refine((head) => head.reviewBy >= head.asOf, { message: REVIEW_AFTER, path: ["reviewBy"] });
export type LessonHead = z.output<typeof lessonHeadSchema>;

export const guideHeadSchema = z
  .strictObject({
    id: slug,
    role: z.enum(GUIDE_ROLES),
    order: z.int().min(0),
    name: text,
    title: text,
    summary: text,
    asOf: day,
    reviewBy: day,
  })
  .refine((head) => head.reviewBy >= head.asOf, { message: REVIEW_AFTER, path: ["reviewBy"] });

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

/** What an order goes by: a number, a year, a month or a day. It is for the check alone and stands in no paper. */
const bySchema = z.union([
  z.number(),
  z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, "phải là số, hoặc năm, tháng, ngày dạng 2015, 2015-12, 2015-12-31"),
]);

/** The fields that only some kinds have, by kind. */
const kindFields = {
  /** single, multiple; `correct` stands for truefalse too */
  options: z.array(optionSchema),
  correct: correctSchema,
  /** statements */
  statements: z.array(z.strictObject({ text, correct: z.boolean() })),
  /** short: every accepted spelling */
  answers: z.array(text),
  compare: z.enum(SHORT_COMPARES),
  unit: text,
  /** ordering: the items in the right order */
  order: z.array(z.strictObject({ text, by: bySchema.optional() })),
  /** matching: right pairs, and what on the right has no partner */
  pairs: z.array(z.strictObject({ left: text, right: text })),
  extra: z.array(text),
};
export type KindField = keyof typeof kindFields;

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
    ...z.object(kindFields).partial().shape,
    explanation: text,
    facts: factIds,
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
