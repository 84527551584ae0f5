import type { SlipState } from "./class-people.server.ts";

/** How far a person is on the way to signing in by themselves, in words. */
export const SLIP_WORDS: Readonly<Record<SlipState, string>> = {
  none: "Chưa có phiếu",
  printed: "Đã in phiếu",
  own: "Mật khẩu riêng",
  disabled: "Đã khoá",
  no_account: "Chưa có tài khoản",
  staff: "Có vai trò riêng",
};
