/** What is missing before a contest can be published; each line leads to the field that mends it. */
import type { ContestRules } from "#app/domain/contest.ts";
import type { Shortage } from "#app/domain/quota.ts";
import { rankingFaults } from "#app/domain/ranking-rules.ts";
import type { Lock, Published, RevisionFault } from "#app/domain/revision.ts";
import { revisionFaults } from "#app/domain/revision.ts";
import { type ScheduleFault, type ScheduleProblem, scheduleProblems } from "#app/domain/schedule.ts";
import { UNIT_FORMULA } from "#app/domain/unit-formulas.ts";
import { type ContestDraft, type DraftTime, USUAL } from "./draft.ts";
import { isTimed } from "./draft-rules.ts";
import { RANKING_FAULT_WORDS } from "./ranking-form.ts";
import type { StepId } from "./steps.ts";

export interface CheckLine {
  readonly step: StepId;
  /** Id of the field, without its `o-`. */
  readonly field?: string;
  readonly text: string;
}

export interface Checklist {
  /** Must be mended first. */
  readonly missing: readonly CheckLine[];
  /** Worth a look; publishing does not wait for it. */
  readonly advice: readonly CheckLine[];
}

export interface CheckInput {
  readonly draft: ContestDraft;
  readonly rules: ContestRules;
  /** Of the bank, where questions are to be pinned; none where published ones stay as they are. */
  readonly shortages: readonly Shortage[];
  readonly notices: number;
  /** Whether anybody stands on a roll that the contest's rates would be of. */
  readonly hasRoll: boolean;
  /** The contest as it is published; null for a new one. */
  readonly published: Published | null;
  readonly now: number;
}

export const SCHEDULE_WORDS: Record<ScheduleFault, string> = {
  no_official: "Cần ít nhất một vòng thi chính thức.",
  closes_before_opens: "Giờ đóng phải sau giờ mở.",
  freeze_outside: "Giờ dừng bảng phải nằm giữa giờ mở và giờ đóng của vòng cuối.",
  freeze_not_last: "Chỉ vòng cuối dừng bảng được: bảng công khai là của cả cuộc thi.",
  overlaps: "Vòng này phải mở sau khi vòng trước đóng.",
  too_close: "Vòng chỉ lấy người đứng đầu phải mở sau khi vòng trước kết thúc ít nhất 30 phút, để kịp chấm.",
  rehearsal_late: "Thi thử phải đóng trước khi vòng chính thức đầu tiên mở.",
  first_cannot_advance: "Vòng đầu tiên không có vòng trước để chọn người.",
  release_too_early: "Đáp án chỉ công bố được sau khi mọi vòng đã đóng 5 phút.",
  release_shows_questions:
    "Các vòng đang rút chung một kho câu hỏi: công bố đáp án từng vòng sẽ lộ đề vòng sau. Chọn kho riêng cho từng vòng, hoặc công bố sau vòng cuối.",
};

const LOCK_WORDS: Record<Lock, string> = {
  sat: "đã có lượt thi",
  soon: "vòng đầu tiên sắp mở hoặc đã mở",
  begun: "vòng đã mở",
  released: "đáp án đã công bố",
  frozen: "bảng đã dừng",
  final: "kết quả đã chốt",
  own_pools: "mỗi vòng có kho câu hỏi riêng, đã chia khi công bố",
};

/** "Không đổi được vì đã có lượt thi." */
export function lockSentence(lock: Lock): string {
  return `Không đổi được vì ${LOCK_WORDS[lock]}.`;
}

/** Where a shortage is and how much is missing, in words; lines are counted from 1. */
export function shortageWords({ lines, wanted, available }: Shortage): string {
  if (lines.length === 1) return `Cần ${wanted} câu, kho chỉ có ${available} câu hợp.`;
  const numbers = lines.map((line) => line + 1).join(", ");
  return `Các dòng ${numbers} rút chung một nhóm câu: cần ${wanted} câu, kho chỉ có ${available} câu hợp.`;
}

const FIELD_OF_PROBLEM: Record<ScheduleProblem["field"], string> = {
  opensAt: "opens_day",
  closesAt: "closes_day",
  freezeAt: "freeze_day",
  advance: "advance",
  title: "title",
  release: "",
};

