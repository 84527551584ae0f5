/** Figures of a rank in words. */
import type { RankingKey } from "#app/domain/contest.ts";
import { formatDateLong, formatDuration, formatNumber, formatScore, formatTime } from "#app/domain/vietnamese.ts";

/** "08:23:44,071 ngày 16/11/2026": what decides by the millisecond is told by the millisecond. */
const momentWords = (ms: number) =>
  `${formatTime(ms)},${String(ms % 1_000).padStart(3, "0")} ngày ${formatDateLong(ms)}`;

/** A key's value as a person would say it; null = there is none. */
export function keyValueWords(key: RankingKey, value: number | null): string {
  if (value === null) return "không có dự đoán";
  switch (key) {
    case "score":
      return `${formatScore(value)} điểm`;
    case "duration":
      return formatDuration(value);
    case "prediction":
      return value === 0 ? "đoán đúng số thực tế" : `lệch ${formatNumber(value)} so với số thực tế`;
    case "submitted":
    case "started":
      return momentWords(value);
    case "fullRuns":
    case "attempts":
      return `${formatNumber(value)} lượt`;
  }
}
