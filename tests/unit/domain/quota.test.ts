/** Filling a quota whose lines overlap: against a plain search over slots, and what is said where it cannot be. */
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import type { QuotaLine } from "#app/domain/contest.ts";
import { drawPaper, type PoolItem } from "#app/domain/draw.ts";
import { poolParts, poolShortages, splitPools } from "#app/domain/pools.ts";
import { DIFFICULTIES, LEVELS, PILLARS } from "#app/domain/question.ts";
import { fillLines, fits, shortagesOf } from "#app/domain/quota.ts";

const TAGS = ["biển", "lúa", "sử"];
const items = (least: number, most: number) =>
  fc
    .array(
      fc.record({
        pillar: fc.constantFrom(...PILLARS.slice(0, 2)),
        difficulty: fc.constantFrom(...DIFFICULTIES),
        levels: fc.subarray([...LEVELS], { minLength: 1 }),
        tags: fc.subarray(TAGS),
      }),
      { minLength: least, maxLength: most },
    )
    .map((list) =>
      list.map(
        (each, at): PoolItem => ({
          ...each,
          version: `V${String(at).padStart(2, "0")}`,
          kind: "single",
          options: [{ id: "a", text: "a" }],
        }),
      ),
    );
const some = <Value>(values: readonly Value[]) => fc.option(fc.constantFrom(...values), { nil: undefined, freq: 1 });
const quotas: fc.Arbitrary<QuotaLine[]> = fc.array(
  fc.record({
    pillar: some(PILLARS.slice(0, 2)),
    level: some(LEVELS),
    difficulty: some(DIFFICULTIES),
    tag: some(TAGS),
    n: fc.integer({ min: 1, max: 3 }),
  }),
  { minLength: 1, maxLength: 5 },
);
const wanted = (quota: readonly QuotaLine[]) => quota.reduce((sum, line) => sum + line.n, 0);

/** The most slots that can be filled at once, by the textbook: one slot per question wanted, one search per slot. */
function mostFilled(pool: readonly PoolItem[], quota: readonly QuotaLine[]): number {
  const slots = quota.flatMap((line) => Array.from({ length: line.n }, () => line));
  const holder = new Map<PoolItem, number>();
  const find = (slot: number, tried: Set<PoolItem>): boolean => {
    for (const item of pool) {
      if (tried.has(item) || !fits(slots[slot]!, item)) continue;
      tried.add(item);
      const other = holder.get(item);
      if (other !== undefined && !find(other, tried)) continue;
      holder.set(item, slot);
      return true;
    }
    return false;
  };
  return slots.filter((_line, slot) => find(slot, new Set())).length;
}

