import { startOfLocalDay } from "#app/domain/vietnamese.ts";
import { derivedId } from "./derived-id.server.ts";
import type { NewEdge, NewUnit, UnitForest } from "./insert-units.server.ts";
import type { ProvinceFiles } from "./unit-file.server.ts";

/**
 * Official codes of today; those of the three-level list; ours for what has no official code; the Ministry's list of
 * schools, written `54/001`.
 */
export const SCHEME = { today: "dvhc", threeLevels: "dvhc-3-cap", own: "goc-asean", school: "moet-truong" } as const;

/** The day the two-level administration began; the day of the three-level list. */
const REFORM_DAY = "2025-07-01";
const LIST_DAY = "2025-03-01";

/** The id of a unit that comes from a file: the same at every loading. */
export function unitId(scheme: string, code: string, validFrom: string = REFORM_DAY): string {
  return derivedId(startOfLocalDay(validFrom), "unit", scheme, code);
}

const UNION_OF = { commune: "Đoàn xã", ward: "Đoàn phường", "special-zone": "Đoàn đặc khu" } as const;

/** "Phường Long Xuyên" → "Đoàn phường Long Xuyên". */
function unionName(kind: keyof typeof UNION_OF, name: string): string {
  return `${UNION_OF[kind]} ${name.replace(/^(Xã|Phường|Đặc khu) /, "")}`;
}

/** "Tỉnh An Giang" → "Tỉnh Đoàn An Giang", "Thành phố Cần Thơ" → "Thành Đoàn Cần Thơ". */
function provinceUnionName(name: string): string {
  return name.replace(/^Tỉnh /, "Tỉnh Đoàn ").replace(/^Thành phố /, "Thành Đoàn ");
}

/** The code of a province's Đoàn in our own scheme. */
export const provinceUnionCode = (province: string): string => `tinh-doan-${province}`;

/** The code of a commune's Đoàn in our own scheme. */
export const unionCode = (commune: string): string => `doan-${commune}`;

/**
 * Province, communes and former districts in the state tree and the former-district grouping, and the youth union's
 * two upper levels beside them. Former districts hang under the province; their schools are added with the schools.
 */
export function provinceForest(files: ProvinceFiles): UnitForest {
  const province = unitId(SCHEME.today, files.province.code);
  const youth = unitId(SCHEME.own, provinceUnionCode(files.province.code));
  const unit = (
    kind: NewUnit["kind"],
    codeScheme: string,
    code: string,
    name: string,
    validFrom = REFORM_DAY,
  ): NewUnit => ({
    id: unitId(codeScheme, code, validFrom),
    kind,
    codeScheme,
    code,
    name,
    validFrom,
  });
  const edge = (tree: NewEdge["tree"], child: string, parent: string): NewEdge => ({
    tree,
    child,
    parent,
    validFrom: REFORM_DAY,
  });
  const communes = files.communes.map((one) => unit(one.kind, SCHEME.today, one.code, one.name));
  const unions = files.communes.map((one) =>
    unit("communal-union", SCHEME.own, unionCode(one.code), unionName(one.kind, one.name)),
  );
  const districts = files.formerDistricts.map((one) => ({
    ...unit("former-district", SCHEME.threeLevels, one.code, one.name, LIST_DAY),
    attrs: { formerProvince: one.formerProvince },
  }));
  return {
    units: [
      unit("province", SCHEME.today, files.province.code, files.province.name),
      unit(
        "province-union",
        SCHEME.own,
        provinceUnionCode(files.province.code),
        provinceUnionName(files.province.name),
      ),
      ...communes,
      ...unions,
      ...districts,
    ],
    edges: [
      ...communes.map((one) => edge("state", one.id, province)),
      // the province stands above its Đoàn, so that a role on the province holds for everything in it
      edge("youth", youth, province),
      ...unions.map((one) => edge("youth", one.id, youth)),
      ...districts.map((one) => edge("former-district", one.id, province)),
    ],
  };
}

/** Ids of what a province's schools hang on. */
export const provinceIds = {
  province: (code: string) => unitId(SCHEME.today, code),
  provinceUnion: (code: string) => unitId(SCHEME.own, provinceUnionCode(code)),
  commune: (code: string) => unitId(SCHEME.today, code),
  communalUnion: (commune: string) => unitId(SCHEME.own, unionCode(commune)),
  formerDistrict: (code: string) => unitId(SCHEME.threeLevels, code, LIST_DAY),
};
