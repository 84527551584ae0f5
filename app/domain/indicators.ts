/**
 * The one catalogue of what reports count (product §2, §7): a page, the tooltips, the annex of a report and its files
 * all read it here. Whoever changes how a figure is counted changes its words in the same breath.
 */
import { formatNumber, UNKNOWN } from "./vietnamese.ts";

export const INDICATOR_IDS = [
  "schools",
  "schools_joined",
  "schools_zero",
  "schools_joined_rate",
  "roll",
  "people",
  "outside",
  "turns",
  "rate",
  "accounts",
  "full_marks",
  "mean",
  "lessons",
  "sessions",
  "classes_taught",
  "schools_taught",
  "present",
  "begun",
  "finished",
  "finishes",
] as const;
export type IndicatorId = (typeof INDICATOR_IDS)[number];

/** How a figure is written: a whole number, a share with one decimal, a mean score. */
export type FigureKind = "count" | "percent" | "mean";

export interface Indicator {
  readonly name: string;
  /** What is counted: "người", "lượt", "%". */
  readonly unit: string;
  readonly kind: FigureKind;
  readonly formula: string;
  /** Only of shares and means. */
  readonly numerator: string | null;
  readonly denominator: string | null;
  /** Of which moment or stretch of time it is. */
  readonly moment: string;
  readonly source: string;
}

const AT_EDITION = "Bản chốt của cuộc thi; chưa chốt thì lúc lập báo cáo";
const IN_PERIOD = "Trong kỳ báo cáo, đến mốc số liệu";
const AT_ROLL = "Lúc lấy sĩ số của cuộc thi (khi cuộc thi mở)";
const BOARDS = "Bảng số liệu của cuộc thi";
const counted = { kind: "count", numerator: null, denominator: null } as const;