describe("a quota with overlapping lines", () => {
  it("is filled as far as it can be, each question once and on a line it fits", () => {
    fc.assert(
      fc.property(items(0, 12), quotas, (pool, quota) => {
        const lines = fillLines(pool, quota);
        const taken = lines.flat();
        expect(new Set(taken).size).toBe(taken.length);
        for (const [at, line] of lines.entries()) {
          expect(line.length).toBeLessThanOrEqual(quota[at]!.n);
          for (const item of line) expect(fits(quota[at]!, item)).toBe(true);
        }
        expect(taken.length).toBe(mostFilled(pool, quota));
      }),
      { numRuns: 500 },
    );
  });

  it("leads to a paper exactly when there is no shortage", () => {
    fc.assert(
      fc.property(items(0, 12), quotas, fc.string({ minLength: 1 }), (pool, quota, seed) => {
        const short = shortagesOf(pool, quota);
        expect(short.length === 0).toBe(mostFilled(pool, quota) === wanted(quota));
        if (short.length === 0) expect(drawPaper(pool, quota, seed)).toHaveLength(wanted(quota));
        else expect(() => drawPaper(pool, quota, seed)).toThrow();
      }),
      { numRuns: 500 },
    );
  });

  it("names lines that truly want more than fits any of them", () => {
    fc.assert(
      fc.property(items(0, 12), quotas, (pool, quota) => {
        for (const { lines, wanted: asked, available } of shortagesOf(pool, quota)) {
          const named = lines.map((line) => quota[line]!);
          expect(asked).toBe(wanted(named));
          expect(available).toBe(pool.filter((item) => named.some((line) => fits(line, item))).length);
          expect(available).toBeLessThan(asked);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("takes seen questions only where unseen ones cannot fill it", () => {
    fc.assert(
      fc.property(items(4, 12), quotas, fc.nat(), fc.string({ minLength: 1 }), (pool, quota, cut, seed) => {
        fc.pre(shortagesOf(pool, quota).length === 0);
        const seen = new Set(pool.slice(0, cut % (pool.length + 1)).map((item) => item.version));
        const unseen = pool.filter((item) => !seen.has(item.version));
        const drawn = drawPaper(pool, quota, seed, seen);
        const again = drawn.filter((item) => seen.has(item.version)).length;
        expect(again).toBe(wanted(quota) - mostFilled(unseen, quota));
      }),
      { numRuns: 500 },
    );
  });

  const one = (version: string, pillar: PoolItem["pillar"], difficulty: PoolItem["difficulty"]): PoolItem => ({
    version,
    kind: "single",
    pillar,
    difficulty,
    levels: ["lower"],
    tags: version.endsWith("b") ? ["biển"] : [],
    options: [],
  });
  const POOL = [
    one("s1", "security", "recall"),
    one("s2b", "security", "recall"),
    one("s3", "security", "apply"),
    one("e1", "economy", "recall"),
  ];

  test.each<[string, QuotaLine[], ReturnType<typeof shortagesOf>]>([
    ["enough", [{ pillar: "security", n: 3 }, { n: 1 }], []],
    ["one line short", [{ pillar: "economy", n: 2 }], [{ lines: [0], wanted: 2, available: 1 }]],
    ["nothing of a kind", [{ pillar: "culture", n: 1 }], [{ lines: [0], wanted: 1, available: 0 }]],
    ["a tag", [{ tag: "biển", n: 2 }], [{ lines: [0], wanted: 2, available: 1 }]],
    ["a level", [{ level: "upper", n: 1 }], [{ lines: [0], wanted: 1, available: 0 }]],
    [
      "two lines that want the same ones",
      [
        { pillar: "security", n: 2 },
        { pillar: "economy", n: 1 },
        { pillar: "security", difficulty: "recall", n: 2 },
      ],
      [{ lines: [0, 2], wanted: 4, available: 3 }],
    ],
    [
      "a wide line gives way to a narrow one, whichever stands first",
      [{ difficulty: "recall", n: 2 }, { pillar: "security", difficulty: "recall", n: 1 }, { n: 1 }],
      [],
    ],
  ])("%s", (_name, quota, expected) => expect(shortagesOf(POOL, quota)).toEqual(expected));
});

describe("pools of rounds", () => {
  const round = (rehearsal: boolean) => ({ rehearsal });

  test.each([
    ["one round", [false], false, 1],
    ["weeks that share", [false, false, false], false, 1],
    ["weeks apart", [false, false, false], true, 3],
    ["a rehearsal and a round", [true, false], false, 2],
    ["two rehearsals share one reserve", [true, true, false], false, 2],
    ["a rehearsal and weeks apart", [true, false, false], true, 3],
  ])("%s", (_name, kinds, own, parts) => expect(poolParts(kinds.map(round), own)).toBe(parts));

  it("fills every round's quota, keeps the rehearsal's questions from all others, and each round's where asked", () => {
    const kinds = fc.array(fc.boolean(), { minLength: 1, maxLength: 4 }).filter((list) => list.includes(false));
    fc.assert(
      fc.property(items(6, 40), quotas, kinds, fc.boolean(), (bank, quota, flags, own) => {
        const rounds = flags.map(round);
        fc.pre(poolShortages(bank, quota, rounds, own).length === 0);
        const pools = splitPools(bank, quota, rounds, own, "seed");
        expect(pools).toHaveLength(rounds.length);
        for (const pool of pools) {
          expect(shortagesOf(pool, quota)).toEqual([]);
          expect(new Set(pool).size).toBe(pool.length);
        }
        for (const [a, pool] of pools.entries()) {
          for (const [b, other] of pools.entries()) {
            if (a >= b || (flags[a] && flags[b]) || (!own && !flags[a] && !flags[b])) continue;
            expect(pool.filter((item) => other.includes(item))).toEqual([]);
          }
        }
        expect(splitPools([...bank].reverse(), quota, rounds, own, "seed").map((pool) => pool.length)).toEqual(
          pools.map((pool) => pool.length),
        );
      }),
      { numRuns: 300 },
    );
  });
});
