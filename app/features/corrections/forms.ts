import { z } from "zod";

const reason = z
  .string({ error: "Ghi lý do." })
  .transform((text) => text.replace(/\s+/g, " ").trim())
  .pipe(z.string().min(5, "Ghi lý do, ít nhất 5 ký tự.").max(300, "Lý do dài nhất 300 ký tự."));

const id = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/, "Tải lại trang rồi thử lại.");

/** A new key, a void question, or time that was lost: what the form says besides the key itself. */
export const askForm = z.discriminatedUnion(
  "intent",
  [
    z.object({
      intent: z.literal("key"),
      id,
      version: z.string().min(1),
      explanation: z.string().max(2_000, "Lời giải thích dài nhất 2.000 ký tự.").default(""),
      reason,
    }),
    z.object({ intent: z.literal("void"), id, version: z.string().min(1), reason }),
    z.object({ intent: z.literal("time"), id, round: z.string().min(1, "Chọn vòng."), reason }),
  ],
  { error: "Tải lại trang rồi thử lại." },
);

export const correctedForm = z.object({ reason });
