import type { Kysely } from "kysely";
import type { UnitFormula } from "#app/domain/contest.ts";
import { type RankedUnit, rankUnits } from "#app/domain/unit-ranking.ts";
import type { Database } from "#db/connect.ts";
import { listUnitTotals, type UnitTotalRow, type UnitTotalsOf } from "#db/queries/boards-units.ts";

export type UnitBoardRow = RankedUnit<UnitTotalRow>;

/** A board of units by a declared formula; units without a value stand last, by name, without a rank. */
export async function unitBoard(
  db: Kysely<Database>,
  of: UnitTotalsOf,
  formula: UnitFormula,
): Promise<readonly UnitBoardRow[]> {
  return rankUnits(await listUnitTotals(db, of), formula);
}

/** A board of units: in which tree they stand and which kinds are ranked. */
export interface UnitBoardKind {
  readonly id: "schools" | "areas" | "former-districts" | "branches" | "classes";
  readonly label: string;
  readonly of: Pick<UnitTotalsOf, "tree" | "role" | "kinds">;
}

/** The boards of units every contest has; `classes` only makes sense below one school. */
export const UNIT_BOARDS: readonly UnitBoardKind[] = [
  { id: "schools", label: "Trường", of: { tree: "state", role: "school" } },
  { id: "areas", label: "Xã, phường, đặc khu", of: { tree: "state", role: "area" } },
  { id: "former-districts", label: "Huyện, thị xã, thành phố cũ", of: { tree: "former-district", role: "area" } },
  { id: "branches", label: "Chi đoàn, chi đội", of: { tree: "youth", kinds: ["chi-doan", "chi-doi"] } },
  { id: "classes", label: "Lớp", of: { tree: "state", role: "class" } },
];
