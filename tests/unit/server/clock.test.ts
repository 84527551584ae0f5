import { describe, expect, it } from "vitest";
import { SteadyClock } from "#app/clock.server.ts";

const WALL = 1_800_000_000_000;

describe("the process's clock", () => {
  it("runs on the monotonic timer, whatever the machine's clock does", () => {
    let monotonic = 50;
    const clock = new SteadyClock(WALL, () => monotonic);
    monotonic += 60_000;
    expect(clock.now()).toBe(WALL + 60_000);
  });

  it.each([
    ["one ms ahead", 1, 1, false],
    ["a second ahead", 1_000, 5, false],
    ["a second behind", -1_000, -5, false],
    ["an hour ahead", 3_600_000, 0, true],
    ["a day behind", -86_400_000, 0, true],
  ])("follows a reference that is %s by small steps only", (_name, away, step, alarm) => {
    const clock = new SteadyClock(WALL, () => 0);
    clock.adjust(WALL + away);
    expect(clock.now()).toBe(WALL + step);
    expect(clock.state.alarm).toBe(alarm);
  });
});
