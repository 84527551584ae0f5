import type { z } from "zod";
import { listIdsWithin, listParents, listUnitsWithin, type ScopedUnitRow } from "#db/queries/units-in-scope.ts";
import type { unitSchema } from "./answers.ts";
import { pieceRead } from "./cursor.ts";
import { type ApiReader, type Ask, answered, nothing, type Outcome, type ReadContext } from "./operation.ts";
import { askedUnit } from "./reach.server.ts";

type Unit = z.output<typeof unitSchema>;

interface UnitsQuery {
  readonly under?: string | undefined;
  readonly role?: ScopedUnitRow["role"] | undefined;
  readonly kind?: string | undefined;
  readonly limit: number;
}

export async function pullUnits({ context, reader, query, cursor, now }: Ask<UnitsQuery>): Promise<Outcome> {
  const { db } = context.handle;
  const { under, role, kind, limit } = query;
  const at = await askedUnit(db, reader, under);
  if (at === null) return nothing;
  const read = await listUnitsWithin(db, {
    scope: [at],
    role,
    kind,
    after: cursor?.after ?? null,
    limit: limit + 1,
  });
  const piece = pieceRead(read, ({ id }) => id, { cursor, limit });
  return answered({ asOf: now, piece: { ...piece, rows: await withParents(context, reader, piece.rows) } });
}

export async function pullUnit({ context, reader, path, now }: Ask<object>): Promise<Outcome> {
  const { db } = context.handle;
  const id = await askedUnit(db, reader, path.unit ?? "");
  if (id === null) return nothing;
  const rows = await listUnitsWithin(db, { scope: [id], after: null, limit: 1, only: id });
  const [unit] = await withParents(context, reader, rows);
  return unit ? answered({ asOf: now, data: unit }) : nothing;
}

/** Units above the token's own are not named: they are not the token's to ask for. */
async function withParents(
  { handle: { db } }: ReadContext,
  { unit: top }: ApiReader,
  rows: readonly ScopedUnitRow[],
): Promise<Unit[]> {
  const ids = rows.map(({ id }) => id);
  const parents = await listParents(db, ids);
  const inside = await listIdsWithin(db, [...new Set(parents.map(({ parent }) => parent))], [top]);
  const of = new Map<string, Unit["parents"]>(ids.map((id) => [id, []]));
  for (const { unit, tree, parent } of parents) if (inside.has(parent)) of.get(unit)?.push({ tree, unit: parent });
  return rows.map((row) => ({ ...row, parents: of.get(row.id) ?? [] }));
}
