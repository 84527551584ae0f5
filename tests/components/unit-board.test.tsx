/** The table of a board of units, its page parts, and what is told of movement and sizes. */
import { render, screen, within } from "@testing-library/react";
import { expect, it, test } from "vitest";
import { RULE_DEFAULTS } from "#app/domain/contest.ts";
import { moveSign, moveWords, sizeWords } from "#app/features/boards/board-words.ts";
import { UnitBoard } from "#app/features/boards/unit-board.tsx";
import type { UnitBoardView } from "#app/features/boards/unit-board-page.server.ts";
import { partOfBoard } from "#app/features/boards/unit-board-part.ts";
import { UnitBoardTable } from "#app/features/boards/unit-board-table.tsx";
import { type UnitValues, unitColumns } from "#app/features/boards/unit-columns.ts";
import type { UnitLine } from "#app/features/boards/unit-lines.ts";

const VALUES: UnitValues = {
  participants: 45,
  people: 42,
  outside: 3,
  roll: 100,
  turns: 60,
  fullMarks: 2,
  mean: 15_166.6,
  scoreSum: 682_500,
  top: 9,
  points: 27,
  bestMean: 19_050,
  accounts: null,
};
const line = (unit: string, over: Partial<UnitLine> = {}): UnitLine => ({
  unit,
  code: unit,
  name: `Trường ${unit}`,
  kindLabel: "Trường THCS",
  rank: 1,
  move: null,
  why: null,
  own: false,
  href: null,
  values: VALUES,
  ...over,
});
const columns = unitColumns("C2", RULE_DEFAULTS, { accounts: false });

it("shows what decides first, then every other figure once, and the total", () => {
  render(
    <UnitBoardTable caption="Trường" lines={[line("A", { own: true, move: 2 })]} columns={columns} total={VALUES} />,
  );
  const heads = screen.getAllByRole("columnheader").map((head) => head.textContent);
  expect(heads.slice(0, 5)).toEqual(["Hạng", "Đơn vị", "Tỷ lệ", "Người dự thi", "Trong sĩ số"]);
  expect(new Set(heads).size).toBe(heads.length);
  const own = screen.getByRole("row", { name: /Trường A/ });
  expect(own).toHaveClass("you");
  expect(own).toHaveTextContent("▲2");
  expect(own).toHaveTextContent("lên 2 bậc");
  expect(within(own).getByRole("progressbar")).toHaveAttribute("aria-label", "Trường A: 42,0%");
  expect(within(own).getByRole("cell", { name: "15,17" })).toBeInTheDocument();
  expect(screen.getByRole("row", { name: /Tổng cộng/ })).toHaveTextContent("42,0%");
});

it("puts on paper a rank without ornament and the movement in a column of its own", () => {
  render(<UnitBoardTable caption="Trường" lines={[line("A", { move: "new" })]} columns={columns} mode="plain" />);
  expect(screen.getAllByRole("columnheader").map((head) => head.textContent)).toContain("▲▼");
  expect(screen.queryByRole("progressbar")).toBeNull();
});

it("shows a unit without a rank, a roll or enough people for a mean as unknown, not as 0", () => {
  const values = { ...VALUES, roll: null, mean: null };
  render(<UnitBoardTable caption="Trường" lines={[line("A", { rank: null, values })]} columns={columns} />);
  const row = screen.getByRole("row", { name: /Trường A/ });
  expect(within(row).getAllByText("–").length).toBeGreaterThanOrEqual(4);
});

it("says that nobody took part yet", () => {
  render(<UnitBoardTable caption="Trường" lines={[]} columns={columns} />);
  expect(screen.getByRole("heading", { name: "Chưa có ai dự thi" })).toBeInTheDocument();
});

const VIEW: UnitBoardView = {
  kind: "schools",
  label: "Trường",
  parent: { unit: "P", name: "Tỉnh" },
  round: null,
  whole: true,
  formula: "BK",
  formulas: ["C2", "BK"],
  sizes: [
    { id: "1", from: null, to: 300 },
    { id: "2", from: 301, to: null },
  ],
  size: { id: "2", from: 301, to: null },
  rule: { ...RULE_DEFAULTS, minRoll: 50, sizeClasses: [300] },
  bySize: true,
  units: [line("A")],
  apart: [line("B", { rank: null, why: "small" })],
  total: VALUES,
  movedSince: null,
  withZero: false,
  withAccounts: false,
};
const show = (view: UnitBoardView) => render(<UnitBoard slug="asean" view={view} part={partOfBoard(view, 1)} />);

it("names its formula in full and leads to the others, each with an address", () => {
  show(VIEW);
  expect(screen.getByText(/Cộng 10 điểm cao nhất/)).toBeInTheDocument();
  expect(screen.getByRole("link", { name: "Tỷ lệ dự thi" })).toHaveAttribute(
    "href",
    "/bang-xep-hang/asean?bang=schools&quy-mo=2",
  );
  expect(screen.getByRole("link", { name: "Trung bình 10 điểm cao nhất" })).toHaveAttribute("aria-current", "true");
  expect(screen.getByRole("link", { name: "Tải CSV" })).toHaveAttribute(
    "href",
    "/bang-xep-hang/asean/bang.csv?bang=schools&cach=BK&quy-mo=2",
  );
});

it("ranks schools of one size together and lists small ones apart", () => {
  show(VIEW);
  expect(screen.getByRole("link", { name: "Sĩ số đến 300" })).toHaveAttribute(
    "href",
    "/bang-xep-hang/asean?bang=schools&cach=BK",
  );
  expect(screen.getByRole("heading", { name: "Chưa xếp hạng: sĩ số dưới 50" })).toBeInTheDocument();
  expect(screen.getByRole("row", { name: /Tổng cộng, kể cả đơn vị chưa xếp hạng/ })).toBeInTheDocument();
});

it("leads back from the board of one unit", () => {
  show({ ...VIEW, whole: false });
  expect(screen.getByRole("link", { name: /Cả cuộc thi/ })).toHaveAttribute("href", "/bang-xep-hang/asean");
});

it("keeps one's own unit in sight on every page", () => {
  const units = Array.from({ length: 250 }, (_, at) => line(`U${at}`, { rank: at + 1, own: at === 180 }));
  const parts = [1, 2, 3, 99].map((page) => partOfBoard({ units, apart: [] }, page));
  expect(parts.map(({ page, pages, lines }) => [page, pages, lines.length])).toEqual([
    [1, 3, 100],
    [2, 3, 100],
    [3, 3, 50],
    [3, 3, 50],
  ]);
  expect(parts.map(({ pinned }) => pinned?.unit ?? null)).toEqual(["U180", null, "U180", "U180"]);
});

test.each([
  [3, "▲3", "lên 3 bậc"],
  [-1, "▼1", "xuống 1 bậc"],
  [0, "–", "giữ hạng"],
  ["new", "mới", "mới có hạng"],
  [null, "", ""],
] as const)("movement %s is told as %s, %s", (move, sign, words) => {
  expect([moveSign(move), moveWords(move)]).toEqual([sign, words]);
});

test.each([
  [{ id: "1", from: null, to: 300 }, "Sĩ số đến 300"],
  [{ id: "2", from: 301, to: 1_200 }, "Sĩ số 301 đến 1.200"],
  [{ id: "3", from: 1_201, to: null }, "Sĩ số từ 1.201"],
  [{ id: "0", from: null, to: null }, "Chưa có sĩ số"],
])("a class by size is called so: %j", (size, words) => expect(sizeWords(size)).toBe(words));
