/** The summary of the thể lệ as pairs of words: what the page shows, and what two versions are compared by. */
import { type ContestRules, hasOverall, type ScheduledRound } from "#app/domain/contest.ts";
import { rankingSentences, roundRankingSentences } from "#app/domain/ranking-words.ts";
import { UNIT_FORMULA } from "#app/domain/unit-formulas.ts";
import { formatDateTime, formatEnd, formatRange } from "#app/domain/vietnamese.ts";
import {
  attemptsWords,
  audienceWords,
  closingWords,
  graceWords,
  PREDICTION_WORDS,
  paperWords,
  quotaLineWords,
  releaseWords,
  scoreWords,
  sizeSentences,
} from "./words.ts";

/** A round as the thể lệ shows it; a moment that is not set yet is null. */
export type ShownRound = Pick<ScheduledRound, "title" | "rehearsal" | "freezeAt" | "advance"> & {
  readonly opensAt: number | null;
  readonly closesAt: number | null;
};

export interface RuleFact {
  readonly term: string;
  readonly value: string;
  readonly note?: string;
}

/** "08:00 ngày 16/11 đến 24h00 ngày 30/11/2026", or what is missing of it. */
export function windowWords({ opensAt, closesAt }: Pick<ShownRound, "opensAt" | "closesAt">): string {
  if (opensAt === null && closesAt === null) return "Chưa đặt thời gian";
  if (opensAt === null) return `Chưa đặt giờ mở, đóng ${formatEnd(closesAt!)}`;
  if (closesAt === null) return `Mở ${formatDateTime(opensAt)}, chưa đặt giờ đóng`;
  return closesAt > opensAt ? formatRange(opensAt, closesAt) : "Giờ đóng chưa sau giờ mở";
}

export function rulesFacts(rules: ContestRules, rounds: readonly ShownRound[]): RuleFact[] {
  const official = rounds.filter((round) => !round.rehearsal);
  const kinds = rules.schoolKinds.map(({ name }) => name).join(", ");
  const notes = [
    ...(kinds ? [`Loại trường: ${kinds}.`] : []),
    ...(rules.staff ? ["Cán bộ, giáo viên thi ở nhóm riêng, không xếp hạng cùng học sinh."] : []),
  ];
  return [
    { term: "Ai được thi", value: audienceWords(rules), note: notes.join(" ") || undefined },
    ...(rules.groups.length > 0
      ? [{ term: "Chia bảng", value: rules.groups.map(({ name }) => name).join(" · ") }]
      : []),
    ...rounds
      .filter((round) => round.rehearsal)
      .map((round) => ({
        term: round.title,
        value: windowWords(round),
        note: "Để làm quen với máy: không tính điểm, không lên bảng.",
      })),
    ...official.map((round) => ({
      term: round.title,
      value: windowWords(round),
      note: round.advance === null ? undefined : `Dành cho ${round.advance} người đứng đầu mỗi trường ở vòng trước.`,
    })),
    {
      term: "Đề thi",
      value: paperWords(rules),
      note: `Rút ngẫu nhiên từ ngân hàng câu hỏi; thứ tự câu và phương án được xáo.${
        rules.ownPools && official.length > 1 ? " Mỗi vòng có câu hỏi riêng." : ""
      }`,
    },
    { term: "Phạm vi", value: rules.quota.map(quotaLineWords).join(" · ") || "Chưa chọn câu hỏi" },
    { term: "Số lượt", value: attemptsWords(rules) },
    {
      term: "Giờ đóng",
      value: closingWords(rules, official.length === 1 ? official[0]!.closesAt : null),
      note: graceWords(rules),
    },
    { term: "Xem điểm", value: scoreWords(rules) },
    { term: "Xem đáp án", value: releaseWords(rules, official.length) },
    ...(rules.prediction
      ? [
          {
            term: "Câu dự đoán",
            value: `Dự đoán ${PREDICTION_WORDS[rules.prediction]}`,
            note: rules.ranking.includes("prediction")
              ? "Không tính điểm. Hạng xét độ lệch so với số thực tế, khi ban tổ chức chốt số đó."
              : "Không tính điểm và không đổi hạng trên bảng. Ban tổ chức xét khi chọn giải giữa những người bằng nhau.",
          },
        ]
      : []),
  ];
}

/** What differs between two versions, in the words of the thể lệ; null where there is nothing on that side. */
export function rulesChanges(
  before: { title: string; rules: ContestRules; rounds: readonly ShownRound[] },
  after: { title: string; rules: ContestRules; rounds: readonly ShownRound[] },
): { term: string; before: string | null; after: string | null }[] {
  const linesOf = ({ title, rules, rounds }: typeof before) => {
    const freeze = rounds.at(-1)?.freezeAt ?? null;
    return new Map<string, string>([
      ["Tên cuộc thi", title],
      ...rulesFacts(rules, rounds).flatMap(({ term, value, note }): [string, string][] => [
        [term, value],
        ...(note ? [[`${term}, ghi thêm`, note] as [string, string]] : []),
      ]),
      ["Xếp hạng cá nhân", roundRankingSentences(rules).join(" ")],
      ...(hasOverall(rounds.filter((round) => !round.rehearsal))
        ? [["Hạng chung cuộc", rankingSentences({ ranking: rules.overall, sums: true }).join(" ")] as [string, string]]
        : []),
      ["Bảng đơn vị", rules.unitFormulas.map((formula) => UNIT_FORMULA[formula].name(rules)).join(" · ")],
      ...rules.unitFormulas.map((formula): [string, string] => [
        `Công thức ${formula === "BK" ? "điểm cao nhất" : UNIT_FORMULA[formula].name(rules).toLowerCase()}`,
        UNIT_FORMULA[formula].text(rules),
      ]),
      ["Quy mô trường", sizeSentences(rules).join(" ") || "Xếp hạng chung"],
      ["Đơn vị chưa có người thi", rules.listZeroUnits ? "Hiện trên bảng" : "Không hiện"],
      ...(freeze === null ? [] : [["Dừng bảng công khai", formatDateTime(freeze)] as [string, string]]),
      ...(rules.prizes.length > 0 ? [["Giải thưởng", rules.prizes.join("; ")] as [string, string]] : []),
      ...(rules.about ? [["Giới thiệu", rules.about] as [string, string]] : []),
    ]);
  };
  const [old, now] = [linesOf(before), linesOf(after)];
  const terms = [...new Set([...old.keys(), ...now.keys()])];
  return terms.flatMap((term) => {
    const [was, is] = [old.get(term) ?? null, now.get(term) ?? null];
    return was === is ? [] : [{ term, before: was, after: is }];
  });
}
