import { z } from "zod";
import { CONSENT_FORMS } from "#app/domain/consent.ts";

/** How consents were given, and when: `today` is the last day that counts. */
export function consentWay(today: string) {
  const message = "Chọn ngày đồng ý, không sau hôm nay.";
  return z.object({
    form: z.enum(CONSENT_FORMS, "Chọn hình thức."),
    givenOn: z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}$/, message)
      .refine((day) => day <= today && day >= "2020-01-01", message),
  });
}
