import { describe, expect, it, vi } from "vitest";
import { Backlog } from "#app/server/backlog.ts";
import { isRefused, LOAD_CLASSES, loadClassOf, retryAfterSeconds } from "#app/server/shed.ts";
import { Turns } from "#app/server/turns.ts";

describe("load classes", () => {
  it.each([
    ["POST", "/thi/01ABC/luu", "answer"],
    ["POST", "/thi/01ABC/nop", "answer"],
    ["POST", "/thi/01ABC/tiep-quan", "answer"],
    ["POST", "/thi/01ABC/nhip", "beat"],
    ["GET", "/thi/01ABC", "start"],
    ["POST", "/cuoc-thi/asean/bat-dau", "start"],
    ["GET", "/cuoc-thi/asean", "start"],
    ["GET", "/cuoc-thi/asean.data", "start"],
    ["GET", "/dang-nhap", "start"],
    ["POST", "/dang-nhap", "signIn"],
    ["POST", "/dang-nhap.data", "signIn"],
    ["POST", "/vao/0123456789abcdef", "start"],
    ["GET", "/ket-qua/01ABC", "result"],
    ["GET", "/cuoc-thi", "read"],
    ["GET", "/bang-xep-hang/asean", "read"],
    ["GET", "/bai-hoc", "read"],
    ["GET", "/so", "report"],
    ["GET", "/to-chuc", "report"],
    ["GET", "/api/v1", "report"],
    ["GET", "/api/v1/participation", "report"],
  ])("%s %s is %s", (method, path, expected) => {
    expect(loadClassOf(method, path)).toBe(expected);
  });

  // one step at a time, in this order, whatever it is that grows
  it.each([
    [{ loopMs: 0, queue: 0 }, []],
    [{ loopMs: 150, queue: 0 }, ["report"]],
    [{ loopMs: 300, queue: 0 }, ["read", "report"]],
    [{ loopMs: 400, queue: 0 }, ["result", "read", "report"]],
    [{ loopMs: 800, queue: 0 }, ["start", "signIn", "result", "read", "report"]],
    [{ loopMs: 1_500, queue: 0 }, ["beat", "start", "signIn", "result", "read", "report"]],
    [{ loopMs: 60_000, queue: 0 }, ["beat", "start", "signIn", "result", "read", "report"]],
    [{ loopMs: 0, queue: 500 }, ["report"]],
    [{ loopMs: 0, queue: 800 }, ["read", "report"]],
    [{ loopMs: 0, queue: 900 }, ["result", "read", "report"]],
    [{ loopMs: 0, queue: 1_100 }, ["start", "signIn", "result", "read", "report"]],
    [{ loopMs: 0, queue: 1_300 }, ["beat", "start", "signIn", "result", "read", "report"]],
    [{ loopMs: 0, queue: 1_600 }, ["answer", "beat", "start", "signIn", "result", "read", "report"]],
  ])("in state %j refuses the lowest first: %j", (state, refused) => {
    expect(LOAD_CLASSES.filter((load) => isRefused(load, state))).toEqual(refused);
  });

  it("spreads those who come back over five seconds", () => {
    expect([0, 0.5, 0.999].map((random) => retryAfterSeconds(() => random))).toEqual([2, 4, 6]);
  });
});

describe("turns of pages", () => {
  const world = () => {
    const seen: string[] = [];
    let now = 0;
    let free = true;
    const turns = new Turns(
      (lane) => free || lane !== "signIn",
      () => now,
    );
    const ask = (lane: "start" | "signIn" | "read" | "report", name: string, gone = false) =>
      turns.wait(lane, { begin: () => seen.push(name), refuse: () => seen.push(`-${name}`), isGone: () => gone });
    const turn = () => new Promise((resolve) => setImmediate(resolve));
    const hold = (held: boolean) => {
      free = !held;
    };
    return { seen, turns, ask, turn, hold, pass: (ms: number) => (now += ms) };
  };

  it("begins one in a turn of the loop, the highest class first", async () => {
    const { seen, ask, turn } = world();
    for (const [lane, name] of [
      ["report", "c"],
      ["read", "b"],
      ["start", "a1"],
      ["start", "a2"],
    ] as const) {
      ask(lane, name);
    }
    const order: string[][] = [];
    for (let n = 0; n < 5; n += 1) {
      await turn();
      order.push([...seen]);
    }
    expect(order).toEqual([["a1"], ["a1", "a2"], ["a1", "a2", "b"], ["a1", "a2", "b", "c"], ["a1", "a2", "b", "c"]]);
  });

  it("takes no more into a lane than it holds, and leaves the other lanes alone", () => {
    const { ask } = world();
    const taken = Array.from({ length: 25 }, (_, n) => ask("report", String(n))).filter(Boolean);
    expect([taken.length, ask("read", "r"), ask("start", "s")]).toEqual([20, true, true]);
  });

  it("keeps sign-ins unread while hashes wait, lets the others by, and goes on by itself", async () => {
    const { seen, ask, turn, hold } = world();
    hold(true);
    ask("signIn", "s1");
    ask("signIn", "s2");
    ask("read", "r");
    for (let n = 0; n < 3; n += 1) await turn();
    expect(seen).toEqual(["r"]);
    ask("start", "a");
    for (let n = 0; n < 3; n += 1) await turn();
    expect(seen).toEqual(["r", "a"]);
    hold(false);
    await vi.waitFor(() => expect(seen).toEqual(["r", "a", "s1", "s2"]));
  });

  it("passes over who has gone and refuses who waited too long", async () => {
    const { seen, ask, turn, pass } = world();
    ask("read", "old");
    pass(11_000);
    ask("start", "gone", true);
    ask("read", "new");
    await turn();
    expect(seen).toEqual(["-old", "new"]);
  });
});

describe("the backlog of saves", () => {
  const world = () => {
    let now = 0;
    const backlog = new Backlog(() => now);
    const take = (n: number) => Array.from({ length: n }, () => backlog.admit());
    return { backlog, take, pass: (ms: number) => (now += ms) };
  };

  // how many wait, for how long, and whether the next one is one too many
  it.each([
    [0, 0, false],
    [100, 60_000, false],
    [101, 300, false],
    [101, 301, true],
    [999, 0, false],
    [1_000, 0, true],
  ])("%i that have waited %i ms: refused %s", (n, ms, refused) => {
    const { backlog, take, pass } = world();
    expect(take(n).every(Boolean)).toBe(true);
    pass(ms);
    expect(backlog.admit() === null).toBe(refused);
  });

  it("takes saves again as soon as others are answered", () => {
    const { backlog, take } = world();
    const [first] = take(1_000);
    expect(backlog.admit()).toBeNull();
    first?.();
    expect(backlog.admit()).not.toBeNull();
    expect(backlog.admit()).toBeNull();
  });
});
