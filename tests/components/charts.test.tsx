import { render, screen } from "@testing-library/react";
import fc from "fast-check";
import { renderToString } from "react-dom/server";
import { describe, expect, it, test } from "vitest";
import { apart, niceScale, spreadLabels } from "#app/components/chart-scale.ts";
import { ColumnChart } from "#app/components/column-chart.tsx";
import { LineChart } from "#app/components/line-chart.tsx";

const weeks = [
  { week: "02/11", people: 30_700, before: 21_200 },
  { week: "09/11", people: 36_200, before: 25_600 },
  { week: "16/11", people: 42_318, before: 29_004 },
];

const grades = [
  { grade: "Khối 8", people: 620 },
  { grade: "Khối 9", people: null },
  { grade: "Khối 10", people: 1184 },
];

const lines = (
  <LineChart
    id="tuan"
    title="Người dự thi tăng đều mỗi tuần."
    rows={weeks}
    label={(row) => row.week}
    value={(row) => row.people}
    name="năm nay"
    before={{ name: "năm trước", value: (row) => row.before }}
  />
);

const columns = (
  <ColumnChart
    id="khoi"
    title="Khối 10 dự thi nhiều nhất."
    rows={grades}
    label={(row) => row.grade}
    value={(row) => row.people}
    isOwn={(row) => row.grade === "Khối 8"}
  />
);

describe.each([
  ["LineChart", lines],
  ["ColumnChart", columns],
])("%s", (_name, chart) => {
  it("is drawn on the server without style attributes, twice the same", () => {
    const html = renderToString(chart);
    expect(html).toContain("<svg");
    expect(html).not.toContain("style=");
    expect(renderToString(chart)).toBe(html);
  });

  it("hydrates to the very drawing the server sent", () => {
    const container = document.createElement("div");
    container.innerHTML = renderToString(chart);
    const sent = container.innerHTML;
    render(chart, { container, hydrate: true });
    expect(container.innerHTML).toBe(sent);
  });
});

it("names lines at their ends and writes the axis in thousands", () => {
  render(lines);
  expect(screen.getByRole("img", { name: "Người dự thi tăng đều mỗi tuần." })).toBeInTheDocument();
  expect(screen.getByRole("figure")).toHaveTextContent("(đơn vị: nghìn)");
  for (const text of ["42.318", "năm nay", "29.004", "năm trước", "16/11", "60"]) {
    expect(screen.getByText(text)).toBeInTheDocument();
  }
});

it("writes the number above each column and a dash where it is unknown", () => {
  const { container } = render(columns);
  for (const text of ["620", "1.184", "–", "Khối 9"]) expect(screen.getByText(text)).toBeInTheDocument();
  expect(container.querySelectorAll(".column-marked")).toHaveLength(1);
});

it("draws nothing wrong when there are no rows", () => {
  const nothing = { id: "trong", title: "Chưa có số liệu.", rows: [], label: () => "", value: () => 0 };
  expect(renderToString(<ColumnChart {...nothing} />)).toContain("<svg");
  expect(renderToString(<LineChart {...nothing} name="năm nay" />)).toContain("<svg");
});

describe("scales", () => {
  test.each([
    [0, 1, [0, 1]],
    [3, 3, [0, 1, 2, 3]],
    [100, 100, [0, 50, 100]],
    [1184, 1500, [0, 500, 1000, 1500]],
    [42_318, 60_000, [0, 20_000, 40_000, 60_000]],
  ])("niceScale(%s)", (largest, max, ticks) => {
    expect(niceScale(largest)).toMatchObject({ max, ticks });
  });

  it("cover the largest value in few round steps", () => {
    fc.assert(
      fc.property(fc.nat({ max: 1_000_000_000 }), (largest) => {
        const { max, ticks } = niceScale(largest);
        expect(max).toBeGreaterThanOrEqual(largest);
        expect(ticks.length).toBeLessThanOrEqual(6);
        expect(ticks.every(Number.isInteger)).toBe(true);
      }),
    );
  });

  it("label the last row and never more than there is room for", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 10 }), (count, most) => {
        const shown = spreadLabels(count, most);
        expect(shown.has(count - 1)).toBe(true);
        expect(shown.size).toBeLessThanOrEqual(Math.max(most, 2));
      }),
    );
  });

  test.each([
    [10, 100, [10, 100]],
    [50, 60, [32, 78]],
    [60, 50, [78, 32]],
    [50, 50, [27, 73]],
  ])("labels at %s and %s stand apart", (first, second, expected) => {
    expect(apart(first, second, 46)).toEqual(expected);
  });
});
