import type { Kysely, Transaction } from "kysely";
import { foldKey, localDay, naturalKey } from "#app/domain/vietnamese.ts";
import type { Database, DatabaseHandle } from "#db/connect.ts";
import { audit } from "#db/queries/audit.ts";
import { findProvince } from "#db/queries/installation.ts";
import { listOpenParents, listUnitsOfKinds, listUnitsOfScheme, moveUnit, updateUnitName } from "#db/queries/schools.ts";
import { insertUnits } from "./insert-units.server.ts";
import { SCHEME, unitId } from "./province-forest.server.ts";
import { rebuildClosure } from "./rebuild-closure.server.ts";
import { readCommuneMap, readSchoolList, type SchoolProblem } from "./school-list.ts";
import { planSchools, type SchoolPlan, type SchoolsState } from "./school-plan.ts";

/** Schools of these lists stood before the reform; their edges begin with the two-level administration. */
const SINCE = "2025-07-01";

export interface SchoolsReport {
  readonly rows: number;
  readonly new: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly problems: readonly SchoolProblem[];
  readonly withoutCommune: readonly string[];
  readonly withoutDistrict: readonly string[];
  readonly dryRun: boolean;
  readonly written: boolean;
}

/** There is no province yet to put schools into. */
export class NoProvinceError extends Error {
  constructor() {
    super("Chưa có tỉnh trong hệ thống. Nhập đơn vị trước: npm run units:import");
    this.name = "NoProvinceError";
  }
}

export interface SchoolsImport {
  /** Text of the list; null when only the map is applied. */
  readonly list: string | null;
  readonly map: string | null;
  readonly now: number;
  /** The account that brings them in; none = the shell. */
  readonly account?: string;
  readonly dryRun?: boolean;
  /** Write the good rows of a list that has wrong ones. Rows of other provinces never hinder. */
  readonly skipBad?: boolean;
}

/** Brings schools in, all or nothing; doing it again changes nothing. Throws SchoolListError and NoProvinceError. */
export async function importSchools({ db }: Pick<DatabaseHandle, "db">, input: SchoolsImport): Promise<SchoolsReport> {
  const list = input.list === null ? { rows: 0, schools: [], problems: [] } : readSchoolList(input.list);
  const map = input.map === null ? { entries: [], problems: [] } : readCommuneMap(input.map);
  const run = async (handle: Kysely<Database>) => {
    const plan = planSchools(list.schools, map.entries, await readState(handle));
    const problems = [...list.problems, ...map.problems, ...plan.problems].sort((a, b) => a.row - b.row);
    const blocked = !input.skipBad && problems.some(({ code }) => code !== "other_province");
    const { writes, ...figures } = plan;
    const report = { rows: list.rows, ...figures, problems, dryRun: input.dryRun ?? false, written: false };
    return { report, plan, write: !input.dryRun && !blocked && writes.length > 0 };
  };
  const first = await run(db);
  if (!first.write) return first.report;
  // read again inside: two imports at once must not both act on the same picture
  return db.transaction().execute(async (trx) => {
    const { report, plan, write } = await run(trx);
    if (!write) return report;
    await writeSchools(trx, plan, input);
    return { ...report, written: true };
  });
}

async function readState(db: Kysely<Database>): Promise<SchoolsState> {
  const province = await findProvince(db);
  if (!province) throw new NoProvinceError();
  const places = await listUnitsOfKinds(db, ["former-district", "commune", "ward", "special-zone"]);
  const parents = await listOpenParents(db, SCHEME.school);
  const parentOf = (tree: string) =>
    new Map(parents.filter((edge) => edge.tree === tree).map((edge) => [edge.child, edge.parent]));
  const [state, districts] = [parentOf("state"), parentOf("former-district")];
  const schools = await listUnitsOfScheme(db, SCHEME.school);
  return {
    province: province.id,
    districts: places
      .filter(({ kind }) => kind === "former-district")
      .map(({ attrs, ...place }) => ({ ...place, ...(JSON.parse(attrs) as { formerProvince?: string }) })),
    communes: new Map(places.filter(({ kind }) => kind !== "former-district").map((place) => [place.code, place])),
    schools: new Map(
      schools.map((school) => [
        school.code,
        { ...school, parent: state.get(school.id) ?? null, district: districts.get(school.id) ?? null },
      ]),
    ),
  };
}

async function writeSchools(
  trx: Transaction<Database>,
  plan: SchoolPlan,
  { now, account }: Pick<SchoolsImport, "now" | "account">,
): Promise<void> {
  const today = localDay(now);
  const made = plan.writes.filter(({ standing }) => standing === null);
  const idOf = (code: string) => unitId(SCHEME.school, code);
  await insertUnits(trx, {
    units: made.flatMap(({ school, code }) =>
      school
        ? [{ id: idOf(code), kind: school.kind, codeScheme: SCHEME.school, code, name: school.name, validFrom: SINCE }]
        : [],
    ),
    edges: made.flatMap(({ code, parent, district }) => [
      { tree: "state" as const, child: idOf(code), parent, validFrom: SINCE },
      ...(district
        ? [{ tree: "former-district" as const, child: idOf(code), parent: district, validFrom: SINCE }]
        : []),
    ]),
  });
  for (const { standing, school, parent, district } of plan.writes) {
    if (!standing) continue;
    if (school && (school.name !== standing.name || school.kind !== standing.kind)) {
      const { name, kind } = school;
      await updateUnitName(trx, { id: standing.id, kind, name, name_key: foldKey(name), sort_key: naturalKey(name) });
    }
    const move = (tree: string, to: string) => moveUnit(trx, { tree, child: standing.id, parent: to, day: today });
    if (standing.parent !== parent) await move("state", parent);
    if (district !== null && standing.district !== district) await move("former-district", district);
  }
  await rebuildClosure(trx, today);
  const data = { new: plan.new, changed: plan.changed };
  await audit(trx, { at: now, actor: account ?? null, action: "schools.import", subject: "unit:schools", data });
}
