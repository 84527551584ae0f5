import { seededRandom } from "#app/domain/seeded.ts";

/** Everything of the demo world follows from this word and the moment of loading. */
const DEMO_SEED = "goc-asean-demo-1";

/** A stream of choices. Each topic has its own, so that changing one leaves the others as they were. */
export interface Stream {
  /** [0, 1) */
  next(): number;
  /** Whole number from `low` to `high`, both included. */
  int(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<T>(items: readonly T[]): T;
  /** Mean 0, standard deviation 1 (sum of six uniform numbers: no tails beyond ±4.2). */
  gauss(): number;
}

export function streamOf(...topic: readonly (string | number)[]): Stream {
  const next = seededRandom([DEMO_SEED, ...topic].join("/"));
  return {
    next,
    int: (low, high) => low + Math.floor(next() * (high - low + 1)),
    chance: (probability) => next() < probability,
    pick: (items) => items[Math.floor(next() * items.length)]!,
    gauss: () => (next() + next() + next() + next() + next() + next() - 3) * Math.SQRT2,
  };
}

/** Chooses among items by weight. */
export function weighted<T extends { readonly weight: number }>(items: readonly T[]): (stream: Stream) => T {
  const total = items.reduce((sum, item) => sum + item.weight, 0);
  return (stream) => {
    let left = stream.next() * total;
    for (const item of items) {
      left -= item.weight;
      if (left < 0) return item;
    }
    return items[items.length - 1]!;
  };
}
