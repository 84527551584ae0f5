import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import type { QuotaLine } from "#app/domain/contest.ts";
import { drawPaper, type PoolItem } from "#app/domain/draw.ts";
import { type Difficulty, type Pillar, TRUE_FALSE_OPTIONS } from "#app/domain/question.ts";

const OPTIONS = ["a", "b", "c", "d"].map((id) => ({ id, text: id, fixed: id === "d" }));
const item = (version: string, pillar: Pillar, difficulty: Difficulty): PoolItem => ({
  version,
  kind: "single",
  pillar,
  difficulty,
  levels: ["lower"],
  tags: [],
  options: OPTIONS,
});
const POOL: readonly PoolItem[] = [
  ...["s1", "s2", "s3"].map((version) => item(version, "security", "recall")),
  ...["s4", "s5"].map((version) => item(version, "security", "apply")),
  ...["e1", "e2", "e3", "e4"].map((version) => item(version, "economy", "understand")),
];
const plain = (...ids: string[]) => ids.map((id) => ({ id, text: id }));
const PARTS: readonly PoolItem[] = [
  { ...item("ordering", "culture", "recall"), kind: "ordering", options: OPTIONS },
  {
    ...item("matching", "culture", "recall"),
    kind: "matching",
    options: plain("l1", "l2", "l3"),
    targets: plain("r1", "r2", "r3"),
  },
  { ...item("statements", "culture", "recall"), kind: "statements", options: OPTIONS },
  {
    ...item("short", "culture", "recall"),
    kind: "short",
    options: [],
    short: { compare: "number", unit: "%" },
  },
];
const STORED = ["s2:acbd", "s5:bcad", "s4:abcd", "e1:bacd", "t1:truefalse", "s3:abcd", "e2:cabd", "e3:cabd"];
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

  it("gives a stored seed the paper it gave when the first contests ran", () => {
    const pool = [
      ...POOL,
      { ...item("t1", "common", "recall"), kind: "truefalse" as const, options: TRUE_FALSE_OPTIONS },
    ];
    const paper = drawPaper(pool, [...QUOTA, { pillar: "common", n: 1 }], "01M8DF5K853YE87ZESHRV4Q27J");
    expect(paper.map(({ version, options }) => `${version}:${options.join("")}`)).toEqual(STORED);
  });

  it("shuffles items and both sides of pairs, fixed or not, and every order comes up", () => {
    const orders = new Map<string, Set<string>>();
    const count = (name: string, ids: readonly string[]) =>
      orders.set(name, (orders.get(name) ?? new Set()).add(ids.join("")));
    for (let n = 0; n < 300; n++) {
      for (const one of drawPaper(PARTS, [{ pillar: "culture", n: 4 }], `seed ${n}`)) {
        count(one.version, one.options);
        if (one.targets) count(`${one.version} targets`, one.targets);
        expect(JSON.parse(JSON.stringify(one))).toEqual(one);
      }
    }
    const seen = Object.fromEntries([...orders].map(([name, all]) => [name, all.size]));
    // 3! orders of three, 4! of four; statements keep the fixed last one in its place
    expect(seen).toEqual({ ordering: 24, matching: 6, "matching targets": 6, statements: 6, short: 1 });
  });

  it("takes along what a short answer needs, and no side of pairs where there is none", () => {
    const paper = drawPaper(PARTS, [{ pillar: "culture", n: 4 }], "seed");
    const of = (version: string) => paper.find((one) => one.version === version)!;
    expect(of("short")).toEqual({
      version: "short",
      kind: "short",
      options: [],
      short: { compare: "number", unit: "%" },
    });
    expect(Object.keys(of("ordering")).sort()).toEqual(["kind", "options", "version"]);
    expect([...of("matching").targets!].sort()).toEqual(["r1", "r2", "r3"]);
  });

  it("throws where the pool is too small", () => {
    expect(() => drawPaper(POOL.slice(0, 6), QUOTA, "seed")).toThrow("line 3");
  });
});
