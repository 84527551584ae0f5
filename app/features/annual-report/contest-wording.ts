/** Draft sentences of the summary of a contest, in the way of those of the yearly report. */
import { formatDateLong, formatEnd, formatScore } from "#app/domain/vietnamese.ts";
import type { ContestFigures, ReportData } from "./data.server.ts";
import { meanOverParts } from "./means.ts";
import type { Texts } from "./narrative.ts";
import {
  type AnnexName,
  contestText,
  field,
  NO_CONTEST,
  ofContest,
  quoted,
  strengthText,
  weaknessText,
} from "./wording.ts";

export function contestTexts(data: ReportData, annexName: AnnexName): Texts {
  const each = (of: (contest: ContestFigures, at: number) => string) => data.contests.map(of).join("\n") || NO_CONTEST;
  return {
    basis: each(basisText),
    direct: each(organisedText),
    lessons: "",
    contests: each((contest, at) => contestText(contest, ofContest(data, at), annexName)),
    scores: each((contest, at) => scoreText(contest, ofContest(data, at))),
    awards: awardText(data, annexName),
    strengths: strengthText(data, undefined),
    weaknesses: weaknessText(data, annexName),
    causes: "[Nêu nguyên nhân khách quan, chủ quan.]",
    plan: "",
    proposals: "[Nêu kiến nghị, đề xuất; không có thì ghi “Không có”.]",
  };
}

function basisText({ title, rules: { announcedAt } }: ContestFigures): string {
  const day = announcedAt === null ? "" : ` công bố ngày ${formatDateLong(announcedAt)}`;
  return `Thể lệ cuộc thi ${quoted(title)}${day}. [Nêu số, ngày kế hoạch, quyết định tổ chức cuộc thi.]`;
}

function organisedText({ rounds, rules: { minutes, questions, attempts } }: ContestFigures): string {
  const windows = rounds.map(
    ({ title, opensAt, closesAt }) => `- ${title}: từ ngày ${formatDateLong(opensAt)} đến ${formatEnd(closesAt)}.`,
  );
  const turns = attempts === null ? "không giới hạn số lượt" : `mỗi người ${attempts} lượt mỗi vòng`;
  return [
    `Cuộc thi làm bài trực tuyến, mỗi lượt ${questions} câu trong ${minutes} phút, ${turns}.`,
    ...windows,
    "[Nêu việc tuyên truyền, ban tổ chức, phân công và kinh phí.]",
  ].join("\n");
}

function scoreText({ own, schools, spread, edition }: ContestFigures, of: string | undefined): string {
  if (own.turns === 0) return "Chưa có lượt thi nào.";
  // a mean that would tell of fewer than five people is not told
  const mean = meanOverParts(own, schools) === null ? "" : `Điểm trung bình ${field("mean", of)}. `;
  const full = `Có ${field("full_marks", of)} người đạt điểm tối đa`;
  const whole = spread ? ` (${formatScore(spread.full)} điểm)` : "";
  const live = edition ? "" : " Kết quả chưa chốt.";
  return `${mean}${full}${whole}.${live}`;
}

function awardText({ contests }: ReportData, annexName: AnnexName): string {
  const promised = contests.some(({ prizes }) => prizes.length > 0);
  const prizes = promised ? `Cơ cấu giải theo thể lệ ở ${annexName("prizes")}. ` : "";
  return `${prizes}[Nêu kết quả trao giải; chưa trao thì ghi dự kiến.]`;
}
