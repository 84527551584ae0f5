/** Which questions each round of a contest may draw from: pinned when the contest is published. */
import type { QuotaLine } from "./contest.ts";
import type { PoolItem } from "./draw.ts";
import { type Classified, fillLines, fits, type Shortage, shortagesOf } from "./quota.ts";
import { seededRandom, shuffled } from "./seeded.ts";

export interface PoolRound {
  readonly rehearsal: boolean;
}

/** How many papers' worth of questions must be there at once: a rehearsal never shows a question of the real thing. */
export function poolParts(rounds: readonly PoolRound[], ownPools: boolean): number {
  const official = rounds.filter((round) => !round.rehearsal).length;
  const reserve = official < rounds.length ? 1 : 0;
  return reserve + (ownPools ? Math.max(1, official) : 1);
}

/** The quota that all parts together must fill. */
export function quotaOfParts(quota: readonly QuotaLine[], parts: number): QuotaLine[] {
  return quota.map((line) => ({ ...line, n: line.n * parts }));
}

/** Where the bank is too small for these rounds; empty when every round gets a pool that fills its quota. */
export function poolShortages(
  bank: readonly Classified[],
  quota: readonly QuotaLine[],
  rounds: readonly PoolRound[],
  ownPools: boolean,
): Shortage[] {
  return shortagesOf(bank, quotaOfParts(quota, poolParts(rounds, ownPools)));
}

/**
 * The pool of each round, in the order of the rounds. Rehearsals share one paper's worth of questions that no other
 * round has; with `ownPools` the others share out the rest among them, otherwise all of them draw from it. The caller
 * has seen to it that there is no shortage.
 */
export function splitPools<Item extends PoolItem>(
  bank: readonly Item[],
  quota: readonly QuotaLine[],
  rounds: readonly PoolRound[],
  ownPools: boolean,
  seed: string,
): Item[][] {
  const wanted = bank.filter((item) => quota.some((line) => fits(line, item)));
  const parts = poolParts(rounds, ownPools);
  if (parts === 1) return rounds.map(() => wanted);

  const random = seededRandom(seed);
  const mixed = shuffled(
    [...wanted].sort((a, b) => (a.version < b.version ? -1 : 1)),
    random,
  );
  const lines = fillLines(mixed, quotaOfParts(quota, parts));
  const pools: Item[][] = Array.from({ length: parts }, () => []);
  for (const [at, items] of lines.entries()) {
    const { n } = quota[at]!;
    for (const [index, item] of items.entries()) pools[Math.floor(index / n)]!.push(item);
  }
  const official = pools.slice(parts - (ownPools ? rounds.filter((round) => !round.rehearsal).length : 1));
  const taken = new Set(lines.flat());
  for (const [index, item] of mixed.filter((each) => !taken.has(each)).entries()) {
    official[index % official.length]!.push(item);
  }
  let next = 0;
  return rounds.map((round) => {
    if (round.rehearsal) return pools[0]!;
    return ownPools ? official[next++]! : official[0]!;
  });
}
