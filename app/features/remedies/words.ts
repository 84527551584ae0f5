import { formatNumber, formatTime } from "#app/domain/vietnamese.ts";
import type { GrantEffect, RunningEffect } from "./give-time.server.ts";
import type { RoundLine } from "./person-attempts.server.ts";
import type { RulingRefusal } from "./rule.server.ts";

/** What may be given at once; a longer loss is a matter of the round's own times. */
export const MOST_MINUTES = 180;

export const GRANT_KINDS = { extra: "Thêm giờ", incident: "Bù giờ mất" } as const;

/** "12 bạn đang làm bài: hạn nộp mới từ 09:20:00 đến 09:31:10." */
export function runningWords({ running, from, to }: RunningEffect): string {
  if (from === null || to === null) return "Lúc này không ai đang làm bài bị đổi hạn nộp.";
  const when = from === to ? formatTime(from) : `từ ${formatTime(from)} đến ${formatTime(to)}`;
  return `${formatNumber(running)} lượt đang làm: hạn nộp mới ${when}.`;
}

/** What attempts that are closed have of it; null when there are none. */
export function closedWords({ closed }: GrantEffect): string | null {
  if (closed === 0) return null;
  return `${formatNumber(closed)} lượt đã đóng giữ nguyên điểm. Câu đến muộn ở đó chỉ được tính khi chấm lại.`;
}

export const STATE_WORDS = {
  open: "Đang làm",
  submitted: "Đã nộp",
  expired: "Hết giờ, máy chủ đóng",
  void: "Đã huỷ",
} as const;

export const RULING_WORDS = { void: "Huỷ lượt", restore: "Khôi phục", resit: "Cho thi lại" } as const;

/** Why a ruling was not made, and what to do. */
export const RULING_REFUSALS: Readonly<Record<RulingRefusal, string>> = {
  gone: "Lượt thi này không còn. Tải lại trang.",
  issued: "Kết quả chính thức đã chốt nên không đổi được nữa. Sai thì phải ra bản đính chính.",
  stale: "Lượt thi vừa đổi trạng thái. Xem lại rồi quyết định.",
  other_open: "Thí sinh đang làm một lượt khác của vòng này. Chờ lượt ấy đóng rồi khôi phục.",
  closed: "Vòng đã đóng, không ai vào thi được nữa. Dời giờ đóng của vòng trước.",
};

export const RESIT_COUNTED = {
  best: "Trong các lượt, lượt tốt nhất được tính.",
  first: "Cuộc thi tính lượt đầu tiên: muốn lượt thi lại được tính thì huỷ lượt trước.",
  last: "Cuộc thi tính lượt cuối cùng, tức là lượt thi lại.",
  sum: "Cuộc thi cộng điểm và thời gian các lượt, kể cả lượt thi lại.",
} as const;

/** "còn 1 lượt, hôm nay còn 0" */
export function leftWords({ left, leftToday, closed }: Pick<RoundLine, "left" | "leftToday" | "closed">): string {
  if (closed) return "vòng đã đóng";
  if (left === null && leftToday === null) return "không giới hạn lượt";
  const parts = [left === null ? "" : `còn ${left} lượt`, leftToday === null ? "" : `hôm nay còn ${leftToday}`];
  return parts.filter(Boolean).join(", ");
}
