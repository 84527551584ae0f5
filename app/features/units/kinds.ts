/** The trees and kinds of units an installation begins with. They are rows: a department may add to them. */

/**
 * Which school a Đoàn trường or Liên đội is of. It gives the school's roles their right to the branches and places
 * nobody: who is only a member of a school's branch is no pupil of the school.
 */
export const SCHOOL_YOUTH = "school-youth";

export const TREES = [
  { id: "state", label: "Địa bàn, trường, lớp", grouping: 0, pos: 1 },
  { id: "youth", label: "Đoàn, Đội", grouping: 0, pos: 2 },
  { id: "former-district", label: "Huyện, thị xã, thành phố cũ", grouping: 1, pos: 3 },
  { id: "cluster", label: "Cụm trường", grouping: 1, pos: 4 },
  { id: SCHOOL_YOUTH, label: "Đoàn, Đội của trường", grouping: 1, pos: 5 },
] as const;
export type TreeId = (typeof TREES)[number]["id"];

/** `rank` orders kinds from the province down. */
export const UNIT_KINDS = [
  { id: "province", label: "Tỉnh", rank: 10, role: "area" },
  { id: "former-district", label: "Huyện, thị xã, thành phố cũ", rank: 20, role: "area" },
  { id: "cluster", label: "Cụm trường", rank: 21, role: "area" },
  { id: "ward", label: "Phường", rank: 30, role: "area" },
  { id: "commune", label: "Xã", rank: 31, role: "area" },
  { id: "special-zone", label: "Đặc khu", rank: 32, role: "area" },
  { id: "primary-school", label: "Trường tiểu học", rank: 40, role: "school" },
  { id: "lower-secondary", label: "Trường THCS", rank: 41, role: "school" },
  { id: "upper-secondary", label: "Trường THPT", rank: 42, role: "school" },
  { id: "multi-level", label: "Trường nhiều cấp học", rank: 43, role: "school" },
  { id: "continuing-education", label: "Trung tâm GDNN – GDTX", rank: 44, role: "school" },
  { id: "vocational-secondary", label: "Trường trung học nghề", rank: 45, role: "school" },
  { id: "class", label: "Lớp", rank: 50, role: "class" },
  { id: "province-union", label: "Tỉnh Đoàn", rank: 60, role: "branch" },
  { id: "communal-union", label: "Đoàn xã, phường, đặc khu", rank: 61, role: "branch" },
  { id: "direct-union", label: "Đoàn trực thuộc Tỉnh Đoàn", rank: 62, role: "branch" },
  { id: "school-union", label: "Đoàn trường", rank: 63, role: "branch" },
  { id: "troop-union", label: "Liên đội", rank: 64, role: "branch" },
  { id: "chi-doan", label: "Chi đoàn", rank: 65, role: "branch" },
  { id: "chi-doi", label: "Chi đội", rank: 66, role: "branch" },
] as const;
export type UnitKindId = (typeof UNIT_KINDS)[number]["id"];

/** Parts of the trees to which an administrator may add kinds, each with ten ranks. Classes are what rolls make. */
export const KIND_PARTS = {
  group: { label: "Nhóm trường (cụm, khối, vùng)", role: "area", from: 20 },
  commune: { label: "Cấp xã", role: "area", from: 30 },
  school: { label: "Trường, trung tâm", role: "school", from: 40 },
  branch: { label: "Đoàn, Đội", role: "branch", from: 60 },
} as const;
export type KindPart = keyof typeof KIND_PARTS;
