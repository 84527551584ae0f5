/** Contest settings in plain Vietnamese: the thể lệ is made of these sentences. */
import { type ContestRules, paperSize, type RankingKey, roundPhase } from "#app/domain/contest.ts";
import type { Level, Pillar } from "#app/domain/question.ts";
import { formatDateTime, formatNumber, formatScore } from "#app/domain/vietnamese.ts";

export const LEVEL_NAMES: Record<Level, string> = { primary: "tiểu học", lower: "THCS", upper: "THPT" };
export const PILLAR_WORDS: Record<Pillar, string> = {
  common: "Phần chung",
  security: "Chính trị – An ninh",
  economy: "Kinh tế",
  culture: "Văn hoá – Xã hội",
};

export const RANKING_SENTENCES: Record<RankingKey, string> = {
  score: "Điểm cao hơn đứng trước.",
  duration: "Bằng điểm thì thời gian làm bài ngắn hơn đứng trước.",
  submitted: "Vẫn bằng nhau thì người nộp bài sớm hơn đứng trước.",
};

const COUNTED_WORDS: Record<ContestRules["counted"], string> = {
  best: "tính lượt tốt nhất theo đúng thứ tự xếp hạng",
  first: "tính lượt đầu tiên",
  last: "tính lượt cuối cùng",
};

export function audienceWords(rules: Pick<ContestRules, "levels">): string {
  const names = rules.levels.map((level) => LEVEL_NAMES[level]);
  const pupils = `Học sinh ${names.join(", ")}`;
  return rules.levels.includes("upper") ? `${pupils} và đoàn viên trong tỉnh` : `${pupils} trong tỉnh`;
}

export function attemptsWords({ attempts, counted }: Pick<ContestRules, "attempts" | "counted">): string {
  if (attempts === 1) return "1 lượt thi";
  return `${attempts === null ? "Không giới hạn số lượt" : `${attempts} lượt thi`}, ${COUNTED_WORDS[counted]}`;
}

export function paperWords(rules: ContestRules): string {
  const { questions, full } = paperSize(rules);
  return `${questions} câu trong ${rules.minutes} phút, điểm tối đa ${formatScore(full)}`;
}

export function closingWords(rules: Pick<ContestRules, "closing">, closesAt: number): string {
  return rules.closing === "hard"
    ? `Mọi bài thi đóng lúc ${formatDateTime(closesAt)}, kể cả khi chưa hết số phút làm bài.`
    : `Vào thi trước ${formatDateTime(closesAt)} thì được làm đủ số phút.`;
}

/** How the phase of a round is told: a badge's tone and words. */
export function phaseWords(round: { opensAt: number; closesAt: number }, now: number) {
  const days = (ms: number) => Math.max(1, Math.ceil(ms / 86_400_000));
  switch (roundPhase(round, now)) {
    case "before":
      return { tone: "info", text: `Mở sau ${formatNumber(days(round.opensAt - now))} ngày` } as const;
    case "open":
      return { tone: "ok", text: `Đang mở, còn ${formatNumber(days(round.closesAt - now))} ngày` } as const;
    case "closed":
      return { tone: "neutral", text: "Đã đóng" } as const;
  }
}
