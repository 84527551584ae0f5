import { z } from "zod";
import { MOST_MINUTES } from "./words.ts";

/** Why somebody decided: kept with the decision. */
const reason = z
  .string({ error: "Ghi lý do." })
  .transform((text) => text.replace(/\s+/g, " ").trim())
  .pipe(z.string().min(5, "Ghi lý do, ít nhất 5 ký tự.").max(300, "Lý do dài nhất 300 ký tự."));

const formId = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/, "Tải lại trang rồi thử lại.");

export const grantForm = z.object({
  id: formId,
  scope: z.enum(["person", "unit", "group", "all"], { error: "Chọn cộng giờ cho ai." }),
  round: z.string({ error: "Chọn vòng." }).min(1, "Chọn vòng."),
  kind: z.enum(["extra", "incident"], { error: "Chọn thêm giờ hay bù giờ mất." }),
  minutes: z
    .string({ error: "Nhập số phút." })
    .trim()
    .regex(/^\d{1,3}$/, `Nhập số phút là số nguyên từ 1 đến ${MOST_MINUTES}.`)
    .transform(Number)
    .pipe(
      z
        .number()
        .min(1, `Nhập số phút từ 1 đến ${MOST_MINUTES}.`)
        .max(MOST_MINUTES, `Nhập số phút từ 1 đến ${MOST_MINUTES}.`),
    ),
  reason,
});

export const rulingForm = z.object({
  intent: z.enum(["void", "restore", "resit"]),
  /** The attempt, or the round of a resit. */
  on: z.string().min(1),
  id: formId,
  reason,
});

export const takeBackForm = z.object({
  grant: z.string().min(1),
  reason,
  ending: z
    .string()
    .regex(/^\d{1,6}$/)
    .transform(Number),
});
