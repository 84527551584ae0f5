/** Contest settings in plain Vietnamese: the thể lệ is made of these sentences. */
import { type ContestRules, type Prediction, paperSize, type QuotaLine, roundPhase } from "#app/domain/contest.ts";
import { PREDICTION_QUESTIONS } from "#app/domain/prediction.ts";
import type { Difficulty, Level, Pillar, QuestionKind } from "#app/domain/question.ts";
import { sizeClassesOf } from "#app/domain/unit-sizes.ts";
import { formatDateTime, formatEnd, formatNumber, formatScore } from "#app/domain/vietnamese.ts";

export const LEVEL_NAMES: Record<Level, string> = { primary: "tiểu học", lower: "THCS", upper: "THPT" };
export const DIFFICULTY_NAMES: Record<Difficulty, string> = {
  recall: "nhận biết",
  understand: "thông hiểu",
  apply: "vận dụng",
};
export const PILLAR_WORDS: Record<Pillar, string> = {
  common: "Phần chung",
  security: "Chính trị – An ninh",
  economy: "Kinh tế",
  culture: "Văn hoá – Xã hội",
};

export const COUNTED_WORDS: Record<ContestRules["counted"], string> = {
  best: "tính lượt tốt nhất theo đúng thứ tự xếp hạng",
  first: "tính lượt đầu tiên",
  last: "tính lượt cuối cùng",
  sum: "tính tổng điểm và tổng thời gian của các lượt",
};

export const PREDICTION_WORDS: Record<Prediction, string> = {
  participants: "có bao nhiêu người dự thi",
  full: "có bao nhiêu người đạt điểm tối đa",
  attempts: "có bao nhiêu lượt thi",
};

export function audienceWords(rules: Pick<ContestRules, "levels" | "units" | "schoolKinds">): string {
  const names = rules.levels.map((level) => LEVEL_NAMES[level]);
  const members = rules.levels.includes("upper") && rules.schoolKinds.length === 0 ? " và đoàn viên" : "";
  return `Học sinh ${names.join(", ")}${members} ${whereWords(rules.units)}`;
}

/** "của Phường A, Xã B và 3 đơn vị khác" */
function whereWords(units: ContestRules["units"]): string {
  if (units.length === 0) return "trong tỉnh";
  const shown = units.slice(0, units.length > 4 ? 3 : 4).map(({ name }) => name);
  const more = units.length - shown.length;
  return `của ${shown.join(", ")}${more > 0 ? ` và ${more} đơn vị khác` : ""}`;
}

/** "Kinh tế, THPT, vận dụng, chủ đề “RCEP”: 3 câu" */
export function quotaLineWords({ pillar, level, difficulty, tag, n }: QuotaLine): string {
  const what = [
    pillar === undefined ? "Mảng bất kỳ" : PILLAR_WORDS[pillar],
    ...(level === undefined ? [] : [LEVEL_NAMES[level]]),
    ...(difficulty === undefined ? [] : [DIFFICULTY_NAMES[difficulty]]),
    ...(tag === undefined ? [] : [`chủ đề “${tag}”`]),
  ];
  return `${what.join(", ")}: ${n} câu`;
}

export function attemptsWords({
  attempts,
  attemptsPerDay,
  counted,
}: Pick<ContestRules, "attempts" | "attemptsPerDay" | "counted">): string {
  if (attempts === 1) return "1 lượt mỗi vòng";
  const perRound = attempts === null ? "Không giới hạn số lượt" : `${attempts} lượt mỗi vòng`;
  const perDay = attemptsPerDay === null ? "" : `, mỗi ngày ${attemptsPerDay} lượt`;
  return `${perRound}${perDay}, ${COUNTED_WORDS[counted]}`;
}

export function paperWords(rules: Pick<ContestRules, "quota" | "pointsPerQuestion" | "minutes">): string {
  const { questions, full } = paperSize(rules);
  return `${questions} câu trong ${rules.minutes} phút, điểm tối đa ${formatScore(full)}`;
}

/** How points are earned, one sentence for each kind of question that the contest has. */
export function scoringSentences(
  { pointsPerQuestion: weight, credit }: Pick<ContestRules, "pointsPerQuestion" | "credit">,
  kinds: readonly QuestionKind[],
): string[] {
  const steps = credit.statements.map((step) => formatScore(Math.floor((weight * step) / 1_000)));
  const parts: Partial<Record<QuestionKind, string>> = {
    multiple: "Câu chọn mọi đáp án đúng: chọn đủ và không chọn thừa thì được điểm.",
    statements: `Câu bốn ý đúng sai: đúng 1, 2, 3, 4 ý được ${steps.join(" · ")} điểm.`,
    ordering:
      credit.ordering === "share"
        ? "Câu sắp xếp: mỗi mục đúng chỗ được một phần điểm bằng nhau, lẻ thì làm tròn xuống phần nghìn."
        : "Câu sắp xếp: đúng cả thứ tự thì được điểm.",
    matching:
      credit.matching === "share"
        ? "Câu nối cặp: mỗi cặp đúng được một phần điểm bằng nhau, lẻ thì làm tròn xuống phần nghìn."
        : "Câu nối cặp: đúng mọi cặp thì được điểm.",
    short: "Câu trả lời ngắn: chữ hoa, chữ thường như nhau. Câu nào phải đúng dấu tiếng Việt thì ghi ngay ở câu đó.",
  };
  return [
    `Mỗi câu đúng được ${formatScore(weight)} điểm, câu nào cũng như nhau. Sai hoặc bỏ trống không bị trừ điểm.`,
    ...kinds.flatMap((kind) => parts[kind] ?? []),
  ];
}

