/** What is taken from a list of staff, and nothing else: it leaves the reading process in this form. */
import { z } from "zod";
import { ROLES } from "#app/domain/permissions.ts";
import type { StaffNote, StaffProblem } from "./problems.ts";

const className = z.object({ grade: z.number(), name: z.string(), key: z.string() });
const rawRow = z.object({ sheet: z.string(), row: z.number().int(), cells: z.record(z.string(), z.string()) });
const remark = <Remark>() => z.custom<Remark>((value) => typeof value === "object" && value !== null);

const row = rawRow.extend({
  name: z.string(),
  code: z.string().nullable(),
  /** Folded. */
  login: z.string().nullable(),
  phone: z.string().nullable(),
  posts: z.array(z.object({ role: z.enum(ROLES), troop: z.boolean() })),
  homeroom: z.array(className),
  classes: z.array(className),
  /** The school or unit as written. */
  place: z.string().nullable(),
});

export const staffFile = z.object({
  /** Rows with somebody, good and bad. */
  rows: z.number().int(),
  good: z.array(row),
  problems: z.array(remark<StaffProblem>()),
  notes: z.array(remark<StaffNote>()),
  /** Rows of people whom the product has no use for. */
  skipped: z.number().int(),
  /** Whether it tells everybody's role; a list of classes only tells who their homeroom teachers are. */
  tellsRoles: z.boolean(),
  bad: z.array(rawRow),
  /** Headings by field, to point at in later problems. */
  headings: z.record(z.string(), z.string()),
});

export type StaffFile = z.infer<typeof staffFile>;
export type StaffRow = z.infer<typeof row>;