export const INDICATORS: Readonly<Record<IndicatorId, Indicator>> = {
  schools: {
    ...counted,
    name: "Số trường",
    unit: "trường",
    formula: "Đếm các trường đang hoạt động thuộc đơn vị báo cáo",
    moment: "Lúc lập báo cáo",
    source: "Danh mục đơn vị",
  },
  schools_joined: {
    ...counted,
    name: "Trường có người dự thi",
    unit: "trường",
    formula: "Đếm các trường có ít nhất một lượt thi",
    moment: AT_EDITION,
    source: BOARDS,
  },
  schools_zero: {
    ...counted,
    name: "Trường chưa có người dự thi",
    unit: "trường",
    formula: "Số trường trừ số trường có người dự thi",
    moment: AT_EDITION,
    source: BOARDS,
  },
  schools_joined_rate: {
    kind: "percent",
    name: "Tỷ lệ trường có người dự thi",
    unit: "%",
    formula: "Trường có người dự thi chia cho số trường",
    numerator: "Trường có người dự thi",
    denominator: "Số trường",
    moment: AT_EDITION,
    source: BOARDS,
  },
  roll: {
    ...counted,
    name: "Sĩ số",
    unit: "người",
    formula: "Đếm người trong danh sách của đơn vị. Đơn vị chưa có danh sách ghi “–”, không ghi 0",
    moment: AT_ROLL,
    source: "Danh sách học sinh, đoàn viên đã chốt",
  },
  people: {
    ...counted,
    name: "Người dự thi",
    unit: "người",
    formula: "Đếm người trong sĩ số có ít nhất một lượt thi đã nộp hoặc hết giờ, không bị huỷ; mỗi người tính một lần",
    moment: AT_EDITION,
    source: BOARDS,
  },
  outside: {
    ...counted,
    name: "Dự thi ngoài sĩ số",
    unit: "người",
    formula: "Đếm người dự thi ở đơn vị mà không có tên trong sĩ số của đơn vị; đứng riêng, không cộng vào tỷ lệ",
    moment: AT_EDITION,
    source: BOARDS,
  },
  turns: {
    ...counted,
    name: "Lượt thi",
    unit: "lượt",
    formula: "Đếm lượt thi đã nộp hoặc hết giờ, không bị huỷ",
    moment: AT_EDITION,
    source: BOARDS,
  },
  rate: {
    kind: "percent",
    name: "Tỷ lệ dự thi",
    unit: "%",
    formula: "Người dự thi chia cho sĩ số. Dòng tổng là tổng chia tổng, không phải trung bình các tỷ lệ",
    numerator: "Người dự thi",
    denominator: "Sĩ số",
    moment: AT_ROLL,
    source: BOARDS,
  },
  accounts: {
    ...counted,
    name: "Người đã đăng nhập",
    unit: "người",
    formula: "Đếm người đang thuộc đơn vị đã đăng nhập từ khi công bố cuộc thi",
    moment: "Từ khi công bố cuộc thi đến lúc lập báo cáo",
    source: "Nhật ký đăng nhập",
  },
  full_marks: {
    ...counted,
    name: "Người đạt điểm tối đa",
    unit: "người",
    formula: "Đếm người có ít nhất một lượt thi đạt điểm tối đa",
    moment: AT_EDITION,
    source: BOARDS,
  },
  mean: {
    kind: "mean",
    name: "Điểm trung bình",
    unit: "điểm",
    formula:
      "Tổng điểm của lượt được tính chia cho số người có lượt được tính. Dưới 5 người thì không nêu, điểm chung cũng không nêu khi từ đó suy ra được",
    numerator: "Tổng điểm của lượt được tính",
    denominator: "Người có lượt được tính",
    moment: AT_EDITION,
    source: BOARDS,
  },
  lessons: {
    ...counted,
    name: "Số bài học",
    unit: "bài",
    formula: "Đếm bài học trong kho của các phần được đưa vào báo cáo",
    moment: "Lúc lập báo cáo",
    source: "Kho bài học",
  },
  sessions: {
    ...counted,
    name: "Lượt dạy",
    unit: "lượt",
    formula: "Đếm lần ghi “đã dạy”: một lớp, một bài, một hình thức, một ngày là một lượt",
    moment: IN_PERIOD,
    source: "Sổ ghi đã dạy",
  },
  classes_taught: {
    ...counted,
    name: "Lớp, chi đoàn đã dạy",
    unit: "lớp",
    formula: "Đếm lớp, chi đoàn có ít nhất một lượt dạy",
    moment: IN_PERIOD,
    source: "Sổ ghi đã dạy",
  },
  schools_taught: {
    ...counted,
    name: "Trường đã dạy",
    unit: "trường",
    formula: "Đếm trường có ít nhất một lớp đã dạy",
    moment: IN_PERIOD,
    source: "Sổ ghi đã dạy",
  },
  present: {
    ...counted,
    name: "Lượt người có mặt",
    unit: "lượt",
    formula: "Cộng số người có mặt của các lượt dạy; một người dự hai lượt tính hai",
    moment: IN_PERIOD,
    source: "Sổ ghi đã dạy",
  },
  begun: {
    ...counted,
    name: "Người đã mở bài",
    unit: "người",
    formula: "Đếm người đã mở ít nhất một bài; mỗi người tính một lần",
    moment: IN_PERIOD,
    source: "Tiến độ tự học",
  },
  finished: {
    ...counted,
    name: "Người đã học xong",
    unit: "người",
    formula: "Đếm người đã học xong ít nhất một bài; mỗi người tính một lần",
    moment: IN_PERIOD,
    source: "Tiến độ tự học",
  },
  finishes: {
    ...counted,
    name: "Lượt học xong",
    unit: "lượt",
    formula: "Đếm cặp người và bài đã học xong",
    moment: IN_PERIOD,
    source: "Tiến độ tự học",
  },
};

/**
 * A share in percent with one decimal, 50.4 for 504 of 1,000. Null where it is unknown: nothing to divide by, or more
 * than there are, which says that the two were not counted of the same people.
 */
export function shareOf(part: number | null, whole: number | null): number | null {
  if (part === null || whole === null || whole <= 0 || part > whole) return null;
  return Math.round((part * 1_000) / whole) / 10;
}

/** A mean score in points with two decimals, from thousandths; null for fewer than five people (product §8). */
export function meanOf(thousandths: number, people: number, fewest: number): number | null {
  if (people < fewest) return null;
  return Math.round(thousandths / people / 10) / 100;
}

/** The number as a table has it: "1.234", "50,4", "17,25"; "–" for what is unknown. */
export function cellText(kind: FigureKind, value: number | null): string {
  if (value === null) return UNKNOWN;
  if (kind === "count") return formatNumber(value);
  return value.toFixed(kind === "percent" ? 1 : 2).replace(".", ",");
}

/** The number as a sentence has it: a share with its sign, "50,4%". */
export function figureText(kind: FigureKind, value: number | null): string {
  const text = cellText(kind, value);
  return kind === "percent" && value !== null ? `${text}%` : text;
}

/** What stands under a table of units that does not hold everybody of the whole, such as branches that belong to no school. */
export function wholeSentence({ roll, people }: { readonly roll: number; readonly people: number }): string {
  return `Toàn đơn vị có sĩ số ${formatNumber(roll)}, ${formatNumber(people)} người dự thi, kể cả người không thuộc các đơn vị trong bảng.`;
}
