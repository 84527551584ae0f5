import { describe, expect, it } from "vitest";
import { roundsAtHand, usualRound } from "#app/domain/round-choice.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = Date.UTC(2026, 10, 30);
const round = (id: string, opensAt: number, closesAt: number) => ({ id, opensAt, closesAt });

const OPEN_LONG = round("open-long", NOW - DAY, NOW + 5 * DAY);
const OPEN_SHORT = round("open-short", NOW - DAY, NOW + DAY);
const COMING = round("coming", NOW + DAY, NOW + 2 * DAY);
const COMING_LATER = round("later", NOW + 3 * DAY, NOW + 4 * DAY);
const CLOSED = round("closed", NOW - 9 * DAY, NOW - 2 * DAY);
const CLOSED_BEFORE = round("before", NOW - 30 * DAY, NOW - 20 * DAY);
const OLD = round("old", NOW - 400 * DAY, NOW - 399 * DAY);
const ENDS_NOW = round("ends-now", NOW - DAY, NOW);

describe("the rounds at hand", () => {
  const all = [CLOSED_BEFORE, COMING_LATER, OPEN_LONG, OLD, CLOSED, COMING, OPEN_SHORT];

  it("has open ones by their end, coming ones by their beginning, closed ones from the latest, and none of other years", () => {
    const ids = roundsAtHand(all, NOW).map(({ id }) => id);
    expect(ids).toEqual(["open-short", "open-long", "coming", "later", "closed", "before"]);
  });

  it.each([
    ["the one that closes next", all, "open-short"],
    ["without an open one the last that closed", [COMING, CLOSED_BEFORE, CLOSED], "closed"],
    ["at the moment of closing it is closed", [ENDS_NOW, COMING], "ends-now"],
    ["the next to open where nothing has been", [COMING_LATER, COMING], "coming"],
    ["nothing of years ago", [OLD], undefined],
    ["none of none", [], undefined],
  ])("begins with %s", (_what, rounds, id) => {
    expect(usualRound(roundsAtHand(rounds, NOW), NOW)?.id).toBe(id);
  });
});
