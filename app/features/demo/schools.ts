import { startOfLocalDay } from "#app/domain/vietnamese.ts";
import {
  derivedId,
  type NewEdge,
  type NewUnit,
  provinceIds,
  SCHOOL_YOUTH,
  type UnitForest,
} from "#app/features/units/api.server.ts";
import type { DemoCalendar } from "./calendar.ts";
import { classNames } from "./class-names.ts";
import type { DemoFiles, SchoolPlan } from "./files.server.ts";

export interface DemoClass {
  readonly id: string;
  readonly name: string;
  readonly grade: number;
  /** Its chi đoàn (grades 10–12) or chi đội (6–9). */
  readonly branch: string;
}
export interface DemoSchool {
  readonly id: string;
  readonly plan: SchoolPlan;
  readonly classes: readonly DemoClass[];
  /** Đoàn trường; null where there are no upper grades. */
  readonly union: string | null;
}
export interface DemoSchools {
  readonly schools: readonly DemoSchool[];
  readonly forest: UnitForest;
}

/** Units of the demo have codes of a scheme of their own: none of them exists. */
const SCHEME = "demo";
/** Đoàn from grade 10 on, Đội below. */
const FIRST_UPPER_GRADE = 10;

/**
 * Schools with classes in the state tree, Đoàn trường – chi đoàn and Liên đội – chi đội in the youth tree, and the
 * schools in former districts and clusters. `districtOf` gives the former district of a commune.
 */
export function buildSchools(
  files: Pick<DemoFiles, "schools" | "clusters">,
  { province, districtOf }: { province: string; districtOf: (commune: string) => string | undefined },
  calendar: DemoCalendar,
): DemoSchools {
  const units: NewUnit[] = [];
  const edges: NewEdge[] = [];
  const id = (code: string) => derivedId(startOfLocalDay(calendar.since), SCHEME, "unit", code);
  const add = (
    kind: NewUnit["kind"],
    code: string,
    name: string,
    attrs: Record<string, string | number> = {},
  ): string => {
    units.push({ id: id(code), kind, codeScheme: SCHEME, code, name, attrs, validFrom: calendar.since });
    return id(code);
  };
  const hang = (tree: NewEdge["tree"], child: string, parent: string) => {
    edges.push({ tree, child, parent, validFrom: calendar.since });
    return child;
  };

  for (const cluster of files.clusters) {
    hang("cluster", add("cluster", `cum-${cluster.code}`, cluster.name), provinceIds.province(province));
  }
  const schools = files.schools.map((plan): DemoSchool => {
    const code = `truong-${plan.code}`;
    const school = hang("state", add(plan.kind, code, plan.name), provinceIds.commune(plan.commune));
    const district = districtOf(plan.commune);
    if (district !== undefined) hang("former-district", school, provinceIds.formerDistrict(district));
    hang("cluster", school, id(`cum-${plan.cluster}`));

    const short = plan.name.replace(/^Trường /, "");
    const parent =
      plan.union === "direct" ? provinceIds.provinceUnion(province) : provinceIds.communalUnion(plan.commune);
    const has = (upper: boolean) => plan.grades.some(({ grade }) => grade >= FIRST_UPPER_GRADE === upper);
    const unionKind = plan.union === "direct" ? "direct-union" : "school-union";
    const unionName = plan.name.startsWith("Trường") ? `Đoàn trường ${short}` : `Đoàn ${short}`;
    const union = has(true) ? hang("youth", add(unionKind, `doan-${plan.code}`, unionName), parent) : null;
    const troop = has(false)
      ? hang("youth", add("troop-union", `lien-doi-${plan.code}`, `Liên đội ${short}`), parent)
      : null;
    for (const unit of [union, troop]) if (unit !== null) hang(SCHOOL_YOUTH, unit, school);

    const classes = plan.grades.flatMap(({ grade, classes: count }) =>
      classNames(plan.style, grade, count).map((name): DemoClass => {
        const key = `${plan.code}/${calendar.schoolYear}/${name}`;
        const schoolYear = `${calendar.schoolYear}-${calendar.schoolYear + 1}`;
        const unit = hang("state", add("class", `lop-${key}`, name, { grade, schoolYear }), school);
        const upper = grade >= FIRST_UPPER_GRADE;
        const branch = upper
          ? hang("youth", add("chi-doan", `chi-doan-${key}`, `Chi đoàn ${name}`), union!)
          : hang("youth", add("chi-doi", `chi-doi-${key}`, `Chi đội ${name}`), troop!);
        return { id: unit, name, grade, branch };
      }),
    );
    return { id: school, plan, classes, union };
  });
  return { schools, forest: { units, edges } };
}
