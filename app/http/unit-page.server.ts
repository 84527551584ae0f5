import type { AppLoadContext } from "@remix-run/node";
import type { Action } from "#app/domain/permissions.ts";
import type { Viewer } from "#app/domain/viewer.ts";
import { listAncestors, listUnitsByIds, type UnitRow } from "#db/queries/units.ts";
import { notFound, requireCan } from "./guards.server.ts";

export interface UnitPage {
  readonly viewer: Viewer;
  readonly unit: UnitRow;
  /** The unit and everything above it in every tree. */
  readonly within: readonly string[];
}

/** The unit that an address names, for a viewer who may do this to it; 404 for an unknown unit and a foreign one alike. */
export async function requireUnit(
  context: AppLoadContext,
  request: Request,
  action: Action,
  id: string | undefined,
): Promise<UnitPage> {
  const { db } = context.handle;
  const [unit] = id ? await listUnitsByIds(db, [id]) : [];
  const within = unit ? [unit.id, ...(await listAncestors(db, [unit.id])).map((row) => row.unit)] : [];
  const viewer = requireCan(context, request, action, { unit: id ?? "", within });
  if (!unit) throw notFound();
  return { viewer, unit, within };
}
