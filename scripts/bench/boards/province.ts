/** The units of a made-up province: classes of 40 in schools of 17, each with a place in the state, youth and former trees. */
import { TREES, UNIT_KINDS } from "#app/features/units/api.server.ts";
import type { Database, DatabaseHandle } from "#db/connect.ts";
import { insertRows } from "#db/queries/units-insert-rows.ts";

export const CLASS_SIZE = 40;
const CLASSES_A_SCHOOL = 17;
/** As many as a merged province has at most; fewer where there are few schools. */
const [COMMUNES, DISTRICTS] = [102, 27];

export const PROVINCE = "PROVINCE00000000000000001";
const UNION = "PROVINCE-UNION00000000001";

/** A class with everything above it. */
export interface Place {
  readonly placement: string;
  readonly grade: number;
  readonly classUnit: string;
  readonly branch: string;
  readonly school: string;
  readonly commune: string;
  readonly units: readonly (readonly [unit: string, tree: string, depth: number])[];
}

/** As long as real ids are. */
export const idOf = (what: string, n: number) => what + String(n).padStart(26 - what.length, "0");

/** Where the pupils of each class sit, for so many pupils; in so many schools, or in as many as hold them. */
export function placesOf(pupils: number, schools: number | null = null): Place[] {
  const classes = Math.ceil(pupils / CLASS_SIZE);
  return Array.from({ length: classes }, (_, n) => {
    const schoolNo = Math.floor(schools === null ? n / CLASSES_A_SCHOOL : (n * schools) / classes);
    const [communeNo, districtNo] = [schoolNo % COMMUNES, schoolNo % DISTRICTS];
    const [classUnit, branch] = [idOf("CLASS", n), idOf("BRANCH", n)];
    const [school, union] = [idOf("SCHOOL", schoolNo), idOf("SCHOOLUNION", schoolNo)];
    const [commune, communal] = [idOf("COMMUNE", communeNo), idOf("COMMUNALUNION", communeNo)];
    return {
      ...{ placement: idOf("PLACE", n), grade: 10 + (n % 3), classUnit, branch, school, commune },
      units: [
        [classUnit, "state", 0],
        [school, "state", 1],
        [commune, "state", 2],
        [PROVINCE, "state", 3],
        [idOf("DISTRICT", districtNo), "former-district", 2],
        [branch, "youth", 0],
        [union, "youth", 1],
        [communal, "youth", 2],
        [UNION, "youth", 3],
      ],
    };
  });
}

/** Writes trees, kinds, units with their closure, and the placements. */
export async function insertUnits({ db }: DatabaseHandle, places: readonly Place[]): Promise<void> {
  await insertRows(db, "tree", TREES);
  await insertRows(db, "unit_kind", UNIT_KINDS);
  const units = new Map<string, Database["unit"]>();
  const closure = new Map<string, Database["unit_closure"]>();
  const unit = (id: string, kind: string, name: string, attrs = "{}") => {
    if (units.has(id)) return;
    const key = name.toLowerCase();
    const days = { valid_from: "2026-08-01", valid_to: null };
    units.set(id, { id, kind, code_scheme: "bench", code: id, name, name_key: key, sort_key: key, attrs, ...days });
  };
  const stand = (tree: string, chain: readonly string[]) => {
    for (const [at, descendant] of chain.entries()) {
      for (const [depth, ancestor] of chain.slice(at).entries()) {
        closure.set(`${tree}|${ancestor}|${descendant}`, { tree, ancestor, descendant, depth });
      }
    }
  };
  unit(PROVINCE, "province", "Tỉnh Thử");
  unit(UNION, "province-union", "Tỉnh Đoàn");
  for (const [n, { grade, units: of }] of places.entries()) {
    const [own, school, commune, , district, branch, union, communal] = of.map(([id]) => id) as [string, ...string[]];
    unit(own, "class", `${grade}A${n}`, JSON.stringify({ grade }));
    unit(school!, "upper-secondary", `THPT ${school!.slice(-4)}`);
    unit(commune!, "commune", `Xã ${commune!.slice(-3)}`);
    unit(district!, "former-district", `Huyện ${district!.slice(-2)}`);
    unit(branch!, "chi-doan", `Chi đoàn ${n}`);
    unit(union!, "school-union", `Đoàn trường ${school!.slice(-4)}`);
    unit(communal!, "communal-union", `Đoàn xã ${commune!.slice(-3)}`);
    stand("state", [own, school!, commune!, PROVINCE]);
    stand("former-district", [school!, district!, PROVINCE]);
    stand("youth", [branch!, union!, communal!, UNION]);
  }
  await insertRows(db, "unit", [...units.values()]);
  await insertRows(db, "unit_closure", [...closure.values()]);
  await insertRows(
    db,
    "placement",
    places.map(({ placement }) => ({ id: placement, hash: placement })),
  );
  await insertRows(
    db,
    "placement_unit",
    places.flatMap(({ placement, units: of }) => of.map(([unit, tree, depth]) => ({ placement, unit, tree, depth }))),
  );
}
