import { describe, expect, it } from "vitest";
import { isRefused, loadClassOf } from "#app/server/shed.ts";

describe("load classes", () => {
  it.each([
    ["POST", "/thi/01ABC/luu", "answer"],
    ["POST", "/thi/01ABC/nop", "answer"],
    ["POST", "/thi/01ABC/nhip", "answer"],
    ["GET", "/thi/01ABC", "start"],
    ["POST", "/cuoc-thi/asean/bat-dau", "start"],
    ["POST", "/dang-nhap", "start"],
    ["GET", "/bang-xep-hang/asean", "read"],
    ["GET", "/bai-hoc", "read"],
    ["GET", "/so", "report"],
    ["GET", "/to-chuc", "report"],
  ])("%s %s is %s", (method, path, expected) => {
    expect(loadClassOf(method, path)).toBe(expected);
  });

  it.each([
    [{ loopMs: 0, queue: 0 }, []],
    [{ loopMs: 200, queue: 0 }, ["report"]],
    [{ loopMs: 400, queue: 0 }, ["report", "read"]],
    [{ loopMs: 1_500, queue: 0 }, ["report", "read", "start"]],
    [{ loopMs: 0, queue: 500 }, ["report"]],
    [{ loopMs: 0, queue: 1_000 }, ["report", "read"]],
    [{ loopMs: 0, queue: 1_500 }, ["report", "read", "start"]],
  ])("in state %j refuses the lowest first: %j", (state, refused) => {
    const classes = ["report", "read", "start", "answer"] as const;
    expect(classes.filter((load) => isRefused(load, state))).toEqual(refused);
  });
});
