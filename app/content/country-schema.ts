import { z } from "zod";
import { COUNTRY_IDS } from "#app/domain/asean.ts";
import { day, factIds, isDay, REVIEW_AFTER, slug, sources, text } from "./schema.ts";

/** What a field says and the facts it says it by: a field without a fact is left out of the file. */
const stated = z.strictObject({ text, facts: factIds });

/** A day that comes back every year; the leap day counts. */
const yearly = z
  .string()
  .refine((value) => /^\d{2}-\d{2}$/.test(value) && isDay(`2024-${value}`), "phải là ngày trong năm, dạng 08-08");

const currency = { asOf: day, reviewBy: day, sources };
const reviewed = (head: { asOf: string; reviewBy: string }) => head.reviewBy >= head.asOf;
const reviewProblem = { message: REVIEW_AFTER, path: ["reviewBy"] };

export const countryHeadSchema = z
  .strictObject({
    id: z.enum(COUNTRY_IDS),
    name: text,
    /** The full name of the state. */
    formal: stated.optional(),
    /** The name as older Vietnamese texts spell it: In-đô-nê-xi-a. */
    spelled: stated.optional(),
    /** The one sentence to remember the country by. */
    highlight: stated,
    capital: stated,
    languages: stated,
    currency: stated,
    joined: stated,
    area: stated.optional(),
    population: stated.extend({ year: z.int().min(1900).max(2100) }).optional(),
    heritage: stated.optional(),
    dress: stated.optional(),
    greeting: z
      .strictObject({
        words: z
          .array(
            z.strictObject({
              lang: z.string().regex(/^[a-z]{2,3}(-Latn)?$/, "phải là mã tiếng, dạng ms hoặc th-Latn"),
              text,
              /** How it sounds to a Vietnamese ear. */
              say: text.optional(),
              /** When it is said, or what it means. */
              use: text.optional(),
            }),
          )
          .min(1),
        facts: factIds,
      })
      .optional(),
    /** Its great days: the national day and others like it. */
    days: z.array(z.strictObject({ on: yearly, name: text, facts: factIds })).min(1),
    ...currency,
  })
  .refine(reviewed, reviewProblem);
export type CountryHead = z.output<typeof countryHeadSchema>;

/** A moment as exact as the sources are: a year, a month or a day. */
const moment = z
  .union([z.int(), z.string()])
  .transform(String)
  .refine(
    (value) =>
      /^\d{4}$/.test(value) ||
      (/^\d{4}-\d{2}(-\d{2})?$/.test(value) && isDay(value.length === 7 ? `${value}-01` : value)),
    "phải là năm, tháng hoặc ngày có thật, dạng 1967, 1967-08, 1967-08-08",
  );

export const timelineSchema = z
  .strictObject({
    events: z.array(z.strictObject({ id: slug, on: moment, title: text, text, facts: factIds })).default([]),
    days: z.array(z.strictObject({ id: slug, on: yearly, title: text, text, facts: factIds })).default([]),
    chairs: z
      .array(
        z.strictObject({
          year: z.int().min(1967).max(2100),
          country: z.enum(COUNTRY_IDS),
          /** The year's theme in Vietnamese and as it was given. */
          theme: text.optional(),
          original: text.optional(),
          facts: factIds,
        }),
      )
      .default([]),
    ...currency,
  })
  .refine(reviewed, reviewProblem);
export type TimelineHead = z.output<typeof timelineSchema>;
