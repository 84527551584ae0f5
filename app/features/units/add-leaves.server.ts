import type { Transaction } from "kysely";
import type { Database } from "#db/connect.ts";
import { listAncestors, listTrees } from "#db/queries/units.ts";
import { insertRows } from "#db/queries/units-insert-rows.ts";
import { insertUnits, type NewUnit } from "./insert-units.server.ts";
import type { TreeId } from "./kinds.ts";

/**
 * Adds units without anything below them under one parent, closure included: what rebuildClosure would write for them,
 * without reading a whole province inside the transaction. Units that are there already stay.
 */
export async function addLeaves(
  trx: Transaction<Database>,
  { tree, parent, units }: { tree: TreeId; parent: string; units: readonly NewUnit[] },
): Promise<void> {
  if (units.length === 0) return;
  await insertUnits(trx, {
    units,
    edges: units.map((unit) => ({ tree, child: unit.id, parent, validFrom: unit.validFrom })),
  });
  const grouping = new Set((await listTrees(trx)).filter((one) => one.grouping === 1).map((one) => one.id));
  // what is added to a main tree belongs to the groups of the units above it
  const found = (await listAncestors(trx, [parent])).filter(
    (row) => row.tree === tree || (!grouping.has(tree) && grouping.has(row.tree) && row.depth > 0),
  );
  // whoever gets a first child in a tree stands at the top of it
  const isTop = !found.some((row) => row.tree === tree);
  const above = isTop ? [...found, { tree, unit: parent, depth: 0 }] : found;
  const rows = units.flatMap(({ id }) => [
    { tree, ancestor: id, descendant: id, depth: 0 },
    ...above.map((row) => ({ tree: row.tree, ancestor: row.unit, descendant: id, depth: row.depth + 1 })),
  ]);
  if (isTop) rows.push({ tree, ancestor: parent, descendant: parent, depth: 0 });
  await insertRows(trx, "unit_closure", rows, { conflict: "ignore" });
}
