import { z } from "zod";

/** The sign-in form, checked the same way in the browser's markup and on the server. */
export const signInForm = z.object({
  login: z.string().trim().min(1, "Nhập mã đăng nhập in trên phiếu.").max(80, "Mã đăng nhập dài nhất 80 ký tự."),
  password: z.string().min(1, "Nhập mật khẩu.").max(200, "Mật khẩu dài nhất 200 ký tự."),
});
