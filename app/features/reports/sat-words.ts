import type { ResultSheetState } from "#app/domain/result-release.ts";
import { formatDateTime, formatEnd } from "#app/domain/vietnamese.ts";

/** How a list says whether somebody has sat. */
export const SAT_WORDS = {
  none: { tone: "neutral", text: "Chưa thi" },
  open: { tone: "info", text: "Đang làm" },
  done: { tone: "ok", text: "Đã thi" },
} as const;

/** Why there is no result sheet yet; null when there is one. */
export function sheetWaits(
  state: ResultSheetState,
  { closesAt, releaseAt }: { readonly closesAt: number; readonly releaseAt: number | null },
): string | null {
  switch (state) {
    case "ready":
      return null;
    case "running":
      return `Bảng kết quả Excel có sau khi vòng thi đóng, ${formatEnd(closesAt)}.`;
    case "unsettled":
      return "Còn bài đang làm hoặc đang chấm. Bảng kết quả Excel có sau ít phút, tải lại trang này.";
    case "hidden":
      return `Bảng kết quả Excel có khi cuộc thi công bố điểm, ${formatDateTime(releaseAt ?? closesAt)}.`;
    case "never":
      return "Cuộc thi này không công bố điểm nên không có bảng kết quả Excel.";
  }
}
