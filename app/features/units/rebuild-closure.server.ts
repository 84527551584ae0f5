import type { Transaction } from "kysely";
import type { Database } from "#db/connect.ts";
import { listClosure, listEdges, listTrees, replaceClosure } from "#db/queries/units.ts";
import { type ClosureRow, closureOf, type Edge, groupingClosureOf } from "./closure.ts";

/**
 * Brings `unit_closure` up to the edges in force on `today` (YYYY-MM-DD), all trees or one; only what changed is
 * written. Grouping trees rest on the main trees: whoever changes a main tree rebuilds all. Gives how many units changed.
 */
export async function rebuildClosure(trx: Transaction<Database>, today: string, tree?: string): Promise<number> {
  const trees = await listTrees(trx);
  const edges = await listEdges(trx, today);
  const edgesOf = (id: string): Edge[] => edges.filter((edge) => edge.tree === id);
  const main = trees.filter((one) => one.grouping === 0).flatMap((one) => closureOf(edgesOf(one.id)));
  let changed = 0;
  for (const { id, grouping } of trees) {
    if (tree !== undefined && tree !== id) continue;
    const wanted = grouping ? groupingClosureOf(edgesOf(id), main) : closureOf(edgesOf(id));
    changed += await writeDifference(trx, id, wanted);
  }
  return changed;
}

async function writeDifference(
  trx: Transaction<Database>,
  tree: string,
  wanted: readonly ClosureRow[],
): Promise<number> {
  const before = byDescendant(await listClosure(trx, tree));
  const after = byDescendant(wanted);
  const changed = [...new Set([...before.keys(), ...after.keys()])].filter(
    (unit) => signature(before.get(unit)) !== signature(after.get(unit)),
  );
  const rows = changed.flatMap((unit) => after.get(unit) ?? []);
  await replaceClosure(
    trx,
    tree,
    changed.filter((unit) => before.has(unit)),
    rows.map(({ ancestor, descendant, depth }) => ({ tree, ancestor, descendant, depth })),
  );
  return changed.length;
}

function byDescendant(rows: readonly ClosureRow[]): Map<string, ClosureRow[]> {
  const map = new Map<string, ClosureRow[]>();
  for (const row of rows) {
    const known = map.get(row.descendant);
    if (known) known.push(row);
    else map.set(row.descendant, [row]);
  }
  return map;
}

function signature(rows: readonly ClosureRow[] | undefined): string {
  return (rows ?? [])
    .map((row) => `${row.ancestor}:${row.depth}`)
    .sort()
    .join(" ");
}
