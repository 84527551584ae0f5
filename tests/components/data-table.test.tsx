import { render, screen, within } from "@testing-library/react";
import { expect, it } from "vitest";
import { type Column, DataTable } from "#app/components/data-table.tsx";
import { Rank } from "#app/components/rank.tsx";

type Row = { id: number; place: number | null; school: string; people: string };

const rows: Row[] = [
  { id: 1, place: 1, school: "THPT Bến Lau", people: "1.184" },
  { id: 2, place: null, school: "THCS Lũng Xanh", people: "–" },
];

const columns: Column<Row>[] = [
  { key: "place", header: "Hạng", cell: (row) => <Rank place={row.place} /> },
  { key: "school", header: "Trường", rowHeader: true, cell: (row) => row.school },
  {
    key: "people",
    header: "Người dự thi",
    numeric: true,
    sort: { href: "?xep=nguoi", direction: "descending" },
    cell: (row) => row.people,
  },
];

const table = { caption: "Bảng trường", columns, rowKey: (row: Row) => row.id };

it("has a name, heads and rows named by their school", () => {
  render(
    <DataTable {...table} rows={rows} isOwn={(row) => row.id === 1} footer={{ school: "Cộng", people: "1.184" }} />,
  );
  expect(screen.getByRole("table", { name: "Bảng trường" })).toHaveClass("fold");
  expect(screen.getAllByRole("columnheader").map((head) => head.textContent)).toEqual([
    "Hạng",
    "Trường",
    "Người dự thi",
  ]);
  const own = screen.getByRole("row", { name: /THPT Bến Lau/ });
  expect(own).toHaveClass("you");
  expect(within(own).getByRole("rowheader")).toHaveTextContent("THPT Bến Lau");
  const amount = within(own).getByRole("cell", { name: "1.184" });
  expect(amount).toHaveClass("num");
  expect(amount).toHaveAttribute("data-l", "Người dự thi");
  expect(screen.getByRole("row", { name: /Cộng/ })).toHaveTextContent("1.184");
});

it("sorts by a link and says how it is sorted", () => {
  render(<DataTable {...table} rows={rows} />);
  expect(screen.getByRole("columnheader", { name: "Người dự thi" })).toHaveAttribute("aria-sort", "descending");
  expect(screen.getByRole("link", { name: "Người dự thi" })).toHaveAttribute("href", "?xep=nguoi");
});

it("scrolls by keyboard under the name of the table", () => {
  render(<DataTable {...table} rows={rows} mode="plain" />);
  expect(screen.getByRole("region", { name: "Bảng trường" })).toHaveAttribute("tabindex", "0");
});

it("says so when it is empty, and then has no totals", () => {
  render(<DataTable {...table} rows={[]} mode="lines" empty="Chưa trường nào dự thi." footer={{ school: "Cộng" }} />);
  expect(screen.getByRole("cell", { name: "Chưa trường nào dự thi." })).toHaveAttribute("colspan", "3");
  expect(screen.queryByText("Cộng")).not.toBeInTheDocument();
});

it.each([
  [1, "rank r1", "1"],
  [2, "rank r2", "2"],
  [3, "rank r3", "3"],
  [4, "rank", "4"],
  [1204, "rank", "1.204"],
  [null, "rank", "–"],
])("draws rank %s", (place, className, text) => {
  const { container } = render(<Rank place={place} />);
  expect(container.firstElementChild).toHaveAttribute("class", className);
  expect(container).toHaveTextContent(text);
});

it("marks what can be sorted, so that a phone can offer it above the records", () => {
  render(<DataTable {...table} rows={rows} />);
  expect(screen.getByRole("table")).toHaveClass("sorts");
  expect(screen.getByRole("columnheader", { name: "Người dự thi" })).toHaveClass("sortable");
  expect(screen.getByRole("columnheader", { name: "Trường" })).not.toHaveClass("sortable");
});
