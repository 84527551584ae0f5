/** What a list of schools changes. Pure: units, parents and today's list are given. */
import { foldKey } from "#app/domain/vietnamese.ts";
import type { ListedSchool, SchoolProblem } from "./school-list.ts";

export interface Place {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly formerProvince?: string;
}

export interface StandingSchool {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  /** Parent in the state tree and in the grouping by former district. */
  readonly parent: string | null;
  readonly district: string | null;
}

export interface SchoolsState {
  readonly province: string;
  readonly districts: readonly Place[];
  /** By today's commune code. */
  readonly communes: ReadonlyMap<string, Place>;
  /** By code `54/001`. */
  readonly schools: ReadonlyMap<string, StandingSchool>;
}

export interface SchoolWrite {
  readonly school: ListedSchool | null;
  readonly code: string;
  readonly standing: StandingSchool | null;
  /** Where it shall hang in the state tree: a commune, or the province while its commune is unknown. */
  readonly parent: string;
  readonly district: string | null;
}

export interface SchoolPlan {
  readonly new: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly problems: SchoolProblem[];
  /** Schools in the file that still have no commune or no former district, by code. */
  readonly withoutCommune: string[];
  readonly withoutDistrict: string[];
  readonly writes: SchoolWrite[];
}

/** "Huyện Châu Thành (Kiên Giang cũ)" and "TX Hà Tiên" by what is left without kind and bracket. */
export function districtKey(name: string): string {
  const key = foldKey(name.replace(/\([^)]*\)/g, ""));
  return key.replace(/^(huyen dao|huyen|thi xa|thanh pho|quan|tp|tx|h|q)\.? +/, "").replace(/[^a-z0-9]/g, "");
}

export function planSchools(
  listed: readonly ListedSchool[],
  map: readonly { row: number; school: string; commune: string }[],
  state: SchoolsState,
): SchoolPlan {
  const plan: SchoolPlan = {
    ...{ new: 0, changed: 0, unchanged: 0, problems: [], withoutCommune: [], withoutDistrict: [], writes: [] },
  };
  const counts = { new: 0, changed: 0, unchanged: 0 };
  const provinces = new Set(state.districts.map(({ formerProvince }) => foldKey(formerProvince ?? "")));
  const communeOf = new Map<string, string>();
  const inFile = new Map(listed.map((school) => [school.code, school]));
  for (const { row, school, commune } of map) {
    const place = state.communes.get(commune);
    const known = inFile.has(school) || state.schools.has(school);
    const [code, message] = !place
      ? ["map_commune", `Tỉnh này không có xã, phường mã ${commune}.`]
      : ["map_school", `Không có trường mã ${school} trong tệp và trong hệ thống.`];
    if (place && known) communeOf.set(school, place.id);
    else plan.problems.push({ row, column: "map", code, message });
  }
  const settle = (code: string, school: ListedSchool | null) => {
    const standing = state.schools.get(code) ?? null;
    const parent = communeOf.get(code) ?? standing?.parent ?? state.province;
    const district = school ? districtOf(school, state.districts) : (standing?.district ?? null);
    if (parent === state.province) plan.withoutCommune.push(code);
    if (district === null) plan.withoutDistrict.push(code);
    const same =
      standing !== null &&
      standing.parent === parent &&
      (district === null || standing.district === district) &&
      (school === null || (standing.name === school.name && standing.kind === school.kind));
    counts[standing === null ? "new" : same ? "unchanged" : "changed"] += 1;
    if (!same) plan.writes.push({ school, code, standing, parent, district });
  };
  for (const school of listed) {
    if (provinces.has(foldKey(school.province))) settle(school.code, school);
    else {
      const message = `${school.province} không thuộc tỉnh của bản cài đặt này nên không nhập.`;
      plan.problems.push({ row: school.row, column: "province", code: "other_province", message });
    }
  }
  for (const code of communeOf.keys()) if (!inFile.has(code)) settle(code, null);
  return { ...plan, ...counts };
}

/** The former district with this name in the school's own former province; null when there is none or several. */
function districtOf(school: ListedSchool, districts: readonly Place[]): string | null {
  const key = districtKey(school.district);
  const found = districts.filter(
    (one) => districtKey(one.name) === key && foldKey(one.formerProvince ?? "") === foldKey(school.province),
  );
  return found.length === 1 ? (found[0]?.id ?? null) : null;
}
