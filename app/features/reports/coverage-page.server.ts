/** What an address asks for of lessons per unit. */
import type { Content } from "#app/content/types.ts";
import { isBranchKind } from "#app/domain/branch.ts";
import { findSchoolOf, listUnitsByIds, type UnitRow } from "#app/features/units/api.server.ts";
import type { AppContext } from "#app/http/context.ts";
import { isWithinScope } from "#db/queries/participation.ts";
import { COVERAGE_PERIODS, type CoverageLesson, type LessonCoverage } from "./lesson-coverage.server.ts";

type Context = Pick<AppContext, "handle" | "content" | "tasks" | "clock">;

export interface CoveragePage {
  readonly unit: { readonly id: string; readonly name: string };
  /** The units one may begin from. */
  readonly choices: readonly { readonly id: string; readonly name: string }[];
  readonly coverage: LessonCoverage;
  /** The table shown; null when there is none. */
  readonly shown: string | null;
}

export function coverageLessons({ modules }: Pick<Content, "modules">): CoverageLesson[] {
  return modules.flatMap(({ lessons }) => lessons.map(({ id, title, pillar }) => ({ id, title, pillar })));
}

/** The figures of one unit; the caller has checked that it may be seen. */
export async function coverageOfUnit(
  { content, tasks, clock }: Context,
  unit: string,
  { query, tables }: { query: URLSearchParams; tables: readonly string[] | null },
): Promise<{ coverage: LessonCoverage; shown: string | null }> {
  const now = clock.now();
  const period = COVERAGE_PERIODS.find((one) => one === query.get("ky")) ?? "year";
  const coverage = await tasks.run(
    "lesson.coverage",
    { unit, tables, period, lessons: coverageLessons(content), now },
    { now },
  );
  const wanted = query.get("bang2");
  const shown = coverage.tables.find(({ id }) => id === wanted) ?? coverage.tables[0];
  return { coverage, shown: shown?.id ?? null };
}

/** Null for a unit that is unknown or outside the scope. */
export async function coveragePage(
  context: Context,
  scope: readonly string[],
  query: URLSearchParams,
): Promise<CoveragePage | null> {
  const { db } = context.handle;
  const id = query.get("don-vi") || scope[0];
  if (!id || !(await isWithinScope(db, id, scope))) return null;
  const [unit] = await listUnitsByIds(db, [id]);
  if (!unit) return null;
  const choices = (await listUnitsByIds(db, scope)).sort((a, b) => (a.sortKey < b.sortKey ? -1 : 1));
  const found = await coverageOfUnit(context, unit.id, { query, tables: await tablesOf(context, unit) });
  return {
    unit: { id: unit.id, name: unit.name },
    choices: choices.map((one) => ({ id: one.id, name: one.name })),
    ...found,
  };
}

/** Classes below a school, branches below a school's union or a branch's own; for areas whatever fits. */
async function tablesOf({ handle }: Context, unit: UnitRow): Promise<readonly string[] | null> {
  if ((await findSchoolOf(handle.db, unit.id))?.id === unit.id) return ["classes"];
  if (unit.kind === "class" || isBranchKind(unit.kind)) return [];
  return unit.kind.endsWith("-union") && unit.kind !== "province-union" ? ["branches"] : null;
}
