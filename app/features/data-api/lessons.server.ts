/** Lessons as the page of coverage shows them, counted in the thread for long work like there. */
import { coveragePage } from "#app/features/reports/api.server.ts";
import { pieceOf } from "./cursor.ts";
import { type ApiContext, type Ask, answered, nothing, type Outcome } from "./operation.ts";

interface LessonsQuery {
  readonly unit?: string | undefined;
  readonly period: "year" | "month" | "all";
  readonly by?: string | undefined;
  readonly limit: number;
}

function coverageOf({ context, reader, query }: Ask<LessonsQuery, ApiContext>) {
  const asked = new URLSearchParams({ "don-vi": query.unit ?? reader.unit, ky: query.period });
  return coveragePage(context, [reader.unit], asked);
}

export async function pullLessons(ask: Ask<Omit<LessonsQuery, "by">, ApiContext>): Promise<Outcome> {
  const page = await coverageOf(ask);
  if (!page) return nothing;
  const { lessons, period, lastDay } = page.coverage;
  const lines = lessons.map(({ lesson, title, pillar, taught, present, finished }) => ({
    lesson,
    title,
    pillar,
    taught,
    present,
    finished,
  }));
  const piece = pieceOf(lines, ({ lesson }) => lesson, { cursor: ask.cursor, limit: ask.query.limit });
  return answered({ asOf: ask.now, more: { unit: page.unit.id, period, lastDay }, piece });
}

export async function pullCoverage(ask: Ask<LessonsQuery, ApiContext>): Promise<Outcome> {
  const page = await coverageOf(ask);
  if (!page) return nothing;
  const { query, cursor, now } = ask;
  const { tables, period, lastDay } = page.coverage;
  const table = query.by === undefined ? tables[0] : tables.find(({ id }) => id === query.by);
  const lines = (table?.rows ?? []).map((row) => ({
    unit: row.unit,
    code: row.code,
    name: row.name,
    kindLabel: row.kindLabel,
    people: row.people,
    groups: row.groups,
    taughtGroups: row.taughtGroups,
    taughtLessons: row.taughtLessons,
    taughtTimes: row.taughtTimes,
    learners: row.learners,
    finished: row.finished,
  }));
  const piece = pieceOf(lines, ({ unit }) => unit, { cursor, limit: query.limit });
  const by = table?.id ?? query.by ?? null;
  return answered({ asOf: now, more: { unit: page.unit.id, period, lastDay, by }, piece });
}
