/** The administrator's acts on units, each from a day on. */
import { formatDay } from "#app/domain/vietnamese.ts";
import type { UnitChange } from "./change-schema.ts";

export type { UnitChange } from "./change-schema.ts";
export type UnitAct = UnitChange["act"];

export const ACT_WORDS: Readonly<Record<UnitAct, { title: string; button: string; danger: boolean }>> = {
  rename: { title: "Đổi tên", button: "Đổi tên", danger: false },
  move: { title: "Chuyển sang nơi khác", button: "Chuyển", danger: false },
  merge: { title: "Nhập vào đơn vị khác", button: "Nhập và đóng", danger: true },
  close: { title: "Đóng đơn vị", button: "Đóng", danger: true },
  add: { title: "Thêm đơn vị ở dưới", button: "Thêm", danger: false },
  join: { title: "Đưa trường vào", button: "Đưa vào", danger: false },
  leave: { title: "Đưa trường ra", button: "Đưa ra", danger: true },
};

/** A field of the form and what is wrong with it. */
export interface ChangeProblem {
  readonly field: "name" | "target" | "day" | "kind" | "tree" | "code" | "codes" | "child" | "unit";
  readonly message: string;
}

/** Whether the day is over, today or still to come, and what that means. */
export function dayWords(day: string, today: string): string {
  if (day === today) return "Từ hôm nay.";
  if (day > today) return `Hệ thống tự làm khi đến ngày ${formatDay(day)}; trước ngày đó huỷ được.`;
  return `Ghi từ ngày ${formatDay(day)}, đã qua: lượt thi, sĩ số đã chốt từ ngày đó đến nay vẫn tính cho nơi cũ.`;
}
