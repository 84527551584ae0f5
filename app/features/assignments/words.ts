/** Assignments in plain Vietnamese words. */
import type { AssignmentPhase, Cell, LatePolicy } from "#app/domain/assignment.ts";
import type { Pillar } from "#app/domain/question.ts";
import { formatDateTime, formatEnd, formatNumber } from "#app/domain/vietnamese.ts";

export const LATE_WORDS: Readonly<
  Record<LatePolicy, { readonly label: string; readonly hint: string; readonly short: string }>
> = {
  mark: {
    label: "Vẫn nhận, ghi là xong trễ",
    hint: "Xong sau hạn vẫn tính, có dấu “trễ”.",
    short: "xong sau hạn thì ghi trễ",
  },
  accept: { label: "Vẫn nhận như đúng hạn", hint: "Hạn chỉ để nhắc.", short: "xong sau hạn vẫn tính như đúng hạn" },
  close: {
    label: "Không tính bài xong sau hạn",
    hint: "Bạn vẫn học được, chỉ không tính cho lần giao này.",
    short: "xong sau hạn không tính",
  },
};

/** "Mở 07:00 ngày 16/11/2026, hạn 24h00 ngày 30/11/2026" */
export function windowWords({ opensAt, dueAt }: { opensAt: number; dueAt: number | null }): string {
  return `Mở ${formatDateTime(opensAt)}, ${dueAt === null ? "không có hạn" : `hạn ${formatEnd(dueAt)}`}`;
}

export const PHASE_WORDS: Readonly<
  Record<AssignmentPhase, { readonly text: string; readonly tone: "neutral" | "ok" | "warn" | "info" }>
> = {
  before: { text: "Chưa mở", tone: "info" },
  open: { text: "Đang mở", tone: "ok" },
  over: { text: "Hết hạn", tone: "warn" },
  withdrawn: { text: "Đã rút", tone: "neutral" },
};

/** The state of a cell in one or two words. */
export function cellWords({ state, overdue }: Cell): string {
  switch (state) {
    case "none":
      return overdue ? "Quá hạn, chưa học" : "Chưa học";
    case "begun":
      return overdue ? "Quá hạn, đang học" : "Đang học";
    case "done":
      return "Xong";
    case "late":
      return "Xong trễ";
    case "missed":
      return "Không kịp hạn";
  }
}

export const PILLAR_WORDS: Readonly<Record<Pillar, string>> = {
  security: "Chính trị – An ninh",
  economy: "Kinh tế",
  culture: "Văn hoá – Xã hội",
  common: "Phần chung",
};

/** "Kiểm tra trước: Kinh tế" */
export function testTitle(kind: "before" | "after", pillar: string): string {
  const name = PILLAR_WORDS[pillar as Pillar] ?? "Phần không còn";
  return `Kiểm tra ${kind === "before" ? "trước" : "sau"}: ${name}`;
}

/** What an assignment is called when nobody gave it a name. */
export function defaultTitle(titles: readonly string[], module: string | null): string {
  if (module !== null) return module;
  return titles.length === 1 ? titles[0]! : `${titles[0]} và ${formatNumber(titles.length - 1)} bài khác`;
}