/** The field of a problem with the rounds: `r0_opens_day`. */
export function fieldOf({ round, field }: Pick<ScheduleProblem, "round" | "field">): string | undefined {
  return round === null ? undefined : `r${round}_${FIELD_OF_PROBLEM[field]}`;
}

/** Problems with the rounds as lines; those that concern the release of keys belong to another step. */
export function scheduleLines(draft: ContestDraft): CheckLine[] {
  const time = draft.time ?? USUAL.time;
  const release = (draft.results ?? USUAL.results).release;
  const ownPools = (draft.paper ?? USUAL.paper).ownPools;
  return scheduleProblems(time.rounds, { ...time, release, ownPools }).map((problem) => {
    if (problem.field === "release") return { step: "results", field: "release", text: SCHEDULE_WORDS[problem.fault] };
    const title = problem.round === null ? "" : `${time.rounds[problem.round]!.title}: `;
    return { step: "rounds", field: fieldOf(problem), text: title + SCHEDULE_WORDS[problem.fault] };
  });
}

export function checklistOf(input: CheckInput): Checklist {
  const { draft, shortages, published, now } = input;
  const missing: CheckLine[] = [];
  if (!draft.audience) missing.push({ step: "audience", text: "Chưa chọn đối tượng dự thi." });
  else if (draft.audience.levels.length === 0) {
    missing.push({ step: "audience", field: "lower", text: "Chưa chọn cấp học nào." });
  }
  if (draft.time) missing.push(...timeLines(draft.time, published, now));
  else missing.push({ step: "rounds", text: "Chưa đặt vòng thi và giờ mở, giờ đóng." });
  missing.push(...scheduleLines(draft).filter((line) => draft.time !== null || line.step !== "rounds"));
  if (!draft.paper) missing.push({ step: "questions", text: "Chưa chọn câu hỏi và số lượt." });
  else {
    for (const shortage of shortages) {
      const [first = 0] = shortage.lines;
      const where = shortage.lines.length === 1 ? `Dòng ${first + 1}: ` : "";
      missing.push({ step: "questions", field: `q${first}_n`, text: where + shortageWords(shortage) });
    }
  }
  if (!draft.results) missing.push({ step: "results", text: "Chưa xem bước kết quả và giải thưởng." });
  else if (!draft.results.showScore && draft.results.release === "never") {
    missing.push({
      step: "results",
      field: "release",
      text: "Điểm hẹn công bố cùng đáp án, mà đáp án lại không công bố: thí sinh sẽ không bao giờ thấy điểm.",
    });
  }
  missing.push(...rankingLines(input));
  if (draft.results && !input.hasRoll) missing.push(...rollLines(input.rules));
  if (published && missing.length === 0) missing.push(...revisionLines(input));
  return { missing, advice: adviceOf(input) };
}

/** Orders of ranking that make no sense. */
function rankingLines({ draft, rules }: Pick<CheckInput, "draft" | "rules">): CheckLine[] {
  const rounds = (draft.time?.rounds ?? []).filter((round) => !round.rehearsal);
  return rankingFaults(rules, rounds).map((fault) => ({ step: "results", ...RANKING_FAULT_WORDS[fault] }));
}

/** Formulas and sizes that nothing could be reckoned by where nobody is on a roll. */
function rollLines(rules: ContestRules): CheckLine[] {
  const way = "nhập danh sách học sinh trước";
  const lines = rules.unitFormulas
    .filter((formula) => UNIT_FORMULA[formula].needsRoll)
    .map((formula): CheckLine => {
      const name = UNIT_FORMULA[formula].name(rules);
      const text = `Bảng “${name}” cần sĩ số mà chưa trường nào có danh sách: ${way}, hoặc chọn công thức khác.`;
      return { step: "results", field: "formula", text };
    });
  if (rules.minRoll === null && rules.sizeClasses.length === 0) return lines;
  const text = `Xếp hạng theo quy mô cần sĩ số mà chưa trường nào có danh sách: ${way}, hoặc để trống phần sĩ số.`;
  return [...lines, { step: "results", field: rules.minRoll === null ? "sizeClasses" : "minRoll", text }];
}

