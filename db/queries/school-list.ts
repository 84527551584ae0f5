/** Schools as the department looks at them: how big, what is missing, whom to call. */
import { type ExpressionBuilder, type Kysely, sql } from "kysely";
import type { SchoolGap } from "#app/domain/school-gaps.ts";
import type { Database, Day } from "../schema.ts";

const SCHOOL_GAPS = ["roll", "manager", "entered", "commune"] as const satisfies readonly SchoolGap[];

export interface SchoolLine {
  id: string;
  code: string;
  name: string;
  parentName: string | null;
  phone: string;
  classes: number;
  pupils: number;
  gaps: SchoolGap[];
}

type Schools = ExpressionBuilder<
  Database & { parent: Database["unit"] },
  "unit" | "unit_kind" | "unit_edge" | "parent"
>;

function withPupils(eb: Schools) {
  return eb.exists(
    eb
      .selectFrom("unit_edge as e")
      .innerJoin("membership as m", "m.unit", "e.child")
      .select("m.id")
      .whereRef("e.parent", "=", "unit.id")
      .where("e.tree", "=", "state")
      .where("e.valid_to", "is", null)
      .where("m.valid_to", "is", null),
  );
}

function withManager(eb: Schools, day: Day, entered: boolean) {
  return eb.exists(
    eb
      .selectFrom("role_grant as g")
      .leftJoin("account as a", "a.person", "g.person")
      .select("g.id")
      .whereRef("g.unit", "=", "unit.id")
      .where("g.role", "=", "manager")
      .where((e) => e.or([e("g.valid_to", "is", null), e("g.valid_to", ">", day)]))
      .$if(entered, (query) => query.where("a.last_login_at", "is not", null)),
  );
}

function gapOf(eb: Schools, gap: SchoolGap, day: Day) {
  switch (gap) {
    case "roll":
      return eb.not(withPupils(eb));
    case "manager":
      return eb.not(withManager(eb, day, false));
    case "entered":
      return eb.and([withManager(eb, day, false), eb.not(withManager(eb, day, true))]);
    case "commune":
      return eb("parent.kind", "=", "province");
  }
}

/** Open schools at or below the units of this scope: one page, and how many there are. */
export async function listSchoolsOfScope(
  db: Kysely<Database>,
  scope: readonly string[],
  day: Day,
  { search, gap, limit, offset }: { search: string; gap: SchoolGap | null; limit: number; offset: number },
): Promise<{ rows: SchoolLine[]; total: number }> {
  if (scope.length === 0) return { rows: [], total: 0 };
  const found = db
    .selectFrom("unit")
    .innerJoin("unit_kind", "unit_kind.id", "unit.kind")
    .leftJoin("unit_edge", (join) =>
      join
        .onRef("unit_edge.child", "=", "unit.id")
        .on("unit_edge.tree", "=", "state")
        .on("unit_edge.valid_to", "is", null),
    )
    .leftJoin("unit as parent", "parent.id", "unit_edge.parent")
    .where("unit_kind.role", "=", "school")
    .where("unit.valid_to", "is", null)
    .where("unit.id", "in", (eb) => eb.selectFrom("unit_closure").select("descendant").where("ancestor", "in", scope))
    .$if(search !== "", (query) =>
      query.where((eb) => eb.or([eb("unit.name_key", "like", `%${search}%`), eb("unit.code", "=", search)])),
    )
    .$if(gap !== null, (query) => query.where((eb) => gapOf(eb as unknown as Schools, gap!, day)));
  const { total } = await found.select((eb) => eb.fn.countAll<number>().as("total")).executeTakeFirstOrThrow();
  const flag = (condition: ReturnType<typeof gapOf>) => sql<number>`case when ${condition} then 1 else 0 end`;
  const rows = await found
    .select(["unit.id", "unit.code", "unit.name", "unit.attrs", "parent.name as parentName"])
    .select((eb) => SCHOOL_GAPS.map((one) => flag(gapOf(eb as unknown as Schools, one, day)).as(`gap_${one}`)))
    .orderBy("unit.sort_key")
    .orderBy("unit.id")
    .limit(limit)
    .offset(offset)
    .execute();
  const sizes = await sizesOf(
    db,
    rows.map(({ id }) => id),
  );
  return {
    rows: rows.map((row) => ({
      id: row.id,
      code: row.code,
      name: row.name,
      parentName: row.parentName,
      phone: String((JSON.parse(row.attrs) as { phone?: string }).phone ?? ""),
      classes: sizes.get(row.id)?.classes ?? 0,
      pupils: sizes.get(row.id)?.pupils ?? 0,
      gaps: SCHOOL_GAPS.filter((one) => Number((row as Record<string, unknown>)[`gap_${one}`]) === 1),
    })),
    total: Number(total),
  };
}

async function sizesOf(
  db: Kysely<Database>,
  schools: readonly string[],
): Promise<Map<string, { classes: number; pupils: number }>> {
  if (schools.length === 0) return new Map();
  const rows = await db
    .selectFrom("unit_edge")
    .innerJoin("unit", "unit.id", "unit_edge.child")
    .leftJoin("membership", (join) =>
      join.onRef("membership.unit", "=", "unit.id").on("membership.valid_to", "is", null),
    )
    .select((eb) => [
      "unit_edge.parent as school",
      eb.fn.count<number>("unit.id").distinct().as("classes"),
      eb.fn.count<number>("membership.id").as("pupils"),
    ])
    .where("unit_edge.parent", "in", [...schools])
    .where("unit_edge.tree", "=", "state")
    .where("unit_edge.valid_to", "is", null)
    .where("unit.kind", "=", "class")
    .where("unit.valid_to", "is", null)
    .groupBy("unit_edge.parent")
    .execute();
  return new Map(rows.map((row) => [row.school, { classes: Number(row.classes), pupils: Number(row.pupils) }]));
}
