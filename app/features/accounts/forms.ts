import { z } from "zod";

/** The sign-in form, checked the same way in the browser's markup and on the server. */
export const signInForm = z.object({
  login: z.string().trim().min(1, "Nhập mã đăng nhập in trên phiếu.").max(80, "Mã đăng nhập dài nhất 80 ký tự."),
  password: z.string().min(1, "Nhập mật khẩu.").max(200, "Mật khẩu dài nhất 200 ký tự."),
});

/** The second step: a code of the app or a recovery code. */
export const secondStepForm = z.object({
  code: z.string().trim().min(1, "Nhập mã trong ứng dụng, hoặc một mã khôi phục.").max(40, "Mã dài nhất 40 ký tự."),
});

/** A password of one's own; `current` is not asked for right after a slip. */
export const newPasswordForm = z
  .object({
    current: z.string().max(200, "Mật khẩu dài nhất 200 ký tự.").optional(),
    password: z.string().min(1, "Nhập mật khẩu mới.").max(200, "Mật khẩu dài nhất 200 ký tự."),
    again: z.string(),
  })
  .refine(({ password, again }) => password === again, {
    path: ["again"],
    message: "Hai lần nhập chưa giống nhau.",
  });

/** Changing the second step asks for both again. */
export const secondFactorForm = z.object({
  password: z.string().min(1, "Nhập mật khẩu.").max(200, "Mật khẩu dài nhất 200 ký tự."),
  code: z.string().trim().min(1, "Nhập mã trong ứng dụng, hoặc một mã khôi phục.").max(40, "Mã dài nhất 40 ký tự."),
});
