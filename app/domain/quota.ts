/**
 * Which questions fill a quota. Its lines may overlap ("3 câu Kinh tế", "2 câu vận dụng bất kỳ"), so that taking
 * questions line by line could leave a line empty although another choice fills them all. Here a question that is taken
 * may move to another line to make room (augmenting paths of a bipartite matching): the lines are filled whenever they
 * can be, and questions named earlier are taken before later ones wherever that is possible.
 */
import type { QuotaLine } from "./contest.ts";
import type { Difficulty, Level, Pillar } from "./question.ts";

/** What a line of the quota looks at. */
export interface Classified {
  readonly pillar: Pillar;
  readonly difficulty: Difficulty;
  readonly levels: readonly Level[];
  readonly tags: readonly string[];
}

/** A set of lines that together want more questions than fit any of them: told before publishing. */
export interface Shortage {
  /** Places in the quota, from 0. */
  readonly lines: readonly number[];
  readonly wanted: number;
  readonly available: number;
}

export function fits(line: QuotaLine, item: Classified): boolean {
  if (line.pillar !== undefined && item.pillar !== line.pillar) return false;
  if (line.difficulty !== undefined && item.difficulty !== line.difficulty) return false;
  if (line.level !== undefined && !item.levels.includes(line.level)) return false;
  return line.tag === undefined || item.tags.includes(line.tag);
}

interface Placed<Item> {
  readonly item: Item;
  /** The lines this question fits. */
  readonly lines: readonly number[];
}

/**
 * Questions for each line, as many as can be. The order of `items` is the order of preference: no question is left out
 * for the sake of a later one.
 */
export function fillLines<Item extends Classified>(items: readonly Item[], quota: readonly QuotaLine[]): Item[][] {
  return placeAll(items, quota).map((line) => line.map(({ item }) => item));
}

function placeAll<Item extends Classified>(items: readonly Item[], quota: readonly QuotaLine[]): Placed<Item>[][] {
  const held: Placed<Item>[][] = quota.map(() => []);
  let open = quota.reduce((sum, line) => sum + line.n, 0);
  // where one question finds no room, no later one that fits the same lines does
  const full = new Set<string>();
  for (const item of items) {
    if (open === 0) break;
    const lines = quota.flatMap((line, at) => (fits(line, item) ? [at] : []));
    const same = lines.join();
    if (full.has(same)) continue;
    if (place({ item, lines }, held, quota)) open -= 1;
    else full.add(same);
  }
  return held;
}

/** Finds room for one more question, moving others along the shortest chain of lines. */
function place<Item>(newcomer: Placed<Item>, held: Placed<Item>[][], quota: readonly QuotaLine[]): boolean {
  const cameBy = new Map<number, { moved: Placed<Item>; from: number | null }>();
  const queue: number[] = [];
  const reach = (moved: Placed<Item>, from: number | null) => {
    for (const line of moved.lines) {
      if (cameBy.has(line)) continue;
      cameBy.set(line, { moved, from });
      queue.push(line);
    }
  };
  reach(newcomer, null);
  for (const line of queue) {
    if (held[line]!.length < quota[line]!.n) {
      let to: number | null = line;
      while (to !== null) {
        const { moved, from }: { moved: Placed<Item>; from: number | null } = cameBy.get(to)!;
        held[to]!.push(moved);
        if (from !== null) held[from]!.splice(held[from]!.indexOf(moved), 1);
        to = from;
      }
      return true;
    }
    for (const moved of held[line]!) reach(moved, line);
  }
  return false;
}

/** Where the pool is too small for the quota; empty exactly when a paper can be drawn. */
export function shortagesOf(pool: readonly Classified[], quota: readonly QuotaLine[]): Shortage[] {
  const held = placeAll(pool, quota);
  const lineOf = new Map(held.flatMap((line, at) => line.map(({ item }) => [item, at] as const)));
  const shortages: Shortage[] = [];
  for (const [at, line] of quota.entries()) {
    if (held[at]!.length === line.n || shortages.some((shortage) => shortage.lines.includes(at))) continue;
    // all that fits this line is taken, by it or by lines that cannot give it up: these want too much together
    const together = new Set([at]);
    let fitting: Classified[] = [];
    for (let known = 0; known < together.size; ) {
      known = together.size;
      fitting = pool.filter((item) => [...together].some((each) => fits(quota[each]!, item)));
      for (const item of fitting) together.add(lineOf.get(item)!);
    }
    const lines = [...together].sort((a, b) => a - b);
    const wanted = lines.reduce((sum, each) => sum + quota[each]!.n, 0);
    shortages.push({ lines, wanted, available: fitting.length });
  }
  return shortages;
}
