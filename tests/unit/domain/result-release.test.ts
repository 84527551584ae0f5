import { describe, expect, it } from "vitest";
import { resultSheetState, scoresAreOut } from "#app/domain/result-release.ts";

const OPENS = 1_000;
const CLOSES = 2_000;
const RELEASE = 3_000;

describe("scores for staff", () => {
  it.each([
    // showScore, releaseAt, now, unsettled, scores, sheet
    [true, RELEASE, 1_500, false, true, "running"],
    [true, RELEASE, CLOSES - 1, false, true, "running"],
    [true, RELEASE, CLOSES, true, true, "unsettled"],
    [true, RELEASE, CLOSES, false, true, "ready"],
    [true, null, CLOSES, false, true, "ready"],
    [false, RELEASE, 1_500, false, false, "running"],
    [false, RELEASE, CLOSES, false, false, "hidden"],
    [false, RELEASE, RELEASE - 1, false, false, "hidden"],
    [false, RELEASE, RELEASE, true, false, "unsettled"],
    [false, RELEASE, RELEASE, false, true, "ready"],
    [false, null, 1_500, false, false, "never"],
    [false, null, 9_000, false, false, "never"],
  ] as const)(
    "showScore %s, release %s, now %i, unsettled %s: scores %s, sheet %s",
    (showScore, releaseAt, now, unsettled, scores, sheet) => {
      const round = { opensAt: OPENS, closesAt: CLOSES, releaseAt };
      expect(scoresAreOut({ showScore }, round, { now, unsettled })).toBe(scores);
      expect(resultSheetState({ showScore }, round, { now, unsettled })).toBe(sheet);
    },
  );
});
