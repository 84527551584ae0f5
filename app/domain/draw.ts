import type { Paper } from "./attempt.ts";
import { type QuotaLine, stratumOf } from "./contest.ts";
import type { Difficulty, Pillar, QuestionKind, QuestionOption } from "./question.ts";
import { seededRandom, shuffled } from "./seeded.ts";

/** A question version that may be drawn. */
export interface PoolItem {
  readonly version: string;
  readonly kind: QuestionKind;
  readonly pillar: Pillar;
  readonly difficulty: Difficulty;
  readonly options: readonly QuestionOption[];
}

/** What a quota asks for and the pool does not have: told before publishing. */
export interface Shortage {
  readonly stratum: string;
  readonly wanted: number;
  readonly available: number;
}

/** Lines that name a difficulty choose before lines that take any, so that they never find their questions gone. */
function narrowFirst(quota: readonly QuotaLine[]): QuotaLine[] {
  return [...quota].sort((a, b) => Number(a.difficulty === undefined) - Number(b.difficulty === undefined));
}

function matches(line: QuotaLine, item: PoolItem): boolean {
  return item.pillar === line.pillar && (line.difficulty === undefined || item.difficulty === line.difficulty);
}

/** Where the pool is too small for the quota; empty when a paper can always be drawn. */
export function shortagesOf(pool: readonly PoolItem[], quota: readonly QuotaLine[]): Shortage[] {
  const used = new Set<string>();
  const shortages: Shortage[] = [];
  for (const line of narrowFirst(quota)) {
    const fitting = pool.filter((item) => matches(line, item) && !used.has(item.version));
    if (fitting.length < line.n)
      shortages.push({ stratum: stratumOf(line), wanted: line.n, available: fitting.length });
    for (const item of fitting.slice(0, line.n)) used.add(item.version);
  }
  return shortages;
}

/**
 * Draws a paper: per quota line its number of questions, those already seen last, then everything shuffled; options
 * shuffled around the fixed ones. The pool is sorted first, so only the seed and the seen questions decide.
 */
export function drawPaper(
  pool: readonly PoolItem[],
  quota: readonly QuotaLine[],
  seed: string,
  seen: ReadonlySet<string> = new Set(),
): Paper {
  const random = seededRandom(seed);
  const sorted = [...pool].sort((a, b) => (a.version < b.version ? -1 : 1));
  const drawn: PoolItem[] = [];
  const used = new Set<string>();
  for (const line of narrowFirst(quota)) {
    const fitting = shuffled(sorted, random).filter((item) => matches(line, item) && !used.has(item.version));
    const unseenFirst = [
      ...fitting.filter((item) => !seen.has(item.version)),
      ...fitting.filter((item) => seen.has(item.version)),
    ];
    if (unseenFirst.length < line.n) throw new Error(`pool of ${stratumOf(line)} has fewer than ${line.n} questions`);
    for (const item of unseenFirst.slice(0, line.n)) {
      drawn.push(item);
      used.add(item.version);
    }
  }
  return shuffled(drawn, random).map((item) => ({
    version: item.version,
    kind: item.kind,
    options: shuffledOptions(item.options, random),
  }));
}

function shuffledOptions(options: readonly QuestionOption[], random: () => number): string[] {
  const free = shuffled(
    options.filter((option) => !option.fixed),
    random,
  );
  return options.map((option) => (option.fixed ? option.id : free.shift()!.id));
}
