/** The boards of units a contest has: where their units stand and which kinds are ranked. */
import type { UnitTotalsOf } from "#db/queries/boards-units.ts";

export interface UnitBoardKind {
  readonly id:
    | "schools"
    | "areas"
    | "former-districts"
    | "clusters"
    | "unions"
    | "school-unions"
    | "branches"
    | "classes";
  readonly label: string;
  readonly of: Pick<UnitTotalsOf, "tree" | "role" | "kinds" | "notKinds">;
}

const SCHOOL_UNIONS = ["school-union", "troop-union"];
const LEAVES = ["chi-doan", "chi-doi"];

/** `classes` and `branches` only make sense below one school or union. */
export const UNIT_BOARDS: readonly UnitBoardKind[] = [
  { id: "schools", label: "Trường", of: { tree: "state", role: "school" } },
  { id: "areas", label: "Xã, phường, đặc khu", of: { tree: "state", role: "area" } },
  { id: "former-districts", label: "Huyện, thị xã, thành phố cũ", of: { tree: "former-district", role: "area" } },
  { id: "clusters", label: "Cụm trường", of: { tree: "cluster", role: "area" } },
  {
    id: "unions",
    label: "Đoàn xã, phường, trực thuộc",
    of: { tree: "youth", role: "branch", notKinds: ["province-union", ...SCHOOL_UNIONS, ...LEAVES] },
  },
  { id: "school-unions", label: "Đoàn trường, liên đội", of: { tree: "youth", kinds: SCHOOL_UNIONS } },
  { id: "branches", label: "Chi đoàn, chi đội", of: { tree: "youth", kinds: LEAVES } },
  { id: "classes", label: "Lớp", of: { tree: "state", role: "class" } },
];
