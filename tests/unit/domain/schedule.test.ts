/** The rounds of a contest along a time axis, in hours from the first one. */
import { describe, expect, test } from "vitest";
import type { ContestRules, Release } from "#app/domain/contest.ts";
import { movedRounds, type PlannedRound, scheduleProblems, withReleases } from "#app/domain/schedule.ts";

const HOUR = 3_600_000;
const MINUTE = 60_000;
const T0 = Date.UTC(2026, 10, 16, 1);

const round = (from: number, to: number, over: Partial<PlannedRound> = {}): PlannedRound => ({
  title: "Vòng",
  rehearsal: false,
  opensAt: T0 + from * HOUR,
  closesAt: T0 + to * HOUR,
  freezeAt: null,
  advance: null,
  ...over,
});
const rehearsal = (from: number, to: number) => round(from, to, { rehearsal: true });
type Rules = Pick<ContestRules, "closing" | "minutes" | "ownPools"> & { release: Release };
const rulesOf = (over: Partial<Rules> = {}): Rules => ({
  closing: "hard",
  minutes: 30,
  ownPools: false,
  release: "after_all",
  ...over,
});

describe("what stands in the way", () => {
  test.each<[string, PlannedRound[], Partial<Rules>, string[]]>([
    ["one round", [round(0, 10)], {}, []],
    ["a round that ends as it begins", [round(5, 5)], {}, ["0 closesAt closes_before_opens"]],
    ["only a rehearsal", [rehearsal(0, 1)], {}, ["null title no_official"]],
    ["a rehearsal up to the moment of the opening", [rehearsal(-2, 0), round(0, 1)], {}, []],
    ["a rehearsal into it", [rehearsal(-2, 0.5), round(0, 1)], {}, ["0 closesAt rehearsal_late"]],
    ["a round that opens as another closes", [round(0, 1), round(1, 2)], {}, []],
    ["a round that opens before", [round(0, 2), round(1, 3)], {}, ["1 opensAt overlaps"]],
    ["the best of the round before, half an hour later", [round(0, 1), round(1.5, 2, { advance: 3 })], {}, []],
    ["the same, too soon", [round(0, 1), round(1.4, 2, { advance: 3 })], {}, ["1 opensAt too_close"]],
    [
      "the same where who entered last still writes",
      [round(0, 1), round(1.5, 2, { advance: 3 })],
      { closing: "lastStart" },
      ["1 opensAt too_close"],
    ],
    ["a first round for the best", [round(0, 1, { advance: 3 })], {}, ["0 advance first_cannot_advance"]],
    ["a freeze at the end", [round(0, 10, { freezeAt: T0 + 10 * HOUR })], {}, []],
    ["a freeze at the opening", [round(0, 10, { freezeAt: T0 })], {}, ["0 freezeAt freeze_outside"]],
    ["a freeze after the end", [round(0, 10, { freezeAt: T0 + 11 * HOUR })], {}, ["0 freezeAt freeze_outside"]],
    [
      "a freeze of a round that is not the last",
      [round(0, 2, { freezeAt: T0 + HOUR }), round(3, 4)],
      {},
      ["0 freezeAt freeze_not_last"],
    ],
    ["keys in time", [round(0, 1)], { release: T0 + HOUR + 5 * MINUTE }, []],
    ["keys too early", [round(0, 1)], { release: T0 + HOUR + 4 * MINUTE }, ["null release release_too_early"]],
    [
      "keys while who entered last still writes",
      [round(0, 1)],
      { release: T0 + HOUR + 5 * MINUTE, closing: "lastStart" },
      ["null release release_too_early"],
    ],
    [
      "keys by round of a shared pool",
      [round(0, 1), round(2, 3)],
      { release: "each_round" },
      ["null release release_shows_questions"],
    ],
    ["keys by round of pools apart", [round(0, 1), round(2, 3)], { release: "each_round", ownPools: true }, []],
  ])("of %s", (_what, rounds, rules, expected) => {
    const problems = scheduleProblems(rounds, rulesOf(rules)).map(
      (each) => `${each.round} ${each.field} ${each.fault}`,
    );
    expect(problems).toEqual(expected);
  });

  test("moments that are not set stand in no way", () => {
    const unset = { ...round(0, 1), opensAt: null, closesAt: null };
    expect(scheduleProblems([unset, round(0, 1)], rulesOf())).toEqual([]);
  });
});

describe("when keys come out", () => {
  const rounds = [rehearsal(-5, -3), round(0, 1), round(2, 3)];
  const end = (hours: number) => T0 + hours * HOUR + 5 * MINUTE;
  test.each<[string, Partial<Rules>, (number | null)[]]>([
    ["after all", {}, [end(-3), end(3), end(3)]],
    ["after all, who entered last has the full time", { closing: "lastStart" }, [end(-2.5), end(3.5), end(3.5)]],
    ["after each", { release: "each_round" }, [end(-3), end(1), end(3)]],
    ["at a moment", { release: T0 + 9 * HOUR }, [end(-3), T0 + 9 * HOUR, T0 + 9 * HOUR]],
    ["never", { release: "never" }, [end(-3), null, null]],
  ])("%s", (_when, rules, expected) => {
    expect(withReleases(rounds, rulesOf(rules)).map(({ releaseAt }) => releaseAt)).toEqual(expected);
  });
});

test("moves all rounds so that the first official one opens then", () => {
  const rounds = [rehearsal(-5, -3), round(0, 1), round(2, 3, { freezeAt: T0 + 2.5 * HOUR })];
  const moved = movedRounds(rounds, T0 + 100 * HOUR);
  expect(moved.map((each) => [(each.opensAt - T0) / HOUR, (each.closesAt - T0) / HOUR])).toEqual([
    [95, 97],
    [100, 101],
    [102, 103],
  ]);
  expect(moved[2]!.freezeAt).toBe(T0 + 102.5 * HOUR);
  expect(movedRounds([rehearsal(0, 1)], T0)).toEqual([rehearsal(0, 1)]);
});
