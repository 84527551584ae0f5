import type { Paper, PaperItem } from "./attempt.ts";
import type { QuotaLine } from "./contest.ts";
import { alwaysShuffled, type QuestionBody, type QuestionOption } from "./question.ts";
import { type Classified, fillLines } from "./quota.ts";
import { seededRandom, shuffled } from "./seeded.ts";

/** A question version that may be drawn. */
export interface PoolItem extends Classified, Pick<QuestionBody, "kind" | "options" | "targets" | "short"> {
  readonly version: string;
}

/** Pools in the order of their versions, so that only the seed decides; a round's pool stays in memory as it is. */
const inOrder = new WeakMap<readonly PoolItem[], readonly PoolItem[]>();

function sortedPool(pool: readonly PoolItem[]): readonly PoolItem[] {
  const known = inOrder.get(pool);
  if (known) return known;
  const sorted = [...pool].sort((a, b) => (a.version < b.version ? -1 : 1));
  inOrder.set(pool, sorted);
  return sorted;
}

/**
 * Draws a paper: every line of the quota gets its number of questions whenever the pool allows it, those already seen
 * only where nothing else is left; then everything is shuffled, options around the fixed ones, items to be ordered and
 * both sides of pairs all of them. Pool, quota, seed and seen questions give the same paper for ever: with what the
 * attempt keeps it can be drawn again.
 */
export function drawPaper(
  pool: readonly PoolItem[],
  quota: readonly QuotaLine[],
  seed: string,
  seen: ReadonlySet<string> = new Set(),
): Paper {
  const random = seededRandom(seed);
  const mixed = shuffled(sortedPool(pool), random);
  const unseenFirst = [
    ...mixed.filter((item) => !seen.has(item.version)),
    ...mixed.filter((item) => seen.has(item.version)),
  ];
  const lines = fillLines(unseenFirst, quota);
  const short = quota.findIndex((line, at) => lines[at]!.length < line.n);
  if (short !== -1) throw new Error(`the pool cannot fill line ${short + 1} of the quota`);
  return shuffled(lines.flat(), random).map((item) => itemOf(item, random));
}

/** The question as this contestant gets it. Ids of items and pairs tell nothing, and neither does their order. */
function itemOf({ version, kind, options, targets, short }: PoolItem, random: () => number): PaperItem {
  return {
    version,
    kind,
    options: shuffledIds(options, alwaysShuffled(kind), random),
    ...(targets && { targets: shuffledIds(targets, true, random) }),
    ...(short && { short }),
  };
}

function shuffledIds(options: readonly QuestionOption[], all: boolean, random: () => number): string[] {
  const free = shuffled(
    options.filter((option) => all || !option.fixed),
    random,
  );
  return options.map((option) => (option.fixed && !all ? option.id : free.shift()!.id));
}
