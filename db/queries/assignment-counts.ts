/** How far the people of an assignment are, counted per class, branch or school. The caller has checked the scope. */
import { type Kysely, sql } from "kysely";
import type { Database, Day } from "../schema.ts";

/** Members of schools reach a school's staff through this tree; pupils are placed by the others. */
const SCHOOL_YOUTH = "school-youth";

export interface GroupCount {
  /** The class or branch, or the school above it. */
  unit: string;
  name: string;
  /** People who have the assignment there. */
  people: number;
  /** Those with every item finished, and those with anything begun or finished but not all. */
  finished: number;
  begun: number;
}

/**
 * How far the people of an assignment are, per class or branch (`by` = "group") or per school, of those at or below the
 * scope. One statement: the cost is that of the people who have it.
 */
export async function countByGroup(
  db: Kysely<Database>,
  {
    assignment,
    scope,
    by,
    day,
    year,
  }: { assignment: string; scope: readonly string[]; by: "group" | "school"; day: Day; year: string },
): Promise<GroupCount[]> {
  if (scope.length === 0) return [];
  const { n } = await db
    .selectFrom("assignment_item")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .where("assignment", "=", assignment)
    .executeTakeFirstOrThrow();
  const items = Number(n);
  const rows = await db
    .with("reached", (query) =>
      query
        .selectFrom("assignment_target")
        .innerJoin("unit_closure", "unit_closure.ancestor", "assignment_target.target")
        .innerJoin("membership", "membership.unit", "unit_closure.descendant")
        .select(["membership.unit", "membership.person"])
        .where("assignment_target.assignment", "=", assignment)
        .where("assignment_target.kind", "=", "unit")
        .where("unit_closure.tree", "<>", SCHOOL_YOUTH)
        .where("membership.valid_to", "is", null)
        .where("membership.valid_from", "<=", day)
        .union(
          query
            .selectFrom("assignment_target")
            .innerJoin("membership", "membership.person", "assignment_target.target")
            .select(["membership.unit", "membership.person"])
            .where("assignment_target.assignment", "=", assignment)
            .where("assignment_target.kind", "=", "person")
            .where("membership.valid_to", "is", null)
            .where("membership.valid_from", "<=", day)
            // somebody named is told of once: in the class, or where there is none in the branch
            .where((eb) =>
              eb.or([
                eb("membership.tree", "=", "state"),
                eb.not(
                  eb.exists(
                    eb
                      .selectFrom("membership as home")
                      .select("home.id")
                      .whereRef("home.person", "=", "membership.person")
                      .where("home.tree", "=", "state")
                      .where("home.valid_to", "is", null),
                  ),
                ),
              ]),
            ),
        ),
    )
    .with("placed", (query) =>
      query
        .selectFrom("reached")
        .innerJoin("person", "person.id", "reached.person")
        .innerJoin("unit_closure as up", "up.descendant", "reached.unit")
        .innerJoin("unit", "unit.id", "up.ancestor")
        .innerJoin("unit_kind", "unit_kind.id", "unit.kind")
        .select(["unit.id as unit", "reached.person"])
        .distinct()
        .where("person.erased_at", "is", null)
        .$if(by === "group", (group) => group.where("up.depth", "=", 0))
        .$if(by === "school", (school) => school.where("up.tree", "=", "state").where("unit_kind.role", "=", "school"))
        .where("reached.unit", "in", (eb) =>
          eb.selectFrom("unit_closure").select("unit_closure.descendant").where("unit_closure.ancestor", "in", scope),
        ),
    )
    .with("did", (query) =>
      query
        .selectFrom("assignment_item")
        .innerJoin("lesson_progress", "lesson_progress.lesson", "assignment_item.ref")
        .select((eb) => [
          "lesson_progress.person",
          eb.fn.countAll<number>().as("touched"),
          eb.fn.count<number>("lesson_progress.done_at").as("done"),
        ])
        .where("assignment_item.assignment", "=", assignment)
        .where("assignment_item.kind", "=", "lesson")
        .where("lesson_progress.person", "in", (eb) => eb.selectFrom("placed").select("placed.person"))
        .groupBy("lesson_progress.person"),
    )
    .with("tested", (query) =>
      query
        .selectFrom("assignment_item")
        .innerJoin("pillar_test", (join) =>
          join
            .onRef("pillar_test.pillar", "=", "assignment_item.ref")
            .onRef("pillar_test.phase", "=", sql<"before">`assignment_item.kind`),
        )
        .select((eb) => [
          "pillar_test.person",
          eb.fn.countAll<number>().as("touched"),
          eb.fn.countAll<number>().as("done"),
        ])
        .where("assignment_item.assignment", "=", assignment)
        .where("pillar_test.year", "=", year)
        .where("pillar_test.person", "in", (eb) => eb.selectFrom("placed").select("placed.person"))
        .groupBy("pillar_test.person"),
    )
    .selectFrom("placed")
    .innerJoin("unit", "unit.id", "placed.unit")
    .leftJoin("did", "did.person", "placed.person")
    .leftJoin("tested", "tested.person", "placed.person")
    .select((eb) => {
      const sum = (what: "touched" | "done") =>
        sql<number>`coalesce(${eb.ref(`did.${what}`)}, 0) + coalesce(${eb.ref(`tested.${what}`)}, 0)`;
      return [
        "unit.id as unit",
        "unit.name",
        eb.fn.count<number>("placed.person").as("people"),
        sql<number>`sum(case when ${sum("done")} >= ${items} then 1 else 0 end)`.as("finished"),
        sql<number>`sum(case when ${sum("touched")} > 0 and ${sum("done")} < ${items} then 1 else 0 end)`.as("begun"),
      ];
    })
    .groupBy(["unit.id", "unit.name", "unit.sort_key"])
    .orderBy("unit.sort_key")
    .orderBy("unit.id")
    .execute();
  return rows.map((row) => ({
    ...row,
    people: Number(row.people),
    finished: Number(row.finished),
    begun: Number(row.begun),
  }));
}
