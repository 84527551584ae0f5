/** What the page of the dashboard draws of its tables: choice, order, the first rows, totals. */
import { describe, expect, test } from "vitest";
import type { Breakdown, BreakdownRow } from "#app/features/reports/breakdowns.server.ts";
import { type DashboardAddress, dashboardHref } from "#app/features/reports/dashboard-address.ts";
import { besides } from "#app/features/reports/day-section.tsx";
import { totalOf } from "#app/features/reports/participation-rows.ts";
import { tableOf } from "#app/features/reports/shown-rows.ts";

const row = (n: number, of: Partial<BreakdownRow> = {}): BreakdownRow => ({
  ...{
    unit: `S${n}`,
    code: `${n}`,
    name: `Trường ${n}`,
    kind: n % 2 ? "thpt" : "thcs",
    kindLabel: n % 2 ? "THPT" : "THCS",
  },
  ...{ people: n, outside: 0, turns: n, fullMarks: n % 3, roll: n === 0 ? null : 10 * n, before: null },
  ...of,
});
const breakdown = (n: number): Breakdown => {
  const rows = Array.from({ length: n }, (_, at) => row(at));
  return { id: "schools", label: "Trường", leads: "unit", rows, total: totalOf(rows), beforeTotal: null };
};
const AT: DashboardAddress = {
  ...{ contest: "thi", round: "1", unit: "U", table: null, before: null },
  ...{ missing: false, kind: null, sort: "ten", all: false },
};

describe("the rows of a page", () => {
  test.each<[string, Partial<DashboardAddress>, string[]]>([
    ["by name", {}, ["S0", "S1", "S2", "S3"]],
    ["the most people first", { sort: "nguoi" }, ["S3", "S2", "S1", "S0"]],
    ["equal rates stay in order, unknown ones last", { sort: "ty-le" }, ["S1", "S2", "S3", "S0"]],
    ["only without anybody", { missing: true }, ["S0"]],
    ["of one kind", { kind: "thpt" }, ["S1", "S3"]],
    ["of a kind that is not there", { kind: "khac" }, []],
  ])("%s", (_name, at, expected) => {
    expect(tableOf(breakdown(4), { ...AT, ...at }, null).rows.map(({ unit }) => unit)).toEqual(expected);
  });

  test("are the first hundred, until somebody asks for all", () => {
    const first = tableOf(breakdown(130), AT, null);
    expect([first.rows.length, first.chosen, first.shownTotal.units]).toEqual([100, 130, 130]);
    expect(tableOf(breakdown(130), { ...AT, all: true }, null).rows).toHaveLength(130);
  });

  test("have totals of everything, or of the kind, whatever is drawn", () => {
    const all = tableOf(breakdown(130), AT, { S1: 5, S129: 7 });
    expect([all.shownTotal.people, all.accounts, all.lacksRoll]).toEqual([(129 * 130) / 2, 12, true]);
    const kind = tableOf(breakdown(4), { ...AT, kind: "thcs" }, { S1: 5, S2: 7 });
    expect([kind.shownTotal.people, kind.shownTotal.roll, kind.accounts]).toEqual([2, 20, 7]);
    expect(kind.kinds.map(({ label }) => label)).toEqual(["THCS", "THPT"]);
    expect(tableOf(breakdown(4), AT, null).accounts).toBeNull();
  });
});

test("every choice stands in the address, usual ones do not", () => {
  expect(dashboardHref(AT)).toBe("/so?cuoc-thi=thi&vong=1&don-vi=U");
  const all = { ...AT, table: "schools", before: "R", missing: true, kind: "thpt", sort: "luot", all: true } as const;
  expect(dashboardHref(all)).toBe(
    "/so?cuoc-thi=thi&vong=1&don-vi=U&so-voi=R&bang=schools&loai=thpt&chi=chua-co&xep=luot&hien=het",
  );
});

test("an earlier period lies over this one, first day upon first day, as long as it lasted", () => {
  const day = (name: string, peopleSoFar: number) => ({ day: name, people: 1, turns: 1, peopleSoFar });
  const now = [day("2026-11-10", 1), day("2026-11-12", 4), day("2026-11-14", 9)];
  const before = [day("2025-10-01", 2), day("2025-10-02", 3), day("2025-10-04", 7)];
  expect(besides(now, before).map(({ was }) => was)).toEqual([2, 3, null]);
  expect(besides(now, []).map(({ was }) => was)).toEqual([null, null, null]);
  expect(besides([], before)).toEqual([]);
});
