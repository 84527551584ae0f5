import { z } from "zod";

/** A roll that is fixed on somebody's word. */
export const rollForm = z.object({
  id: z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/, "Tải lại trang rồi thử lại."),
  unit: z.string().min(1, "Chọn đơn vị."),
  reason: z
    .string()
    .transform((text) => text.replace(/\s+/g, " ").trim())
    .pipe(
      z.string().min(5, "Ghi lý do, ít nhất 5 ký tự, ví dụ: Báo cáo năm 2026.").max(120, "Lý do dài nhất 120 ký tự."),
    ),
});
