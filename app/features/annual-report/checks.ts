/** What keeps a report from being issued, each with a sentence that says what is missing and where. */
import { formatDateTime, startOfLocalDay } from "#app/domain/vietnamese.ts";
import type { BuiltReport } from "./build.ts";
import type { ReportHead } from "./model.ts";
import { NARRATIVES_OF, type NarrativeId, narrativeName } from "./narrative.ts";
import type { StoredPlan } from "./stored.ts";

export interface Fault {
  /** Where it is mended: a part of the text, or the settings. */
  readonly at: NarrativeId | "settings";
  readonly message: string;
}

export interface CheckInput {
  readonly built: BuiltReport;
  readonly plan: StoredPlan;
  /** Contests that the report may tell of by now, and when their last round closes. */
  readonly contests: readonly {
    readonly id: string;
    readonly title: string;
    readonly closesAt: number;
    readonly live: boolean;
  }[];
  readonly now: number;
}

export function faultsOf({ built, plan, contests, now }: CheckInput): Fault[] {
  const faults: Fault[] = [];
  for (const id of NARRATIVES_OF[plan.form]) {
    const message = textFault(built, id);
    if (message) faults.push({ at: id, message: `${narrativeName(id, plan.form)}: ${message}` });
  }
  const settings = [...headFaults(built.model.head), ...planFaults({ plan, contests, now })];
  return [...faults, ...settings.map((message) => ({ at: "settings" as const, message }))];
}

/** What is wrong with one text, in words that stand beside its box. */
export function textFault({ unknown, open }: Pick<BuiltReport, "unknown" | "open">, id: NarrativeId): string | null {
  const [strange] = unknown[id] ?? [];
  if (strange) return `không có số liệu nào tên ${strange}. Xem danh sách số liệu.`;
  const [left] = open[id] ?? [];
  if (left === "") return "đang trống. Viết ít nhất một câu, không có thì ghi “Không có”.";
  return left ? `còn chỗ chưa điền ${left}` : null;
}

const NEEDED: readonly (readonly [keyof ReportHead, string])[] = [
  ["body", "Chưa ghi cơ quan ban hành."],
  ["number", "Chưa ghi số văn bản."],
  ["symbol", "Chưa ghi ký hiệu, như BC-SGDĐT."],
  ["place", "Chưa ghi nơi ban hành."],
  ["day", "Chưa ghi ngày ký."],
  ["subject", "Chưa ghi trích yếu."],
  ["addressees", "Chưa ghi kính gửi cơ quan nào."],
  ["recipients", "Chưa ghi nơi nhận."],
  ["post", "Chưa ghi chức vụ người ký."],
  ["signer", "Chưa ghi họ tên người ký."],
];

function headFaults(head: ReportHead): string[] {
  return NEEDED.flatMap(([name, message]) => {
    const value = head[name];
    return value === null || value === undefined || value.length === 0 ? [message] : [];
  });
}

function planFaults({ plan, contests, now }: Omit<CheckInput, "built">): string[] {
  const faults: string[] = [];
  const cutAt = plan.cutAt ?? now;
  if (cutAt > now) faults.push(`Mốc số liệu ${formatDateTime(cutAt)} chưa tới. Chờ đến lúc ấy hoặc chọn mốc khác.`);
  if (cutAt <= startOfLocalDay(plan.period.from)) faults.push("Mốc số liệu ở trước kỳ báo cáo.");
  if (plan.form === "contest" && plan.contests.length === 0) faults.push("Chưa chọn cuộc thi nào để tổng kết.");
  for (const id of plan.contests) {
    const contest = contests.find((one) => one.id === id);
    if (!contest) {
      faults.push("Một cuộc thi đã chọn không còn thuộc đơn vị hoặc kỳ này. Lưu lại danh sách cuộc thi.");
    } else if (contest.live && plan.cutAt !== null && contest.closesAt > cutAt) {
      faults.push(
        `Cuộc thi “${contest.title}” còn mở sau mốc số liệu mà chưa có bản chốt. Chốt kết quả, hoặc để mốc là lúc ban hành.`,
      );
    }
  }
  return faults;
}
