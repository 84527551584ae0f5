/** What may change about a published contest at which moment; the round runs from hour 0 to hour 10. */
import { describe, expect, test } from "vitest";
import { type ContestRules, RANKING_R1, RULE_DEFAULTS, type ScheduledRound } from "#app/domain/contest.ts";
import { locksOf, needsNewPools, type Published, revisionFaults } from "#app/domain/revision.ts";

const HOUR = 3_600_000;
const at = (hours: number) => 1_000_000 * HOUR + hours * HOUR;

const RULES: ContestRules = {
  ...RULE_DEFAULTS,
  levels: ["lower"],
  quota: [{ pillar: "common", n: 10 }],
  minutes: 15,
  attempts: 2,
  counted: "best",
  closing: "hard",
  graceMs: 5_000,
  pointsPerQuestion: 1_000,
  showScore: true,
  ranking: RANKING_R1,
  unitFormulas: ["C2", "C1"],
  listZeroUnits: false,
};
const ROUND: ScheduledRound & { id: string } = {
  id: "R1",
  title: "Vòng 1",
  rehearsal: false,
  opensAt: at(0),
  closesAt: at(10),
  freezeAt: at(9),
  releaseAt: at(11),
  advance: null,
};
const NEW = { ...ROUND, id: null, title: "Vòng 2", opensAt: at(20), closesAt: at(21), freezeAt: null };
const published = (over: Partial<Published> & { sat?: boolean } = {}): Published => ({
  rules: over.rules ?? RULES,
  rounds: over.rounds ?? [{ ...ROUND, sat: over.sat ?? false }],
  boards: over.boards ?? "live",
});

describe("locks", () => {
  test.each<
    [
      string,
      Published,
      number,
      Partial<Record<"questions" | "basis" | "freeze" | "newRounds", string | null>>,
      string | null,
      string | null,
    ]
  >([
    ["a day before", published(), -24, { questions: null, basis: null, freeze: null, newRounds: null }, null, null],
    ["eleven minutes before", published(), -11 / 60, { questions: null }, null, null],
    ["ten minutes before", published(), -10 / 60, { questions: "soon", basis: null }, null, null],
    ["open, nobody yet", published(), 1, { questions: "soon", basis: null }, "begun", null],
    ["somebody sat", published({ sat: true }), 1, { questions: "sat", basis: "sat", newRounds: null }, "sat", null],
    [
      "pools apart",
      published({ sat: true, rules: { ...RULES, ownPools: true } }),
      1,
      { newRounds: "own_pools" },
      "sat",
      null,
    ],
    [
      "the board stopped",
      published({ sat: true, boards: "frozen" }),
      9.5,
      { freeze: "frozen", newRounds: "frozen" },
      "sat",
      null,
    ],
    ["keys are out", published({ sat: true }), 11, { newRounds: "released" }, "sat", "released"],
    [
      "results are out",
      published({ sat: true, boards: "final" }),
      12,
      { newRounds: "final", freeze: "final" },
      "final",
      "final",
    ],
    [
      "only a rehearsal was sat",
      published({
        rounds: [
          { ...ROUND, rehearsal: true, sat: true, opensAt: at(-5), closesAt: at(-4), releaseAt: at(-3) },
          { ...ROUND, id: "R2", sat: false },
        ],
      }),
      -2,
      { questions: "sat", basis: null, newRounds: null },
      "sat",
      "released",
    ],
  ])("%s", (_when, state, hours, expected, opens, closes) => {
    const locks = locksOf(state, at(hours));
    expect(locks).toMatchObject(expected);
    expect([locks.opens.get("R1") ?? null, locks.closes.get("R1") ?? null]).toEqual([opens, closes]);
  });
});

describe("faults", () => {
  type Next = Parameters<typeof revisionFaults>[1];
  const next = (rules: Partial<ContestRules>, rounds: Next["rounds"] = [ROUND]): Next => ({
    rules: { ...RULES, ...rules },
    rounds,
  });
  test.each<[string, Published, number, Next, string[]]>([
    ["nothing changes", published({ sat: true }), 1, next({}), []],
    ["minutes, attempts, prizes", published({ sat: true }), 1, next({ minutes: 20, attempts: 3, prizes: ["x"] }), []],
    ["points after somebody sat", published({ sat: true }), 1, next({ pointsPerQuestion: 5_000 }), ["questions sat"]],
    ["the quota before anybody could", published(), -1, next({ quota: [{ n: 5 }] }), []],
    ["the counted attempt", published({ sat: true }), 1, next({ counted: "last" }), ["basis sat"]],
    ["the prediction", published({ sat: true }), 1, next({ prediction: "full" }), ["basis sat"]],
    ["a round is left out", published(), -1, next({}, []), ["round_gone null"]],
    ["a later end", published({ sat: true }), 1, next({}, [{ ...ROUND, closesAt: at(12) }]), []],
    [
      "an end that is past",
      published({ sat: true }),
      5,
      next({}, [{ ...ROUND, closesAt: at(4) }]),
      ["closes_past null"],
    ],
    [
      "an end after the keys are out",
      published({ sat: true }),
      11,
      next({}, [{ ...ROUND, closesAt: at(20) }]),
      ["closes released"],
    ],
    [
      "another opening while it runs",
      published({ sat: true }),
      1,
      next({}, [{ ...ROUND, opensAt: at(2) }]),
      ["opens sat"],
    ],
    ["another opening before it", published(), -1, next({}, [{ ...ROUND, opensAt: at(2) }]), []],
    ["an opening in the past", published(), -1, next({}, [{ ...ROUND, opensAt: at(-2) }]), ["opens_past null"]],
    [
      "a stop that is past",
      published({ sat: true }),
      5,
      next({}, [{ ...ROUND, freezeAt: at(4) }]),
      ["freeze_past null"],
    ],
    [
      "another stop after the board stopped",
      published({ boards: "frozen", sat: true }),
      9.5,
      next({}, [{ ...ROUND, freezeAt: null }]),
      ["freeze frozen"],
    ],
    ["one round more", published({ sat: true }), 1, next({}, [ROUND, NEW]), []],
    [
      "one round more that has begun",
      published({ sat: true }),
      1,
      next({}, [ROUND, { ...NEW, opensAt: at(0.5) }]),
      ["opens_past null"],
    ],
    [
      "a rehearsal more once papers were drawn",
      published({ sat: true }),
      1,
      next({}, [ROUND, { ...NEW, rehearsal: true }]),
      ["new_rehearsal sat"],
    ],
    [
      "a round becomes a rehearsal",
      published(),
      -1,
      next({}, [{ ...ROUND, rehearsal: true }]),
      ["rehearsal_changed null"],
    ],
  ])("%s", (_what, state, hours, wanted, expected) => {
    expect(revisionFaults(state, wanted, at(hours)).map(({ what, lock }) => `${what} ${lock}`)).toEqual(expected);
  });

  test("questions are pinned anew where others are asked for, or rounds need some of their own", () => {
    const of = (rules: Partial<ContestRules>, rounds: Next["rounds"] = [ROUND]) =>
      needsNewPools(published(), next(rules, rounds));
    expect([of({}), of({ minutes: 9 }), of({}, [ROUND, NEW])]).toEqual([false, false, false]);
    expect([
      of({ quota: [{ n: 3 }] }),
      of({ levels: ["upper"] }),
      of({ ownPools: true }),
      of({}, [ROUND, { ...NEW, rehearsal: true }]),
    ]).toEqual([true, true, true, true]);
  });
});