/** The prediction question; null where the contest has none. */
export function predictionWords({ prediction }: Pick<ContestRules, "prediction">): string | null {
  if (prediction === null) return null;
  const question = PREDICTION_QUESTIONS[prediction];
  return `${question} Trả lời bằng một số ở bước xem lại; bỏ trống cũng được, nộp bài rồi thì không sửa được.`;
}

/** What happens at the end of a round; `closesAt` of the only one, null where there are several. */
export function closingWords({ closing }: Pick<ContestRules, "closing">, closesAt: number | null): string {
  const when = closesAt === null ? "đúng giờ đóng của vòng" : `lúc ${formatEnd(closesAt)}`;
  const before = closesAt === null ? "giờ đóng của vòng" : formatEnd(closesAt);
  return closing === "hard"
    ? `Mọi bài thi đóng ${when}, kể cả khi chưa hết số phút làm bài`
    : `Vào thi trước ${before} thì được làm đủ số phút`;
}

/** How late an answer may come in over a slow network. */
export function graceWords({ graceMs }: Pick<ContestRules, "graceMs">): string {
  return graceMs === 0
    ? "Câu trả lời đến máy chủ sau giờ đóng thì không tính."
    : `Câu trả lời đến máy chủ muộn không quá ${graceMs / 1_000} giây vẫn được tính.`;
}

/** What is fair between small and large schools; nothing where all are ranked together. */
export function sizeSentences({ minRoll, sizeClasses }: Pick<ContestRules, "minRoll" | "sizeClasses">): string[] {
  const classes = sizeClassesOf(sizeClasses).map(({ from, to }) => {
    if (from === null) return `đến ${formatNumber(to)}`;
    return to === null ? `từ ${formatNumber(from)} trở lên` : `${formatNumber(from)} đến ${formatNumber(to)}`;
  });
  return [
    ...(minRoll === null
      ? []
      : [`Trường có sĩ số dưới ${formatNumber(minRoll)} vẫn hiện trên bảng nhưng không xếp hạng.`]),
    ...(classes.length === 0 ? [] : [`Các trường xếp hạng riêng theo sĩ số: ${classes.join("; ")}.`]),
    ...(minRoll !== null || classes.length > 0 ? ["Trường chưa có sĩ số không xếp hạng."] : []),
  ];
}

export function scoreWords({ showScore }: Pick<ContestRules, "showScore">): string {
  return showScore ? "Ngay khi nộp bài" : "Cùng lúc với đáp án";
}

export function releaseWords({ release }: Pick<ContestRules, "release">, rounds: number): string {
  if (release === "never") return "Không công bố";
  if (typeof release === "number") return `Từ ${formatDateTime(release)}`;
  if (rounds < 2) return "Khi cuộc thi đã đóng và mọi bài đã chấm";
  return release === "after_all"
    ? "Khi vòng cuối đã đóng và mọi bài đã chấm"
    : "Khi mỗi vòng đã đóng và mọi bài đã chấm";
}

const [MINUTE_MS, HOUR_MS, DAY_MS] = [60_000, 3_600_000, 86_400_000];

function untilWords(ms: number): string {
  if (ms < HOUR_MS) return `${Math.ceil(ms / MINUTE_MS)} phút`;
  if (ms < DAY_MS) return `${Math.ceil(ms / HOUR_MS)} giờ`;
  return `${formatNumber(Math.ceil(ms / DAY_MS))} ngày`;
}

/** How the phase of a round is told: a badge's tone and words. */
export function phaseWords(round: { opensAt: number; closesAt: number }, now: number) {
  const days = (ms: number) => Math.max(1, Math.ceil(ms / DAY_MS));
  switch (roundPhase(round, now)) {
    case "before":
      return { tone: "info", text: `Mở sau ${untilWords(round.opensAt - now)}` } as const;
    case "open":
      return { tone: "ok", text: `Đang mở, còn ${formatNumber(days(round.closesAt - now))} ngày` } as const;
    case "closed":
      return { tone: "neutral", text: "Đã đóng" } as const;
  }
}
