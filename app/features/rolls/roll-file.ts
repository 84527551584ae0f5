/** What is taken from a list of pupils or members, and nothing else: it leaves the reading process in this form. */
import { z } from "zod";
import { CODE_FIELDS } from "./columns.ts";
import type { RollProblem } from "./problems.ts";

const row = z.object({
  sheet: z.string(),
  row: z.number().int(),
  name: z.string().nullable(),
  /** YYYY-MM-DD */
  birth: z.string().nullable(),
  codes: z.array(z.object({ field: z.enum(CODE_FIELDS), code: z.string() })),
  class: z.object({ grade: z.number(), name: z.string(), key: z.string() }).nullable(),
  left: z.boolean(),
  /** Member of a branch: of the own one (""; the class's), or of the one with this name; null = the file does not say. */
  branch: z.string().nullable(),
});

export const rollFile = z.object({
  /** Rows with a pupil, good and bad. */
  rows: z.number().int(),
  good: z.array(row),
  problems: z.array(z.custom<RollProblem>((value) => typeof value === "object" && value !== null)),
  /** False: the file only updates pupils who are known. */
  named: z.boolean(),
  /** "2026-2027" when the file says so. */
  schoolYear: z.string().nullable(),
  /** Rows with a problem, as the file has them: only columns that we read, by heading; personal ids are left out. */
  bad: z.array(z.object({ sheet: z.string(), row: z.number().int(), cells: z.record(z.string(), z.string()) })),
  /** Headings by field, to point at in later problems. */
  headings: z.record(z.string(), z.string()),
});

export type RollFile = z.infer<typeof rollFile>;
export type RollRow = z.infer<typeof row>;
