import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import type { QuotaLine } from "#app/domain/contest.ts";
import { drawPaper, type PoolItem, shortagesOf } from "#app/domain/draw.ts";
import type { Difficulty, Pillar } from "#app/domain/question.ts";

const OPTIONS = ["a", "b", "c", "d"].map((id) => ({ id, text: id, fixed: id === "d" }));
const item = (version: string, pillar: Pillar, difficulty: Difficulty): PoolItem => ({
  version,
  kind: "single",
  pillar,
  difficulty,
  options: OPTIONS,
});
const POOL: readonly PoolItem[] = [
  ...["s1", "s2", "s3"].map((version) => item(version, "security", "recall")),
  ...["s4", "s5"].map((version) => item(version, "security", "apply")),
  ...["e1", "e2", "e3", "e4"].map((version) => item(version, "economy", "understand")),
];
const QUOTA: readonly QuotaLine[] = [
  { pillar: "security", n: 2 },
  { pillar: "security", difficulty: "recall", n: 2 },
  { pillar: "economy", n: 3 },
];
const versionsOf = (seed: string, seen?: ReadonlySet<string>, pool = POOL) =>
  drawPaper(pool, QUOTA, seed, seen).map((one) => one.version);

describe("drawPaper", () => {
  const seeds = fc.string({ minLength: 1, maxLength: 20 });

  it("fills the quota, no question twice, every paper", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const versions = versionsOf(seed);
        const count = (prefix: string) => versions.filter((one) => one.startsWith(prefix)).length;
        expect(new Set(versions).size).toBe(7);
        expect([count("s"), count("e")]).toEqual([4, 3]);
        expect(versions.filter((one) => ["s1", "s2", "s3"].includes(one)).length).toBeGreaterThanOrEqual(2);
      }),
    );
  });

  it("is the same for one seed, however the pool is given", () => {
    const given = fc.tuple(seeds, fc.shuffledSubarray([...POOL], { minLength: POOL.length }));
    fc.assert(
      fc.property(given, ([seed, pool]) => {
        expect(drawPaper(pool, QUOTA, seed)).toEqual(drawPaper(POOL, QUOTA, seed));
      }),
    );
  });

  it("differs between seeds in questions, order and options", () => {
    const papers = Array.from({ length: 30 }, (_, n) => drawPaper(POOL, QUOTA, `seed ${n}`));
    const different = (of: (paper: (typeof papers)[number]) => string) => new Set(papers.map(of)).size;
    expect(different((paper) => paper.map((one) => one.version).join())).toBeGreaterThan(20);
    expect(
      different((paper) =>
        paper
          .map((one) => one.version)
          .sort()
          .join(),
      ),
    ).toBeGreaterThan(5);
    expect(different((paper) => paper[0]!.options.join())).toBeGreaterThan(3);
  });

  it("shuffles options, all of them, around the fixed ones", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        for (const { options } of drawPaper(POOL, QUOTA, seed)) {
          expect([...options].sort()).toEqual(["a", "b", "c", "d"]);
          expect(options[3]).toBe("d");
        }
      }),
    );
  });

  test.each([
    ["none of the seen ones while others are left", ["e1"], (drawn: string[]) => !drawn.includes("e1")],
    ["a seen one only where it must", ["e1", "e2"], (drawn: string[]) => drawn.includes("e3") && drawn.includes("e4")],
    [
      "all seen: the quota is filled all the same",
      POOL.map((one) => one.version),
      (drawn: string[]) => drawn.length === 7,
    ],
  ])("draws %s", (_name, seen, holds) => {
    for (let n = 0; n < 40; n++) expect(holds(versionsOf(`seed ${n}`, new Set(seen)))).toBe(true);
  });

  it("throws where the pool is too small", () => {
    expect(() => drawPaper(POOL.slice(0, 6), QUOTA, "seed")).toThrow("economy/*");
  });
});

describe("shortagesOf", () => {
  test.each([
    ["enough", POOL, QUOTA, []],
    ["a pillar short", POOL, [{ pillar: "economy", n: 5 }], [{ stratum: "economy/*", wanted: 5, available: 4 }]],
    ["nothing of a pillar", POOL, [{ pillar: "culture", n: 1 }], [{ stratum: "culture/*", wanted: 1, available: 0 }]],
    [
      "what a narrow line takes is gone for the wide one",
      POOL,
      [
        { pillar: "security", n: 3 },
        { pillar: "security", difficulty: "recall", n: 3 },
      ],
      [{ stratum: "security/*", wanted: 3, available: 2 }],
    ],
  ] as const)("%s", (_name, pool, quota, expected) => expect(shortagesOf(pool, quota)).toEqual(expected));

  it("is empty exactly when a paper can be drawn", () => {
    const quota = fc.array(
      fc.record({
        pillar: fc.constantFrom<Pillar>("security", "economy"),
        difficulty: fc.option(fc.constantFrom<Difficulty>("recall", "understand", "apply"), { nil: undefined }),
        n: fc.integer({ min: 1, max: 3 }),
      }),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(quota, (lines) => {
        const drawable = () => {
          try {
            return drawPaper(POOL, lines, "seed").length >= 0;
          } catch {
            return false;
          }
        };
        expect(drawable()).toBe(shortagesOf(POOL, lines).length === 0);
      }),
    );
  });
});
