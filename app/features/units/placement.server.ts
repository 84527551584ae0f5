import type { Kysely } from "kysely";
import { localDay } from "#app/domain/vietnamese.ts";
import type { Database } from "#db/connect.ts";
import { type AncestorRow, listAncestors } from "#db/queries/units.ts";
import { insertPlacement, listOpenMemberships, placementExists } from "#db/queries/units-placements.ts";
import { placementKey } from "./derived-id.server.ts";
import { SCHOOL_YOUTH } from "./kinds.ts";

/** The units of a person at a moment, in all trees; an attempt keeps it for ever. */
export interface Placement {
  readonly id: string;
  readonly units: readonly string[];
}

/**
 * Placements known to stand in a database. The key is the whole set of units and not the memberships alone: after a
 * merger the same class lies in other areas, and a stale entry would place new attempts in the old ones.
 */
const known = new WeakMap<object, Set<string>>();

/** All units a person belongs to on the day of `now`: class, branch, and everything above them in every tree. */
export async function unitsOfPerson(db: Kysely<Database>, person: string, now: number): Promise<string[]> {
  const memberships = await listOpenMemberships(db, [person], localDay(now));
  return placedIn(
    await listAncestors(
      db,
      memberships.map((row) => row.unit),
    ),
  ).map((row) => row.unit);
}

/** The placement of a person on the day of `now`, found or made; null for who is in no class and no branch. */
export async function placementFor(db: Kysely<Database>, person: string, now: number): Promise<Placement | null> {
  const memberships = await listOpenMemberships(db, [person], localDay(now));
  return placementOfUnits(
    db,
    memberships.map((row) => row.unit),
  );
}

/** The placement of somebody who is a member of exactly these classes and branches; null for none. */
export async function placementOfUnits(db: Kysely<Database>, memberOf: readonly string[]): Promise<Placement | null> {
  const rows = placedIn(await listAncestors(db, memberOf));
  if (rows.length === 0) return null;
  const units = rows.map((row) => row.unit);
  const { id, hash } = placementKey(units);
  await ensurePlacement(db, id, hash, rows);
  return { id, units };
}

/** A unit may be reached through several trees: the main tree's row, which comes first, is the one that is kept. */
function placedIn(rows: readonly AncestorRow[]): AncestorRow[] {
  const seen = new Set<string>();
  return rows.filter((row) => row.tree !== SCHOOL_YOUTH && !seen.has(row.unit) && seen.add(row.unit));
}

async function ensurePlacement(
  db: Kysely<Database>,
  id: string,
  hash: string,
  rows: readonly AncestorRow[],
): Promise<void> {
  if (known.get(db)?.has(id)) return;
  if (!(await placementExists(db, hash))) {
    const units = rows.map((row) => ({ placement: id, unit: row.unit, tree: row.tree, depth: row.depth }));
    if (db.isTransaction) await insertPlacement(db, { id, hash }, units);
    else await db.transaction().execute((trx) => insertPlacement(trx, { id, hash }, units));
  }
  // Inside a transaction the row may still be rolled back.
  if (!db.isTransaction) known.set(db, (known.get(db) ?? new Set()).add(id));
}
