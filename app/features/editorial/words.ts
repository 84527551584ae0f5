import type { ReportState } from "#db/queries/content-reports.ts";

export const REPORT_STATES = ["new", "looking", "fixed", "declined"] as const satisfies readonly ReportState[];

export const STATE_WORDS: Readonly<Record<ReportState, string>> = {
  new: "Mới",
  looking: "Đang xem",
  fixed: "Đã sửa",
  declined: "Không sửa",
};

export const STATE_TONES = { new: "info", looking: "warn", fixed: "ok", declined: "neutral" } as const;

/** What can be told of: lessons and profiles of countries. The word stands in the address. */
export const REPORT_KINDS = { "bai-hoc": "lesson", "dong-nam-a": "country" } as const;
export type ReportKind = (typeof REPORT_KINDS)[keyof typeof REPORT_KINDS];

export const CONTENT_KINDS = ["lesson", "country", "timeline", "guide", "question"] as const;
export type ContentKind = (typeof CONTENT_KINDS)[number];

export const KIND_WORDS: Readonly<Record<ContentKind, string>> = {
  lesson: "Bài học",
  country: "Hồ sơ nước",
  timeline: "Dòng thời gian",
  guide: "Hướng dẫn",
  question: "Câu hỏi",
};