function timeLines(time: DraftTime, published: Published | null, now: number): CheckLine[] {
  return time.rounds.flatMap((round, at): CheckLine[] => {
    if (round.opensAt === null) {
      return [{ step: "rounds", field: `r${at}_opens_day`, text: `${round.title}: chưa đặt giờ mở.` }];
    }
    if (round.closesAt === null) {
      return [{ step: "rounds", field: `r${at}_closes_day`, text: `${round.title}: chưa đặt giờ đóng.` }];
    }
    if (published || round.closesAt > now) return [];
    return [{ step: "rounds", field: `r${at}_closes_day`, text: `${round.title}: giờ đóng đã qua.` }];
  });
}

/** What may not follow what is published; of a new contest nothing. */
export function revisionLines({
  published,
  draft,
  rules,
  now,
}: Pick<CheckInput, "published" | "draft" | "rules" | "now">): CheckLine[] {
  if (!published) return [];
  // a round without its times is told of elsewhere, and places count among all
  const rounds = (draft.time?.rounds ?? []).filter(isTimed);
  return revisionFaults(published, { rules, rounds }, now).map((fault) => faultLine(fault, rounds));
}

function faultLine({ what, round, lock }: RevisionFault, rounds: readonly { title: string }[]): CheckLine {
  const title = round === null ? "" : `${rounds[round]!.title}: `;
  const why = lock ? ` vì ${LOCK_WORDS[lock]}` : "";
  const at = (field: string) => (round === null ? undefined : `r${round}_${field}`);
  switch (what) {
    case "questions":
      return { step: "questions", text: `Câu hỏi, điểm và kho không đổi được${why}.` };
    case "basis":
      return {
        step: "questions",
        text: `Chia bảng, nhóm cán bộ, lượt được tính và câu dự đoán, cách xếp hạng không đổi được${why}.`,
      };
    case "round_gone":
      return { step: "rounds", text: "Vòng đã công bố không bỏ được." };
    case "rehearsal_changed":
      return { step: "rounds", text: `${title}vòng đã công bố không đổi giữa thi thử và thi thật.` };
    case "new_round":
      return { step: "rounds", field: at("title"), text: `${title}không thêm vòng được${why}.` };
    case "new_rehearsal":
      return { step: "rounds", field: at("title"), text: `${title}không thêm thi thử được${why}.` };
    case "opens":
      return { step: "rounds", field: at("opens_day"), text: `${title}giờ mở không đổi được${why}.` };
    case "opens_past":
      return { step: "rounds", field: at("opens_day"), text: `${title}giờ mở mới phải còn ở phía trước.` };
    case "closes":
      return { step: "rounds", field: at("closes_day"), text: `${title}giờ đóng không đổi được${why}.` };
    case "closes_past":
      return { step: "rounds", field: at("closes_day"), text: `${title}giờ đóng mới phải còn ở phía trước.` };
    case "freeze":
      return { step: "rounds", field: at("freeze_day"), text: `${title}giờ dừng bảng không đổi được${why}.` };
    case "freeze_past":
      return { step: "rounds", field: at("freeze_day"), text: `${title}giờ dừng bảng mới phải còn ở phía trước.` };
  }
}

function adviceOf({ draft, notices, published, now }: CheckInput): CheckLine[] {
  const advice: CheckLine[] = [];
  const first = draft.time?.rounds.find((round) => !round.rehearsal);
  if (!published && first?.opensAt && first.opensAt <= now) {
    advice.push({ step: "rounds", text: "Giờ mở đã qua: công bố là thí sinh vào thi được ngay." });
  }
  if (!published && draft.time && !draft.time.rounds.some((round) => round.rehearsal)) {
    advice.push({ step: "rounds", text: "Chưa có buổi thi thử để các trường thử phòng máy." });
  }
  if (draft.results && draft.results.prizes.length === 0) {
    advice.push({ step: "results", field: "prizes", text: "Chưa ghi giải thưởng nào." });
  }
  if (notices === 0) advice.push({ step: "name", field: "file", text: "Chưa đính kèm công văn hay kế hoạch." });
  return advice;
}
