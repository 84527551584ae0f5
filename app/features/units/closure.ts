/** From edges to "who stands above whom", per tree. Pure: the edges in force are given. */

export interface Edge {
  readonly child: string;
  readonly parent: string;
}
export interface ClosureRow {
  readonly ancestor: string;
  readonly descendant: string;
  readonly depth: number;
}

/** Every unit of the tree with everything above it and itself (depth 0). Throws where the edges run in a circle. */
export function closureOf(edges: readonly Edge[]): ClosureRow[] {
  const parentOf = new Map(edges.map((edge) => [edge.child, edge.parent]));
  const units = new Set(edges.flatMap((edge) => [edge.child, edge.parent]));
  const rows: ClosureRow[] = [];
  for (const descendant of units) {
    let depth = 0;
    for (let at: string | undefined = descendant; at !== undefined; at = parentOf.get(at)) {
      rows.push({ ancestor: at, descendant, depth });
      depth += 1;
      if (depth > units.size) throw new Error(`unit ${descendant} stands below itself`);
    }
  }
  return rows;
}

/**
 * The closure of a grouping tree: its own rows, and for what lies below its leaves in a main tree the rows up to the
 * groups, so that a grant on a former district reaches the classes of its schools.
 */
export function groupingClosureOf(edges: readonly Edge[], main: readonly ClosureRow[]): ClosureRow[] {
  const own = closureOf(edges);
  const parents = new Set(edges.map((edge) => edge.parent));
  const above = new Map<string, ClosureRow[]>();
  for (const row of own) {
    if (row.depth === 0 || parents.has(row.descendant)) continue;
    above.set(row.descendant, [...(above.get(row.descendant) ?? []), row]);
  }
  const reached = main.flatMap((row) =>
    row.depth === 0
      ? []
      : (above.get(row.ancestor) ?? []).map((group) => ({
          ancestor: group.ancestor,
          descendant: row.descendant,
          depth: group.depth + row.depth,
        })),
  );
  // A leaf below another leaf in the main tree would be reached twice: what stands there already stays.
  const seen = new Set(own.map((row) => `${row.ancestor}|${row.descendant}`));
  return [...own, ...reached.filter((row) => !seen.has(`${row.ancestor}|${row.descendant}`))];
}
