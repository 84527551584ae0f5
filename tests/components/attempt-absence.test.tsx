/** Being out of sight is counted by the page, told once, and outlives a reload of the tab. */
import { beforeEach, expect, it, vi } from "vitest";
import { Absence } from "#app/browser/attempt/absence.ts";

let clock = 0;
const absence = () => new Absence("goc-roi-trang-A", () => clock);
const away = (of: Absence, ms: number) => {
  of.left();
  clock += ms;
  of.back();
};

beforeEach(() => sessionStorage.clear());

it("has nothing to tell before the page was left", () => {
  const one = absence();
  expect(one.news).toBeUndefined();
  one.back();
  expect(one.news).toBeUndefined();
});

it("tells sums, and only once what was heard", () => {
  const one = absence();
  away(one, 2_000);
  expect(one.news).toEqual({ times: 1, ms: 2_000 });
  // the answer was lost: the same again, with what came to it
  away(one, 500);
  const told = one.news!;
  expect(told).toEqual({ times: 2, ms: 2_500 });
  one.heard(told);
  expect(one.news).toBeUndefined();
  // left twice without being seen between: one absence
  one.left();
  clock += 100;
  away(one, 400);
  expect(one.news).toEqual({ times: 3, ms: 3_000 });
});

it("goes on after a reload, and tells the server once more", () => {
  const before = absence();
  away(before, 4_000);
  before.heard(before.news!);
  const after = absence();
  expect(after.news).toEqual({ times: 1, ms: 4_000 });
  away(after, 1_000);
  expect(after.news).toEqual({ times: 2, ms: 5_000 });
});

it("leaves nothing in the tab once the attempt is over", () => {
  const one = absence();
  away(one, 4_000);
  one.forget();
  expect(sessionStorage.length).toBe(0);
});

it.each(["", "{", "null", '{"times":"x"}'])("reads %j as nothing", (kept) => {
  sessionStorage.setItem("goc-roi-trang-A", kept);
  expect(absence().news).toBeUndefined();
});

it("counts without a store", () => {
  const forbidden = vi.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
    throw new Error("full");
  });
  const one = absence();
  away(one, 1_000);
  expect(one.news).toEqual({ times: 1, ms: 1_000 });
  forbidden.mockRestore();
});
