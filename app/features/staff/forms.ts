import { z } from "zod";
import { ROLES } from "#app/domain/permissions.ts";

const phone = z
  .string()
  .trim()
  .regex(/^$|^[0-9+ .()-]{8,20}$/, "Số điện thoại chỉ có chữ số, ví dụ 0912 345 678.");

/** A person of the staff with a first role. */
export const newStaffForm = z.object({
  name: z
    .string()
    .transform((text) => text.replace(/\s+/g, " ").trim())
    .pipe(
      z
        .string()
        .min(3, "Nhập họ và tên.")
        .max(100, "Họ tên dài nhất 100 ký tự.")
        .regex(/^\p{L}[\p{L}\p{M} .'’-]*$/u, "Họ tên chỉ có chữ và dấu cách."),
    ),
  login: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[a-z0-9][a-z0-9._-]{3,39}$/, "Từ 4 đến 40 ký tự: chữ không dấu, chữ số, dấu chấm. Ví dụ gv.lananh"),
  phone,
  role: z.enum(ROLES, "Chọn vai trò."),
  unit: z.string().min(1, "Chọn đơn vị.").max(40, "Chọn đơn vị trong danh sách."),
  homeroom: z
    .string()
    .optional()
    .transform((ticked) => ticked === "yes"),
});

export const grantForm = newStaffForm.pick({ role: true, unit: true });
export const phoneForm = z.object({ phone });
