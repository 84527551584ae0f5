/** The form of a new token. */
import { z } from "zod";
import { parseDay } from "#app/domain/moment-text.ts";
import { formatDay, localDay } from "#app/domain/vietnamese.ts";
import { API_SCOPES } from "./scopes.ts";
import { lastDayAfter } from "./term.ts";

export interface TokenForm {
  readonly id: string;
  readonly name: string;
  /** Code or name; empty = the maker's own. */
  readonly unit: string;
  readonly scopes: (typeof API_SCOPES)[number][];
  readonly lastDay: string;
}

/** The checks as they stand at that moment: a token ends some day from today on, within two years. */
export function tokenForm(now: number) {
  const [today, last] = [localDay(now), lastDayAfter(now, 2)];
  return z
    .object({
      id: z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/, "Tải lại trang rồi làm lại."),
      name: z
        .string({ error: "Đặt tên để sau này biết mã dùng vào việc gì." })
        .trim()
        .min(1, "Đặt tên để sau này biết mã dùng vào việc gì.")
        .max(80, "Tên dài nhất 80 ký tự."),
      unit: z.string().trim().max(200, "Dài nhất 200 ký tự.").default(""),
      lastDay: z.string({ error: "Nhập ngày hết hạn." }).transform((text, context) => {
        const day = parseDay(text);
        if (day !== null && day >= today && day <= last) return day;
        context.addIssue({
          code: "custom",
          message:
            day === null
              ? "Nhập ngày, tháng, năm, ví dụ 31/12/2027."
              : `Chọn ngày từ ${formatDay(today)} đến ${formatDay(last)}: mã dùng được nhiều nhất hai năm.`,
        });
        return z.NEVER;
      }),
      ...Object.fromEntries(API_SCOPES.map((scope) => [`scope-${scope}`, z.literal("on").optional()])),
    })
    .transform(({ id, name, unit, lastDay, ...ticks }, context): TokenForm => {
      const scopes = API_SCOPES.filter((scope) => (ticks as Record<string, unknown>)[`scope-${scope}`] === "on");
      if (scopes.length === 0) {
        context.addIssue({ code: "custom", path: ["scopes"], message: "Chọn ít nhất một phần được đọc." });
      }
      return { id, name, unit, scopes, lastDay };
    });
}
