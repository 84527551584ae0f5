/**
 * The types of a report and what is looked up in one. The checks stand in model-schema.ts: pages must not load them.
 */
import type { z } from "zod";
import type {
  annexSchema,
  blockSchema,
  cellSchema,
  chartSchema,
  columnSchema,
  editionSchema,
  figureSchema,
  headSchema,
  modelSchema,
  partSchema,
  sectionSchema,
  tableSchema,
} from "./model-schema.ts";

export type ReportModel = z.output<typeof modelSchema>;
export type ReportHead = z.output<typeof headSchema>;
export type Figure = z.output<typeof figureSchema>;
export type Part = z.output<typeof partSchema>;
export type ReportTable = z.output<typeof tableSchema>;
export type ReportColumn = z.output<typeof columnSchema>;
export type ReportChart = z.output<typeof chartSchema>;
export type Block = z.output<typeof blockSchema>;
export type Section = z.output<typeof sectionSchema>;
export type Annex = z.output<typeof annexSchema>;
export type EditionUsed = z.output<typeof editionSchema>;
export type Cell = z.output<typeof cellSchema>;

export function tableOf(model: Pick<ReportModel, "tables">, id: string): ReportTable {
  const found = model.tables.find((each) => each.id === id);
  if (!found) throw new Error(`report without table ${id}`);
  return found;
}

export function chartOf(model: Pick<ReportModel, "charts">, id: string): ReportChart {
  const found = model.charts.find((each) => each.id === id);
  if (!found) throw new Error(`report without chart ${id}`);
  return found;
}
