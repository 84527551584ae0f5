/**
 * Draft sentences: what the figures say, in the words of an official report. They name figures in braces, so that they
 * follow them until the report is issued; what no figure knows stands in square brackets for the officer to fill in.
 */
import { PILLAR_NAMES } from "#app/components/pillar-name.tsx";
import { INDICATORS, type IndicatorId } from "#app/domain/indicators.ts";
import { formatDateLong, formatEnd } from "#app/domain/vietnamese.ts";
import type { ContestFigures, LessonFigures, ReportData } from "./data.server.ts";
import type { Texts } from "./narrative.ts";

/** Where the sentences send the reader: "phụ lục I". */
export type AnnexName = (table: "units" | "lessons" | "contests" | "prizes") => string;

export function draftTexts(data: ReportData, annexName: AnnexName): Texts {
  const all = data.lessons.find(({ pillar }) => pillar === null);
  return {
    basis: "",
    scores: "",
    direct: directText(data, all),
    lessons: lessonText(data.lessons, annexName),
    contests:
      data.contests.map((contest, at) => contestText(contest, ofContest(data, at), annexName)).join("\n") || NO_CONTEST,
    awards: "[Nêu việc trao giải, khen thưởng; không có thì ghi “Không có”.]",
    strengths: strengthText(data, all),
    weaknesses: weaknessText(data, annexName),
    causes: "[Nêu nguyên nhân khách quan, chủ quan.]",
    plan: planText(data),
    proposals: "[Nêu kiến nghị, đề xuất; không có thì ghi “Không có”.]",
  };
}

export const NO_CONTEST = "Trong kỳ báo cáo không có cuộc thi nào.";

/** A figure's name in braces, as sentences carry it. */
export const field = (id: IndicatorId, of?: string) => `{${INDICATORS[id].name}${of ? `, ${of}` : ""}}`;
export const ofContest = (data: ReportData, at: number) =>
  data.contests.length > 1 ? `cuộc thi ${at + 1}` : undefined;

/** A title cannot be taken for a figure or for something left open. */
export const quoted = (title: string) => `“${title.replace(/[{[]/g, "(").replace(/[}\]]/g, ")")}”`;

function directText(data: ReportData, all: LessonFigures | undefined): string {
  const schools = data.unit.role === "area" ? `Toàn địa bàn có ${field("schools")} trường. ` : "";
  const lessons = all && all.lessons > 0 ? `Kho học liệu dùng chung có ${field("lessons")} bài học về ASEAN. ` : "";
  return `${schools}${lessons}[Nêu số, ngày các văn bản chỉ đạo, kế hoạch đã ban hành và các đơn vị phối hợp.]`;
}

function lessonText(lines: readonly LessonFigures[], annexName: AnnexName): string {
  const all = lines.find(({ pillar }) => pillar === null);
  if (!all || all.lessons === 0) return "Báo cáo này không tính bài học.";
  const taught =
    all.sessions === 0
      ? "Trong kỳ chưa ghi nhận lượt dạy nào."
      : `Có ${field("schools_taught")} trường tổ chức dạy với ${field("sessions")} lượt ở ${field("classes_taught")} lớp, chi đoàn, ${field("present")} lượt người có mặt (${annexName("lessons")}).`;
  const learnt =
    all.finishes === 0
      ? "Chưa có người học xong bài nào."
      : `Có ${field("finished")} người tự học xong ít nhất một bài, tổng cộng ${field("finishes")} lượt.`;
  const parts = lines.flatMap(({ pillar }) => {
    if (pillar === null) return [];
    const name = PILLAR_NAMES[pillar];
    return `${name} ${field("sessions", name)} lượt dạy, ${field("finishes", name)} lượt học xong`;
  });
  const byPillar = all.sessions + all.finishes > 0 ? [`Theo từng phần: ${parts.join("; ")}.`] : [];
  return [taught, learnt, ...byPillar].join("\n");
}

/** When it was open and who took part. */
export function contestText(
  { title, opensAt, closesAt, own, edition }: ContestFigures,
  of: string | undefined,
  annexName: AnnexName,
) {
  const window = `Cuộc thi ${quoted(title)} mở từ ngày ${formatDateLong(opensAt)} đến ${formatEnd(closesAt)}.`;
  if (own.turns === 0) return `${window} Chưa có lượt thi nào.`;
  const rate =
    own.roll === null
      ? `Có ${field("people", of)} người dự thi.`
      : `Có ${field("people", of)} người dự thi trên sĩ số ${field("roll", of)}, đạt ${field("rate", of)}, với ${field("turns", of)} lượt thi (${annexName("units")}).`;
  const full = `Có ${field("full_marks", of)} người đạt điểm tối đa.`;
  const outside = own.outside > 0 ? ` Ngoài ra có ${field("outside", of)} người dự thi ngoài sĩ số.` : "";
  const live = edition ? "" : " Số liệu của cuộc thi này chưa chốt.";
  return `${window} ${rate} ${full}${outside}${live}`;
}

export function strengthText(data: ReportData, all: LessonFigures | undefined): string {
  const lines = data.contests.flatMap((contest, at) =>
    contest.own.turns > 0 && contest.schools.some(({ role }) => role === "school")
      ? [
          `- Có ${field("schools_joined", ofContest(data, at))} trường có người dự thi cuộc thi ${quoted(contest.title)}, chiếm ${field("schools_joined_rate", ofContest(data, at))} số trường.`,
        ]
      : [],
  );
  if (all && all.sessions > 0) lines.push(`- Bài học ASEAN được dạy ở ${field("schools_taught")} trường.`);
  if (all && all.finished > 0) lines.push(`- Có ${field("finished")} người tự học xong ít nhất một bài học.`);
  return lines.join("\n") || "[Nêu ưu điểm.]";
}

export function weaknessText(data: ReportData, annexName: AnnexName): string {
  const lines = data.contests.flatMap((contest, at) => {
    const zero = contest.schools.filter(({ role, turns }) => role === "school" && turns === 0).length;
    if (zero === 0) return [];
    return [
      `- Còn ${field("schools_zero", ofContest(data, at))} trường chưa có người dự thi cuộc thi ${quoted(contest.title)} (${annexName("units")}).`,
    ];
  });
  const pillars = data.lessons.filter((line) => line.pillar !== null);
  const least = [...pillars].sort((a, b) => a.sessions + a.finishes - b.sessions - b.finishes)[0];
  if (least?.pillar && pillars.length > 1) {
    const name = PILLAR_NAMES[least.pillar];
    lines.push(
      `- Phần ${name} được dạy và học ít nhất: ${field("sessions", name)} lượt dạy, ${field("finishes", name)} lượt học xong.`,
    );
  }
  return lines.join("\n") || "[Nêu hạn chế, tồn tại.]";
}

function planText(data: ReportData): string {
  const zero = data.contests.some(({ schools }) => schools.some(({ role, turns }) => role === "school" && turns === 0));
  return [
    "- Tiếp tục đưa bài học ASEAN vào sinh hoạt dưới cờ, sinh hoạt lớp, ngoại khoá và sinh hoạt chi đoàn.",
    zero
      ? "- Tổ chức cuộc thi tìm hiểu ASEAN, vận động và hỗ trợ các trường chưa có người dự thi."
      : "- Duy trì cuộc thi tìm hiểu ASEAN hằng năm.",
  ].join("\n");
}
