/**
 * A report as plain data: what every form of it (page, Word, Excel, CSV, JSON) is made from, and what is kept for good
 * when it is issued. Figures stand once, in `figures` and in the cells of tables; sentences name them by key.
 */
import { z } from "zod";
import { INDICATOR_IDS } from "#app/domain/indicators.ts";
import { PILLARS } from "#app/domain/question.ts";
import { REPORT_FORMS } from "./narrative.ts";
import { isDay, PERIOD_KINDS } from "./period.ts";

const day = z.string().refine((text) => isDay(text));
/** Both days are in it, YYYY-MM-DD. */
export const periodSchema = z.object({ kind: z.enum(PERIOD_KINDS), from: day, to: day });

const kind = z.enum(["count", "percent", "mean"]);
const indicator = z.enum(INDICATOR_IDS);

export const figureSchema = z.object({
  indicator,
  kind,
  /** How a sentence calls it, unique in the report: "Người dự thi". */
  name: z.string(),
  /** Null = unknown, shown as "–". */
  value: z.number().nullable(),
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  /** Id of the table whose rows are behind it; null where there is none. */
  table: z.string().nullable(),
});

export const partSchema = z.union([z.object({ text: z.string() }), z.object({ figure: z.string() })]);

export const columnSchema = z.object({
  key: z.string(),
  header: z.string(),
  kind: z.union([kind, z.enum(["index", "code", "text"])]),
  /** In characters, for spreadsheets; Word shares its width out in this proportion. */
  width: z.number(),
  indicator: indicator.nullable(),
  /** Of a share: the columns it divides. */
  of: z.tuple([z.string(), z.string()]).nullable(),
});

export const cellSchema = z.union([z.string(), z.number(), z.null()]);

export const tableSchema = z.object({
  id: z.string(),
  /** "Kết quả theo loại trường" */
  caption: z.string(),
  columns: z.array(columnSchema),
  rows: z.array(z.array(cellSchema)),
  /** The row "Tổng cộng"; null for a table that has none. */
  total: z.array(cellSchema).nullable(),
  notes: z.array(z.string()),
});

export const chartSchema = z.object({
  id: z.string(),
  kind: z.enum(["column", "line"]),
  /** A sentence that says what it shows. */
  title: z.string(),
  /** What the line is of: "người". */
  unit: z.string(),
  rows: z.array(z.object({ label: z.string(), value: z.number().nullable() })),
});

export const blockSchema = z.union([
  z.object({ paragraph: z.array(partSchema) }),
  z.object({ table: z.string() }),
  z.object({ chart: z.string() }),
]);

export const sectionSchema = z.object({
  id: z.string(),
  level: z.union([z.literal(1), z.literal(2)]),
  title: z.string(),
  blocks: z.array(blockSchema),
});

export const annexSchema = z.object({ roman: z.string(), title: z.string(), tables: z.array(z.string()) });

export const headSchema = z.object({
  /** "ỦY BAN NHÂN DÂN TỈNH …"; empty where nothing stands above. */
  parentBody: z.string(),
  body: z.string(),
  /** Empty in a draft. */
  number: z.string(),
  /** "BC-SGDĐT" */
  symbol: z.string(),
  place: z.string(),
  /** The day it is signed, YYYY-MM-DD; null in a draft. */
  day: z.string().nullable(),
  /** "Kết quả tuyên truyền, quảng bá ASEAN năm 2026" */
  subject: z.string(),
  addressees: z.array(z.string()),
  /** Căn cứ, without the sign at the end. */
  bases: z.array(z.string()),
  recipients: z.array(z.string()),
  /** "KT. GIÁM ĐỐC"; empty where the head of the body signs. */
  authority: z.string(),
  post: z.string(),
  signer: z.string(),
  /** `youth`: the head of a document of the Đoàn in place of the state's; not said = the state's. */
  heading: z.enum(["state", "youth"]).optional(),
});

export const editionSchema = z.object({
  contest: z.string(),
  title: z.string(),
  id: z.number(),
  n: z.number(),
  kind: z.enum(["freeze", "final", "corrected"]),
  issuedAt: z.number(),
  hash: z.string(),
});

export const modelSchema = z.object({
  schema: z.literal(1),
  /** Only of what is no yearly report. */
  form: z.enum(REPORT_FORMS).optional(),
  unit: z.object({ id: z.string(), code: z.string(), name: z.string() }),
  period: periodSchema,
  cutAt: z.number(),
  computedAt: z.number(),
  pillars: z.array(z.enum(PILLARS)),
  head: headSchema,
  figures: z.record(z.string(), figureSchema),
  sections: z.array(sectionSchema),
  tables: z.array(tableSchema),
  charts: z.array(chartSchema),
  annexes: z.array(annexSchema),
  /** The issued editions its contest figures rest on. */
  editions: z.array(editionSchema),
  /** Contests whose figures were live when it was made. */
  live: z.array(z.object({ contest: z.string(), title: z.string() })),
});

/** Reads a kept report; throws for what is none. */
export function parseModel(json: string): z.output<typeof modelSchema> {
  return modelSchema.parse(JSON.parse(json));
}
