/** What reports need that no other page counts: lessons below a unit, schools, areas; counted and never named. */
import type { Kysely } from "kysely";
import type { Database, Day, Instant } from "../schema.ts";

export interface TaughtSums {
  readonly sessions: number;
  readonly classes: number;
  readonly schools: number;
  readonly present: number;
}

export interface LearntSums {
  readonly begun: number;
  readonly finished: number;
  readonly finishes: number;
}

/** Noted teachings of these lessons on the days from…to, both included, in classes and branches below the unit. */
export async function sumTaught(
  db: Kysely<Database>,
  { unit, lessons, from, to }: { unit: string; lessons: readonly string[]; from: Day; to: Day },
): Promise<TaughtSums> {
  if (lessons.length === 0) return { sessions: 0, classes: 0, schools: 0, present: 0 };
  const told = () =>
    db
      .selectFrom("taught")
      .where("taught.lesson", "in", [...lessons])
      .where("taught.day", ">=", from)
      .where("taught.day", "<=", to)
      .where((eb) =>
        eb.or([
          eb("taught.unit", "=", unit),
          eb.exists(
            eb
              .selectFrom("unit_closure as above")
              .select("above.depth")
              .where("above.ancestor", "=", unit)
              .whereRef("above.descendant", "=", "taught.unit"),
          ),
        ]),
      );
  const sums = await told()
    .select((eb) => [
      eb.fn.countAll<number>().as("sessions"),
      eb.fn.count<number>("taught.unit").distinct().as("classes"),
      eb.fn.coalesce(eb.fn.sum<number>("taught.present"), eb.lit(0)).as("present"),
    ])
    .executeTakeFirstOrThrow();
  const schools = await told()
    .innerJoin("unit_closure", "unit_closure.descendant", "taught.unit")
    .innerJoin("unit", "unit.id", "unit_closure.ancestor")
    .innerJoin("unit_kind", "unit_kind.id", "unit.kind")
    .where("unit_kind.role", "=", "school")
    .select((eb) => eb.fn.count<number>("unit.id").distinct().as("n"))
    .executeTakeFirstOrThrow();
  return {
    sessions: Number(sums.sessions),
    classes: Number(sums.classes),
    schools: Number(schools.n),
    present: Number(sums.present),
  };
}

/**
 * People whose place at the beginning of a lesson was below the unit: who began these lessons in [since, before), who
 * finished some of them then, and how many were finished.
 */
export async function sumLearnt(
  db: Kysely<Database>,
  { unit, lessons, since, before }: { unit: string; lessons: readonly string[]; since: Instant; before: Instant },
): Promise<LearntSums> {
  if (lessons.length === 0) return { begun: 0, finished: 0, finishes: 0 };
  const learnt = (at: "begun_at" | "done_at") =>
    db
      .selectFrom("lesson_progress")
      .innerJoin("placement_unit", "placement_unit.placement", "lesson_progress.placement")
      .where("placement_unit.unit", "=", unit)
      .where("lesson_progress.lesson", "in", [...lessons])
      .where(`lesson_progress.${at}`, ">=", since)
      .where(`lesson_progress.${at}`, "<", before)
      .select((eb) => eb.fn.count<number>("lesson_progress.person").distinct().as("people"));
  const begun = await learnt("begun_at").executeTakeFirstOrThrow();
  const done = await learnt("done_at")
    .select((eb) => eb.fn.countAll<number>().as("all"))
    .executeTakeFirstOrThrow();
  return { begun: Number(begun.people), finished: Number(done.people), finishes: Number(done.all) };
}

/** Schools below a unit today, itself included, in whichever tree it stands. */
export async function countSchoolsBelow(db: Kysely<Database>, unit: string): Promise<number> {
  const row = await db
    .selectFrom("unit_closure")
    .innerJoin("unit", "unit.id", "unit_closure.descendant")
    .innerJoin("unit_kind", "unit_kind.id", "unit.kind")
    .select((eb) => eb.fn.count<number>("unit.id").distinct().as("n"))
    .where("unit_closure.ancestor", "=", unit)
    .where("unit_kind.role", "=", "school")
    .where("unit.valid_to", "is", null)
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

/** Open units with this official code (or this very id), of whatever kind: for a command of the operator, no scope. */
export async function listUnitsByCode(
  db: Kysely<Database>,
  code: string,
): Promise<{ id: string; name: string; kind: string; scheme: string }[]> {
  return db
    .selectFrom("unit")
    .select(["id", "name", "kind", "code_scheme as scheme"])
    .where((eb) => eb.or([eb("code", "=", code), eb("id", "=", code)]))
    .where("valid_to", "is", null)
    .orderBy("id")
    .execute();
}

/** Open areas one step below these units in any tree, by name. */
export async function listAreasRightBelow(
  db: Kysely<Database>,
  units: readonly string[],
): Promise<{ id: string; name: string }[]> {
  if (units.length === 0) return [];
  return db
    .selectFrom("unit_closure")
    .innerJoin("unit", "unit.id", "unit_closure.descendant")
    .innerJoin("unit_kind", "unit_kind.id", "unit.kind")
    .select(["unit.id", "unit.name", "unit.sort_key"])
    .distinct()
    .where("unit_closure.ancestor", "in", [...units])
    .where("unit_closure.depth", "=", 1)
    .where("unit_kind.role", "=", "area")
    .where("unit.valid_to", "is", null)
    .orderBy("unit.sort_key")
    .orderBy("unit.id")
    .execute();
}
