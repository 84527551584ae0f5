/** The places that a roll can go into, by what pages and the shell name them. */
import type { Kysely } from "kysely";
import { BRANCH_KINDS, branchKey } from "#app/domain/branch.ts";
import { listBranchesOutsideSchools, type UnitRow, youthPlace } from "#app/features/units/api.server.ts";
import type { Database, DatabaseHandle } from "#db/connect.ts";
import { listSchoolsByCode } from "#db/queries/rolls.ts";
import { findTopUnion, listUnionsByCode } from "#db/queries/youth-units.ts";
import type { BranchPlace, SchoolPlace } from "./state.ts";

type Db = Pick<DatabaseHandle, "db">;

/** The school that a code names: `54/001`, or a code of our own. Null for none; several schools are an error too. */
export async function findSchool({ db }: Db, code: string): Promise<SchoolPlace | null> {
  const found = await listSchoolsByCode(db, code.trim());
  const [school] = found;
  return school && found.length === 1 ? { kind: "school", ...school } : null;
}

/** Null for what is no union or branch outside schools. */
export async function branchPlaceOf(db: Kysely<Database>, { id, name }: UnitRow): Promise<BranchPlace | null> {
  const place = await youthPlace(db, id);
  if (!place || place.ofSchool) return null;
  return { kind: place.level, id, name, top: (await findTopUnion(db, id)) ?? id };
}

/** `of_school`: its members are ticked. */
export type BranchFound =
  | { ok: true; place: BranchPlace }
  | { ok: false; code: "unknown" | "several" | "of_school"; name: string };

/**
 * What `--branch` names: a union by its code (`doan-30307`), or one of its branches by the name after a slash
 * (`doan-30307/Ấp Bình Thạnh`); a branch's own code does too.
 */
export async function findBranch({ db }: Db, key: string): Promise<BranchFound> {
  const text = key.normalize("NFC").trim();
  const [whole] = await listUnionsByCode(db, text);
  if (whole) return found(db, whole);
  const slash = text.indexOf("/");
  const [union] = slash < 0 ? [] : await listUnionsByCode(db, text.slice(0, slash).trim());
  const name = text.slice(slash + 1).trim();
  if (!union || branchKey(name) === "") return { ok: false, code: "unknown", name: text };
  const branches = await listBranchesOutsideSchools(db, { unit: union.id, kinds: BRANCH_KINDS });
  const [branch, second] = branches.filter((one) => branchKey(one.name) === branchKey(name));
  if (!branch) return { ok: false, code: "unknown", name: text };
  return second ? { ok: false, code: "several", name: text } : found(db, branch);
}

async function found(db: Kysely<Database>, unit: UnitRow): Promise<BranchFound> {
  const place = await branchPlaceOf(db, unit);
  return place ? { ok: true, place } : { ok: false, code: "of_school", name: unit.name };
}
