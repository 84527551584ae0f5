/** The figures of a board of units as columns: one list for the page, its print view, CSV and XLSX. */

import type { UnitFormula } from "#app/domain/contest.ts";
import { UNIT_FORMULA, type UnitRule, type UnitValue } from "#app/domain/unit-formulas.ts";
import { formatNumber, formatPercent, formatScore, UNKNOWN } from "#app/domain/vietnamese.ts";

/** What a board shows of a unit; scores in thousandths; null = unknown, or not to be shown. */
export type UnitValues = Readonly<Record<Exclude<UnitValue, "rate" | "topShare">, number | null>> & {
  /** Accounts that were signed in to since the announcement; null where it is not shown. */
  readonly accounts: number | null;
};

export type ColumnId = UnitValue | "accounts";

export interface UnitColumn {
  readonly id: ColumnId;
  readonly header: string;
  /** As a page shows it. */
  readonly text: (values: UnitValues) => string;
  /** As a file holds it: a number; shares in percent with one decimal, points as they are said. */
  readonly number: (values: UnitValues) => number | null;
  /** Of the file's heading, where it says more: "Tỷ lệ (%)". */
  readonly unit?: string;
}

const count = (id: keyof UnitValues, header: string): UnitColumn => ({
  id,
  header,
  text: (values) => formatNumber(values[id]),
  number: (values) => values[id],
});
const points = (id: keyof UnitValues, header: string): UnitColumn => ({
  id,
  header,
  text: (values) => formatScore(values[id] === null ? null : Math.round(values[id])),
  number: (values) => (values[id] === null ? null : Math.round(values[id]) / 1_000),
});
/** Means with two decimals; ranks compare them whole. */
const mean = (id: keyof UnitValues, header: string): UnitColumn => ({
  id,
  header,
  text: (values) => (values[id] === null ? UNKNOWN : (values[id] / 1_000).toFixed(2).replace(".", ",")),
  number: (values) => (values[id] === null ? null : Math.round(values[id] / 10) / 100),
});
const share = (id: ColumnId, header: string, top: keyof UnitValues, bottom: keyof UnitValues): UnitColumn => ({
  id,
  header,
  unit: "%",
  text: (values) => formatPercent(values[top], values[bottom]),
  number: (values) => percent(values[top], values[bottom]),
});

function percent(top: number | null, bottom: number | null): number | null {
  return top === null || !bottom ? null : Math.round((top * 1_000) / bottom) / 10;
}

function columnOf(id: ColumnId, rule: UnitRule): UnitColumn {
  switch (id) {
    case "participants":
      return count(id, "Người dự thi");
    case "people":
      return count(id, "Trong sĩ số");
    case "outside":
      return count(id, "Ngoài sĩ số");
    case "roll":
      return count(id, "Sĩ số");
    case "rate":
      return share(id, "Tỷ lệ", "people", "roll");
    case "turns":
      return count(id, "Lượt thi");
    case "accounts":
      return count(id, "Đã đăng nhập");
    case "fullMarks":
      return count(id, "Đạt tối đa");
    case "mean":
      return mean(id, "Điểm trung bình");
    case "scoreSum":
      return points(id, "Tổng điểm");
    case "top":
      return count(id, rule.topPercent === 100 ? "Đạt điểm tối đa" : `Đạt từ ${rule.topPercent}%`);
    case "topShare":
      return share(id, "Tỷ lệ kết quả cao", "top", "participants");
    case "points":
      return count(id, "Điểm thứ hạng");
    case "bestMean":
      return mean(id, UNIT_FORMULA.BK.name(rule));
  }
}

const USUAL: readonly ColumnId[] = ["people", "outside", "roll", "rate", "turns", "fullMarks", "mean"];

/** What the rank is made of, then every other figure, each in a column of its own. */
export function unitColumns(formula: UnitFormula, rule: UnitRule, { accounts }: { accounts: boolean }): UnitColumn[] {
  const { values } = UNIT_FORMULA[formula];
  const rest = USUAL.filter((id) => !(values as readonly ColumnId[]).includes(id));
  return [...values, ...rest, ...(accounts ? (["accounts"] as const) : [])].map((id) => columnOf(id, rule));
}
