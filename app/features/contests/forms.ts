import { z } from "zod";
import { type ContestRules, RANKING_R1 } from "#app/domain/contest.ts";
import { PILLARS } from "#app/domain/question.ts";

/** Vietnam has one time zone and no summer time. */
const HANOI = "+07:00";

const moment = (what: string) =>
  z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/, `Chọn ngày và giờ ${what}.`)
    .transform((text) => Date.parse(`${text.slice(0, 16)}:00${HANOI}`))
    .refine(Number.isFinite, `Ngày giờ ${what} không có thật.`);

const count = (text: string, most: number) =>
  z.coerce.number({ error: text }).int(text).min(0, text).max(most, `Nhiều nhất ${most}.`);

const quotaFields = Object.fromEntries(
  PILLARS.map((pillar) => [`n_${pillar}`, count("Nhập số câu, từ 0.", 50)]),
) as Record<`n_${(typeof PILLARS)[number]}`, ReturnType<typeof count>>;

/** The simple form of an organiser; pages with every setting build on the same rules object. */
export const contestForm = z
  .object({
    title: z.string().trim().min(5, "Tên cuộc thi cần ít nhất 5 ký tự.").max(120, "Tên dài nhất 120 ký tự."),
    slug: z
      .string()
      .trim()
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "Chỉ dùng chữ thường không dấu, số và gạch nối, ví dụ tim-hieu-asean-2026.")
      .min(3, "Địa chỉ cần ít nhất 3 ký tự.")
      .max(60, "Địa chỉ dài nhất 60 ký tự."),
    opensAt: moment("mở"),
    closesAt: moment("đóng"),
    freezeAt: z.union([z.literal(""), moment("dừng bảng")]),
    minutes: z.coerce
      .number({ error: "Nhập số phút." })
      .int("Nhập số nguyên.")
      .min(1, "Ít nhất 1 phút.")
      .max(240, "Nhiều nhất 240 phút."),
    attempts: z.coerce
      .number({ error: "Nhập số lượt." })
      .int("Nhập số nguyên.")
      .min(1, "Ít nhất 1 lượt.")
      .max(20, "Nhiều nhất 20 lượt."),
    lower: z.literal("1").optional(),
    upper: z.literal("1").optional(),
    ...quotaFields,
  })
  .superRefine((form, issues) => {
    const complain = (field: string, message: string) => issues.addIssue({ code: "custom", path: [field], message });
    if (form.closesAt <= form.opensAt) complain("closesAt", "Giờ đóng phải sau giờ mở.");
    if (typeof form.freezeAt === "number" && (form.freezeAt <= form.opensAt || form.freezeAt > form.closesAt)) {
      complain("freezeAt", "Giờ dừng bảng phải nằm giữa giờ mở và giờ đóng.");
    }
    if (!form.lower && !form.upper) complain("lower", "Chọn ít nhất một cấp học.");
    if (PILLARS.every((pillar) => form[`n_${pillar}`] === 0)) complain("n_common", "Đề cần ít nhất một câu.");
  });

export type ContestFormValue = z.output<typeof contestForm>;

/** The rules object that the form stands for; what it does not ask has the usual value. */
export function rulesOfForm(form: ContestFormValue): ContestRules {
  return {
    levels: [...(form.lower ? (["lower"] as const) : []), ...(form.upper ? (["upper"] as const) : [])],
    quota: PILLARS.flatMap((pillar) => {
      const n = form[`n_${pillar}`];
      return n > 0 ? [{ pillar, n }] : [];
    }),
    minutes: form.minutes,
    attempts: form.attempts,
    counted: "best",
    closing: "hard",
    graceMs: 5_000,
    pointsPerQuestion: 1_000,
    showScore: true,
    ranking: RANKING_R1,
    unitFormulas: ["C2", "C1"],
    listZeroUnits: false,
  };
}
