/** Where the units of the Đoàn tree stand: which hang on a school, and what new ones hang on. */
import type { Kysely } from "kysely";
import { isBranchKind } from "#app/domain/branch.ts";
import type { Database } from "#db/connect.ts";
import { findProvince } from "#db/queries/installation.ts";
import { findUnitPart } from "#db/queries/staff.ts";
import { findParent, findSchoolOfYouth, type UnitRow } from "#db/queries/units.ts";
import { findUnitByCode, listUnionsOfSchool } from "#db/queries/youth-units.ts";
import { provinceUnionCode, SCHEME, unionCode } from "./province-forest.server.ts";

export interface YouthUnits {
  /** Đoàn trường, for chi đoàn. */
  readonly union: string | null;
  /** Liên đội, for chi đội. */
  readonly troop: string | null;
}

/** What a school's branches hang on; null where it is still to be made. */
export async function schoolYouthUnits(db: Kysely<Database>, school: string): Promise<YouthUnits> {
  const unions = await listUnionsOfSchool(db, school);
  return {
    union: unions.find(({ kind }) => kind !== "troop-union")?.id ?? null,
    troop: unions.find(({ kind }) => kind === "troop-union")?.id ?? null,
  };
}

/** Where a new Đoàn trường or Liên đội goes: the union of the school's commune, else of the province. */
export async function unionParent(db: Kysely<Database>, school: string): Promise<string | null> {
  const parent = await findParent(db, school);
  const communal = parent ? await findUnitByCode(db, SCHEME.own, unionCode(parent.code)) : null;
  if (communal) return communal;
  const province = await findProvince(db);
  return province && findUnitByCode(db, SCHEME.own, provinceUnionCode(province.code));
}

/** What a unit is in the Đoàn tree. */
export interface YouthPlace {
  readonly level: "branch" | "union";
  /** Null with `ofSchool`: a Đoàn trường or Liên đội of which nobody has said yet which school it is of. */
  readonly school: UnitRow | null;
  /** Its members are pupils of a school: they are ticked, and no roll is brought in here. */
  readonly ofSchool: boolean;
}

/** Null for what is no open unit of the Đoàn tree. */
export async function youthPlace(db: Kysely<Database>, unit: string): Promise<YouthPlace | null> {
  const part = await findUnitPart(db, unit);
  if (part?.part !== "branch" || part.closed) return null;
  const level = isBranchKind(part.kind) ? "branch" : "union";
  const school = await findSchoolOfYouth(db, unit);
  const above = school || level === "union" ? part.kind : (await findParent(db, unit))?.kind;
  return { level, school, ofSchool: school !== null || above === "school-union" || above === "troop-union" };
}
