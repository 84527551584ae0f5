import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { COUNTRY_IDS } from "#app/domain/asean.ts";
import { slug, text } from "./schema.ts";
import type { Problem } from "./types.ts";
import { readYaml, validate } from "./yaml-source.server.ts";

const lineSchema = z.strictObject({
  id: slug,
  /** Where the plan says it: "II.1.1". */
  at: text,
  /** What it wants taught, in our own words. */
  demand: text,
  lessons: z.array(slug).default([]),
  countries: z
    .union([z.literal("all"), z.array(z.enum(COUNTRY_IDS))], { error: "phải là all hoặc danh sách mã nước" })
    .transform((value) => (value === "all" ? [...COUNTRY_IDS] : value))
    .default([]),
});

const plansSchema = z.strictObject({
  plans: z
    .array(
      z.strictObject({
        id: slug,
        title: text,
        province: text,
        /** When it was issued; left out where the text we have does not say. */
        year: z.int().min(2000).max(2100).optional(),
        lines: z.array(lineSchema).min(1),
      }),
    )
    .min(1),
});

/** A plan by which a province spreads knowledge of ASEAN: what it wants taught and where our content does so. */
export type OutreachPlan = z.output<typeof plansSchema>["plans"][number];

/** The plans of one directory as read, with the line of each thing that a check may complain of. */
export interface PlansFile {
  readonly file: string;
  readonly plans: readonly OutreachPlan[];
  readonly problems: readonly Problem[];
  /** Plans, and lines within their plan: none may stand twice. */
  readonly keys: readonly { readonly key: string; readonly line: number }[];
  readonly lessons: readonly { readonly id: string; readonly line: number }[];
  readonly countries: readonly { readonly id: string; readonly line: number }[];
  /** Lines that nothing covers. */
  readonly bare: readonly { readonly id: string; readonly line: number }[];
}

export function readPlans(file: string, yaml: string): PlansFile {
  const nothing = { file, plans: [], keys: [], lessons: [], countries: [], bare: [] };
  const source = readYaml(file, yaml);
  if (source.problems.length > 0) return { ...nothing, problems: source.problems };
  const { value, problems } = validate(source, source.data, plansSchema);
  if (!value) return { ...nothing, problems };
  const lines = value.plans.flatMap((plan, one) =>
    plan.lines.map((line, other) => ({ plan, line, at: ["plans", one, "lines", other] as const })),
  );
  return {
    file,
    plans: value.plans,
    problems,
    keys: [
      ...value.plans.map(({ id }, one) => ({ key: `kế hoạch “${id}”`, line: source.lineOf(["plans", one, "id"]) })),
      ...lines.map(({ plan, line, at }) => ({
        key: `dòng “${line.id}” của “${plan.id}”`,
        line: source.lineOf([...at, "id"]),
      })),
    ],
    lessons: lines.flatMap(({ line, at }) =>
      line.lessons.map((id, place) => ({ id, line: source.lineOf([...at, "lessons", place]) })),
    ),
    countries: lines.flatMap(({ line, at }) =>
      line.countries.map((id) => ({ id, line: source.lineOf([...at, "countries"]) })),
    ),
    bare: lines
      .filter(({ line }) => line.lessons.length + line.countries.length === 0)
      .map(({ line, at }) => ({ id: line.id, line: source.lineOf([...at, "id"]) })),
  };
}

export function readPlansOf(root: string): PlansFile | null {
  const file = join(root, "plans.yaml");
  return existsSync(file) ? readPlans(file, readFileSync(file, "utf8")) : null;
}
