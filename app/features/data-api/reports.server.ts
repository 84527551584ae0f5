/** Issued reports: every figure is read from the model that was kept when the version was issued; nothing is counted. */
import type { z } from "zod";
import { isoMoment } from "#app/domain/iso-time.ts";
import { parseModel, type ReportModel } from "#app/features/annual-report/api.server.ts";
import { listUnitsByIds } from "#app/features/units/api.server.ts";
import { type IssuedReportRow, listIssuedReports } from "#db/queries/issued-reports.ts";
import type { issuedSchema, tableRow } from "./answers.ts";
import { pieceOf, pieceRead } from "./cursor.ts";
import { type ApiReader, type Ask, answered, nothing, type Outcome, type ReadContext } from "./operation.ts";

interface PageQuery {
  readonly limit: number;
}

export async function pullReports({ context, reader, query, cursor, now }: Ask<PageQuery>): Promise<Outcome> {
  const { db } = context.handle;
  const { limit } = query;
  const ask = { scope: [reader.unit], after: cursor?.after ?? null, limit: limit + 1 };
  const { rows, next } = pieceRead(await listIssuedReports(db, ask), ({ id }) => id, { cursor, limit });
  const names = new Map(
    (await listUnitsByIds(db, [...new Set(rows.map(({ unit }) => unit))])).map(({ id, name }) => [id, name]),
  );
  const lines = rows.map((row) => issuedLine(row, names.get(row.unit) ?? ""));
  return answered({ asOf: now, piece: { rows: lines, next } });
}

function issuedLine(row: IssuedReportRow, unitName: string): z.output<typeof issuedSchema> {
  const { head, period, cutAt } = parseModel(row.model);
  return {
    id: row.id,
    report: row.report,
    version: row.n,
    unit: row.unit,
    unitName,
    subject: head.subject,
    periodFrom: period.from,
    periodTo: period.to,
    cutAt: isoMoment(cutAt),
    issuedAt: isoMoment(row.issuedAt),
    corrects: row.corrects,
    reason: row.reason,
    hash: row.hash,
  };
}

interface Version {
  readonly model: ReportModel;
  readonly more: { readonly report: string; readonly version: number; readonly cutAt: string; readonly hash: string };
}

/** Null for a report or a version that is unknown, not issued or somebody else's. */
async function versionOf(
  { handle: { db } }: ReadContext,
  { unit }: ApiReader,
  { report = "", version = "" }: Readonly<Record<string, string>>,
): Promise<Version | null> {
  if (!/^[1-9]\d{0,4}$/.test(version)) return null;
  const n = Number(version);
  const rows = await listIssuedReports(db, { scope: [unit], report, n, after: null, limit: 1 });
  const [row] = rows;
  if (!row) return null;
  const model = parseModel(row.model);
  return { model, more: { report: row.report, version: n, cutAt: isoMoment(model.cutAt), hash: row.hash } };
}

export async function pullFigures({ context, reader, path, query, cursor }: Ask<PageQuery>): Promise<Outcome> {
  const found = await versionOf(context, reader, path);
  if (!found) return nothing;
  const { model, more } = found;
  const lines = Object.entries(model.figures).map(([key, figure]) => ({
    key,
    name: figure.name,
    indicator: figure.indicator,
    kind: figure.kind,
    value: figure.value,
    numerator: figure.numerator,
    denominator: figure.denominator,
    table: figure.table,
  }));
  return answered({ asOf: model.cutAt, more, piece: pieceOf(lines, ({ key }) => key, { cursor, limit: query.limit }) });
}

export async function pullTables({ context, reader, path, query, cursor }: Ask<PageQuery>): Promise<Outcome> {
  const found = await versionOf(context, reader, path);
  if (!found) return nothing;
  const { model, more } = found;
  const lines = model.tables.map(({ id, caption, rows }) => ({ id, caption, rows: rows.length }));
  return answered({ asOf: model.cutAt, more, piece: pieceOf(lines, ({ id }) => id, { cursor, limit: query.limit }) });
}

export async function pullTable({ context, reader, path, query, cursor }: Ask<PageQuery>): Promise<Outcome> {
  const found = await versionOf(context, reader, path);
  const table = found?.model.tables.find(({ id }) => id === path.table);
  if (!found || !table) return nothing;
  const { columns, caption, notes } = table;
  type Row = z.output<typeof tableRow>;
  const rowOf = (cells: readonly (string | number | null)[]): Row =>
    Object.fromEntries(columns.map(({ key }, at) => [key, cells[at] ?? null]));
  const rows = table.rows.map((cells, at) => ({ at: String(at), row: rowOf(cells) }));
  const { rows: page, next } = pieceOf(rows, ({ at }) => at, { cursor, limit: query.limit });
  return answered({
    asOf: found.model.cutAt,
    columns: columns.map(({ key }) => key),
    more: {
      ...found.more,
      table: table.id,
      caption,
      columns: columns.map(({ key, header, kind, indicator }) => ({ key, header, kind, indicator })),
      notes,
      total: table.total ? rowOf(table.total) : null,
    },
    piece: { rows: page.map(({ row }) => row), next },
  });
}
