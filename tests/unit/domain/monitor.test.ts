import { describe, expect, it } from "vitest";
import { MANY_EPOCHS, signLimits, signsOf } from "#app/features/monitor/signs.ts";
import { startColumns, startsSince } from "#app/features/monitor/starts.ts";

const MINUTE = 60_000;
/** 08:03:20 */
const NOW = Date.UTC(2026, 10, 16, 1, 3, 20);

describe("columns of starts", () => {
  it("begin on a whole five minutes, the last one running", () => {
    expect(new Date(startsSince(NOW)).toISOString()).toBe("2026-11-16T00:05:00.000Z");
    const columns = startColumns([], NOW);
    expect(columns.map(({ n }) => n)).toEqual(Array.from({ length: 12 }, () => 0));
    expect(columns.at(-1)!.from).toBeLessThanOrEqual(NOW);
    expect(NOW - columns.at(-1)!.from).toBeLessThan(5 * MINUTE);
  });

  it.each([
    ["the first minute of the hour", -58 * MINUTE, 0],
    ["just now", 0, 11],
    ["before the columns", -61 * MINUTE, null],
    ["five minutes ago", -5 * MINUTE, 10],
  ])("%s", (_what, ago, column) => {
    const columns = startColumns([{ minute: Math.floor((NOW + ago) / MINUTE), n: 7 }], NOW);
    expect(columns.flatMap(({ n }, at) => (n > 0 ? [at] : []))).toEqual(column === null ? [] : [column]);
  });
});

describe("hints", () => {
  const limits = signLimits({ quota: [{ n: 20 }], pointsPerQuestion: 1_000 });

  it("know how long a paper takes to read, and what a high score is", () => {
    expect(limits).toEqual({ fastMs: 60_000, score: 16_000, epochs: MANY_EPOCHS, absences: 5, absenceMs: 60_000 });
  });

  it.each([
    ["an open attempt", { epoch: 1, score: null, durationMs: null }, []],
    ["a quick one that scores", { epoch: 1, score: 16_000, durationMs: 59_999 }, ["fast"]],
    ["one that took its time", { epoch: 1, score: 20_000, durationMs: 60_000 }, []],
    ["a quick one that gave up", { epoch: 1, score: 15_999, durationMs: 20_000 }, []],
    ["one that was opened anew once or twice", { epoch: 3, score: null, durationMs: null }, []],
    ["one that went from page to page", { epoch: MANY_EPOCHS, score: null, durationMs: null }, ["reopened"]],
    ["one that was left for a message now and then", { awayTimes: 4, awayMs: 59_999 }, []],
    ["one that was left often", { awayTimes: 5, awayMs: 5_000 }, ["away"]],
    ["one that was left for long", { awayTimes: 1, awayMs: 60_000 }, ["away"]],
    ["all of it", { epoch: 9, score: 20_000, durationMs: 1_000, awayTimes: 7 }, ["fast", "reopened", "away"]],
  ])("%s", (_what, figures, signs) => {
    const quiet = { epoch: 1, score: null, durationMs: null, awayTimes: 0, awayMs: 0 };
    expect(signsOf({ ...quiet, ...figures }, limits)).toEqual(signs);
  });
});
