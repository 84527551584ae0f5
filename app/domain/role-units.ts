/** On what kind of unit each role is granted (product §1). Kinds are data; their part in the trees decides. */
import type { Role } from "./permissions.ts";

/** `province` is the kind at the top; the others are the parts that kinds of units play. */
export type UnitPart = "province" | "area" | "school" | "class" | "branch" | "other";

const PLACES: Readonly<Record<Role, readonly UnitPart[]>> = {
  teacher: ["class"],
  manager: ["school"],
  secretary: ["branch"],
  area: ["area"],
  organiser: ["province", "area", "school"],
  department: ["province"],
  writer: ["province"],
  admin: ["province"],
};

export function roleFits(role: Role, part: UnitPart): boolean {
  return PLACES[role].includes(part);
}

/** What a role is granted on, in words. */
export const ROLE_PLACES: Readonly<Record<Role, string>> = {
  teacher: "lớp",
  manager: "trường",
  secretary: "Đoàn trường, Liên đội, chi đoàn hoặc chi đội",
  area: "xã, phường, cụm hoặc huyện cũ",
  organiser: "tỉnh, địa bàn hoặc trường",
  department: "tỉnh",
  writer: "tỉnh",
  admin: "tỉnh",
};
