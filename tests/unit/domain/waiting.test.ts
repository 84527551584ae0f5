import { describe, expect, it } from "vitest";
import { startSpreadMs, WAITING_MS, waitingRound } from "#app/domain/waiting.ts";

const MINUTE = 60_000;
const [A, B] = [
  { id: "A", opensAt: 100 * MINUTE, closesAt: 130 * MINUTE },
  { id: "B", opensAt: 140 * MINUTE, closesAt: 170 * MINUTE },
];

describe("waiting for a round", () => {
  it.each([
    [A.opensAt - WAITING_MS - 1, undefined],
    [A.opensAt - WAITING_MS, "A"],
    [A.opensAt - 1, "A"],
    [A.opensAt, undefined],
    // B is near, but A takes starts still
    [A.closesAt - 1, undefined],
    [A.closesAt, "B"],
    [B.opensAt, undefined],
    [B.closesAt, undefined],
  ])("at %i: %s", (now, id) => {
    expect(waitingRound([B, A], now)?.id).toBe(id);
  });
});

describe("the spread of the starts", () => {
  it.each([
    ["lastStart", 30 * MINUTE, 10_000],
    ["hard", 60 * MINUTE, 10_000],
    ["hard", 30 * MINUTE + 6_000, 6_000],
    ["hard", 30 * MINUTE, 2_000],
    ["hard", 20 * MINUTE, 2_000],
  ] as const)("closing %s, open for %i ms: %i ms", (closing, open, spread) => {
    expect(startSpreadMs({ opensAt: 0, closesAt: open }, { minutes: 30, closing })).toBe(spread);
  });
});
