/** Lessons in plain Vietnamese words. */
import type { Slot } from "#app/content/types.ts";
import type { Level } from "#app/domain/question.ts";
import { formatNumber } from "#app/domain/vietnamese.ts";

const LEVEL_NAMES: Record<Level, string> = { primary: "tiểu học", lower: "THCS", upper: "THPT" };

const SLOT_NAMES: Record<Slot, string> = {
  flag: "sinh hoạt dưới cờ",
  class: "sinh hoạt lớp",
  extra: "ngoại khoá",
  branch: "sinh hoạt chi đoàn",
};

export function slotName(slot: Slot): string {
  return SLOT_NAMES[slot];
}

export function levelsWords(levels: readonly Level[]): string {
  return levels.map((level) => LEVEL_NAMES[level]).join(", ");
}

export function slotsWords(slots: readonly Slot[]): string {
  return slots.map((slot) => SLOT_NAMES[slot]).join(", ");
}

/** "45 phút", "2 giờ", "2 giờ 30 phút". */
export function minutesWords(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [hours > 0 && `${formatNumber(hours)} giờ`, (rest > 0 || hours === 0) && `${rest} phút`]
    .filter(Boolean)
    .join(" ");
}

/** "3 bài · 45 phút" */
export function lessonCountWords(lessons: readonly { readonly minutes: number }[]): string {
  const minutes = lessons.reduce((sum, lesson) => sum + lesson.minutes, 0);
  return `${formatNumber(lessons.length)} bài · ${minutesWords(minutes)}`;
}
