/** What a form says an assignment shall be; each problem with the field it belongs to. */
import type { Content } from "#app/content/types.ts";
import { LATE_POLICIES, type LatePolicy } from "#app/domain/assignment.ts";
import { momentOf, parseClock, parseDay } from "#app/domain/moment-text.ts";
import type { AssignmentItem, AssignmentTarget } from "#db/queries/assignments.ts";
import { itemsOfWords, titleOfItems } from "./items.ts";

export const LONGEST_TITLE = 120;
export const LONGEST_NOTE = 500;
/** A whole library of lessons, and more classes than any school has. */
const MOST_ITEMS = 120;
const MOST_TARGETS = 1_000;
const YEAR = 366 * 24 * 3_600_000;

/** As it was typed: single boxes, and what was ticked. */
export interface AssignValues {
  readonly fields: Readonly<Record<string, string>>;
  readonly items: readonly string[];
  readonly targets: readonly string[];
}

export interface AssignForm {
  readonly title: string;
  readonly note: string;
  readonly opensAt: number;
  readonly dueAt: number | null;
  readonly late: LatePolicy;
  readonly items: readonly AssignmentItem[];
  readonly targets: readonly AssignmentTarget[];
}

export type FormErrors = Readonly<Record<string, string>>;

export async function assignValues(request: Request): Promise<AssignValues> {
  const form = await request.formData();
  const texts = (name: string) => form.getAll(name).filter((value): value is string => typeof value === "string");
  const fields: Record<string, string> = {};
  for (const name of [
    "title",
    "note",
    "opens_day",
    "opens_clock",
    "due_day",
    "due_clock",
    "late",
    "changed_at",
    "intent",
  ]) {
    const [value] = texts(name);
    if (value !== undefined) fields[name] = value.normalize("NFC");
  }
  return { fields, items: texts("item").slice(0, 2 * MOST_ITEMS), targets: texts("target").slice(0, 2 * MOST_TARGETS) };
}

/** "unit:…" and "person:…" as targets, each once. */
export function targetsOfWords(words: readonly string[]): AssignmentTarget[] {
  const found = new Map<string, AssignmentTarget>();
  for (const word of words) {
    const [kind, target = ""] = word.split(":");
    if ((kind === "unit" || kind === "person") && target !== "" && target.length <= 40)
      found.set(word, { kind, target });
  }
  return [...found.values()];
}

/** Reads the form. `targets` are those the words stand for, with kinds of schools already opened out. */
export function readAssignForm(
  content: Pick<Content, "modules" | "lessons">,
  { fields, items: words }: AssignValues,
  targets: readonly AssignmentTarget[],
  now: number,
): { ok: true; form: AssignForm } | { ok: false; errors: FormErrors } {
  const errors: Record<string, string> = {};
  const items = itemsOfWords(content, words);
  if (items.length === 0) errors.items = "Chọn ít nhất một bài.";
  if (items.length > MOST_ITEMS) errors.items = `Một lần giao nhiều nhất ${MOST_ITEMS} bài.`;
  if (targets.length === 0) errors.targets = "Chọn ít nhất một lớp hoặc một bạn.";
  if (targets.length > MOST_TARGETS)
    errors.targets = `Một lần giao cho nhiều nhất ${MOST_TARGETS} lớp, trường hoặc bạn.`;
  const title = (fields.title ?? "").replace(/\s+/g, " ").trim();
  if (title.length > LONGEST_TITLE) errors.title = `Tên dài nhất ${LONGEST_TITLE} chữ.`;
  const note = (fields.note ?? "").trim();
  if (note.length > LONGEST_NOTE) errors.note = `Lời dặn dài nhất ${LONGEST_NOTE} chữ.`;
  const late = LATE_POLICIES.find((policy) => policy === fields.late);
  if (!late) errors.late = "Chọn cách tính bài xong sau hạn.";
  const opensAt = readMoment(fields, "opens", "07:00", now, errors);
  const dueAt = readMoment(fields, "due", "24h00", null, errors);
  if (opensAt !== null && dueAt !== null && dueAt <= opensAt) {
    errors.due_day = "Hạn phải sau giờ mở. Sửa hạn hoặc giờ mở.";
  }
  for (const [name, moment] of [
    ["opens_day", opensAt],
    ["due_day", dueAt],
  ] as const) {
    if (moment !== null && Math.abs(moment - now) > YEAR)
      errors[name] ??= "Ngày cách hôm nay hơn một năm. Xem lại năm.";
  }
  if (Object.keys(errors).length > 0 || !late || opensAt === null) return { ok: false, errors };
  return {
    ok: true,
    form: {
      title: title || titleOfItems(content, items).slice(0, LONGEST_TITLE),
      note,
      opensAt,
      dueAt,
      late,
      items,
      targets,
    },
  };
}

/** A day and a time of it. Without a day it is `empty`; a day without a time has the usual one. */
function readMoment(
  fields: AssignValues["fields"],
  name: string,
  usual: string,
  empty: number | null,
  errors: Record<string, string>,
): number | null {
  const [dayText, clockText] = [(fields[`${name}_day`] ?? "").trim(), (fields[`${name}_clock`] ?? "").trim()];
  if (dayText === "" && clockText === "") return empty;
  const day = parseDay(dayText);
  const clock = parseClock(clockText || usual);
  if (day === null) errors[`${name}_day`] = "Ngày viết theo dạng ngày/tháng/năm, ví dụ 16/11/2026.";
  if (clock === null) errors[`${name}_clock`] = "Giờ từ 00:00 đến 24h00, ví dụ 7h30.";
  return day === null || clock === null ? null : momentOf(day, clock);
}

/** The moment of one field pair alone, for more time. */
export function readDue(
  fields: AssignValues["fields"],
): { ok: true; dueAt: number } | { ok: false; errors: FormErrors } {
  const errors: Record<string, string> = {};
  const dueAt = readMoment(fields, "due", "24h00", null, errors);
  if (dueAt === null && Object.keys(errors).length === 0) errors.due_day = "Ghi hạn mới, ví dụ 16/11/2026.";
  return dueAt === null ? { ok: false, errors } : { ok: true, dueAt };
}
