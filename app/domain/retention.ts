/** How long things are kept (product §8): what an administrator may set, within which bounds, and when its time is over. */
import { localDay, startOfLocalDay } from "./vietnamese.ts";

export const RETENTION_IDS = [
  "uploads",
  "sessions",
  "limits",
  "outbox",
  "absences",
  "answers",
  "left",
  "audit",
] as const;
export type RetentionId = (typeof RETENTION_IDS)[number];
export type RetentionUnit = "hour" | "day" | "month" | "year";

/** How long each thing is kept, in the rule's unit. */
export type RetentionTerms = Readonly<Record<RetentionId, number>>;

export const UNIT_NAMES: Readonly<Record<RetentionUnit, string>> = {
  hour: "giờ",
  day: "ngày",
  month: "tháng",
  year: "năm",
};

export interface RetentionRule {
  readonly label: string;
  /** What happens when the time is over, and what stays. */
  readonly after: string;
  /** What is counted, after a number. */
  readonly things: string;
  readonly unit: RetentionUnit;
  readonly standard: number;
  readonly least: number;
  readonly most: number;
}

/** The database holds the floors of `answers` and `audit` too: see the migration of the cuts. */
export const RETENTION_RULES: Readonly<Record<RetentionId, RetentionRule>> = {
  uploads: {
    label: "Tệp gửi lên, chờ ghi",
    after: "Xoá nội dung tệp và dòng lỗi còn lại. Muốn ghi thì gửi lại tệp.",
    things: "tệp",
    unit: "hour",
    standard: 24,
    least: 1,
    most: 24,
  },
  sessions: {
    label: "Phiên đăng nhập đã kết thúc",
    after: "Xoá dòng ghi máy nào đã vào. Không ai bị thoát.",
    things: "phiên",
    unit: "day",
    standard: 30,
    least: 1,
    most: 365,
  },
  limits: {
    label: "Bộ đếm đăng nhập sai đã hết hiệu lực",
    after: "Xoá bộ đếm. Bộ đếm còn hiệu lực giữ nguyên.",
    things: "bộ đếm",
    unit: "day",
    standard: 1,
    least: 1,
    most: 30,
  },
  outbox: {
    label: "Việc nền đã làm xong",
    after: "Xoá dòng ghi việc chấm bài, cập nhật bảng. Điểm và bảng giữ nguyên.",
    things: "việc",
    unit: "day",
    standard: 30,
    least: 1,
    most: 365,
  },
  absences: {
    label: "Số lần rời trang khi làm bài",
    after: "Xoá số lần và thời gian rời trang. Bài, điểm và hạng giữ nguyên.",
    things: "lượt thi",
    unit: "day",
    standard: 30,
    least: 1,
    most: 90,
  },
  answers: {
    label: "Từng câu đã chọn, sau khi cả cuộc thi kết thúc",
    after:
      "Xoá từng lần chọn. Điểm, thời gian, hạng giữ nguyên; thí sinh không xem lại được đã chọn gì, bài không chấm lại được.",
    things: "lượt thi",
    unit: "month",
    standard: 24,
    least: 6,
    most: 120,
  },
  left: {
    label: "Người đã rời mọi lớp, chi đoàn và thôi mọi vai trò",
    after:
      "Xoá họ tên, ngày sinh, mã, tài khoản, không lấy lại được. Lượt thi và số liệu đã công bố giữ nguyên, không còn tên.",
    things: "người",
    unit: "month",
    standard: 24,
    least: 6,
    most: 120,
  },
  audit: {
    label: "Nhật ký",
    after: "Xoá dòng nhật ký cũ, không lấy lại được.",
    things: "dòng",
    unit: "year",
    standard: 5,
    least: 2,
    most: 20,
  },
};

/** Kept by the hour and day: what a server tidies every hour; the others once a day. */
export const SHORT_LIVED: readonly RetentionId[] = ["uploads", "sessions", "limits", "outbox", "absences"];

export const STANDARD_TERMS = Object.fromEntries(
  RETENTION_IDS.map((id) => [id, RETENTION_RULES[id].standard]),
) as RetentionTerms;

const UNIT_MS = { hour: 3_600_000, day: 86_400_000 } as const;

/** What is older than this instant has had its time. Months and years are counted on the calendar of Viet Nam. */
export function retentionCutoff(id: RetentionId, term: number, now: number): number {
  const { unit } = RETENTION_RULES[id];
  if (unit === "hour" || unit === "day") return now - term * UNIT_MS[unit];
  return startOfLocalDay(monthsBefore(localDay(now), unit === "month" ? term : term * 12));
}

/** The same day of the month so many months earlier, or the last one of a shorter month. */
function monthsBefore(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const at = year * 12 + (month - 1) - months;
  const [toYear, toMonth] = [Math.floor(at / 12), (at % 12) + 1];
  const last = new Date(Date.UTC(toYear, toMonth, 0)).getUTCDate();
  const two = (n: number) => String(n).padStart(2, "0");
  return `${String(toYear).padStart(4, "0")}-${two(toMonth)}-${two(Math.min(date, last))}`;
}

/** "24 tháng" */
export function termWords(id: RetentionId, term: number): string {
  return `${term} ${UNIT_NAMES[RETENTION_RULES[id].unit]}`;
}

/** What would be kept for a shorter time than before: it goes with the next run, and nobody gets it back. */
export function shortened(before: RetentionTerms, after: RetentionTerms): RetentionId[] {
  return RETENTION_IDS.filter((id) => after[id] < before[id]);
}
