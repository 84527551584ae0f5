/** Rolls that were fixed, as pages show them. Only figures of units: who is on a roll is never listed. */
import type { Kysely } from "kysely";
import type { Database, Instant } from "../schema.ts";

export interface RollMomentRow {
  id: string;
  at: Instant;
  /** "contest.open", or words of who fixed it. */
  reason: string;
  unitName: string | null;
  contestTitle: string | null;
  /** False while it is being written: then it has no figures. */
  done: boolean;
  /** People of the scope on it. */
  n: number;
}

/** What a scope may see: finished rolls with somebody of the scope on them, and unfinished ones of its own units. */
function seenBy(db: Kysely<Database>, scope: readonly string[]) {
  return (
    db
      .selectFrom("roll_moment")
      .leftJoin("unit", "unit.id", "roll_moment.unit")
      .leftJoin("contest", "contest.roll_moment", "roll_moment.id")
      .where((eb) =>
        eb.or([
          eb.exists(
            eb
              .selectFrom("roll_total")
              .select("roll_total.n")
              .whereRef("roll_total.moment", "=", "roll_moment.id")
              .where("roll_total.unit", "in", [...scope]),
          ),
          eb.and([eb("roll_moment.done_at", "is", null), eb("roll_moment.unit", "in", [...scope])]),
        ]),
      )
      // two processes may fix the roll of a contest: one of them counts
      .where((eb) => eb.or([eb("contest.id", "is not", null), eb("roll_moment.reason", "<>", "contest.open")]))
  );
}

/** The newest first. `scope` holds no unit below another one of it: their figures are added. */
export async function listRollMoments(
  db: Kysely<Database>,
  scope: readonly string[],
  { limit, offset }: { limit: number; offset: number },
): Promise<{ rows: RollMomentRow[]; total: number }> {
  if (scope.length === 0) return { rows: [], total: 0 };
  const { total } = await seenBy(db, scope)
    .select((eb) => eb.fn.countAll<number>().as("total"))
    .executeTakeFirstOrThrow();
  const rows = await selectMoments(db, scope)
    .orderBy("roll_moment.at", "desc")
    .orderBy("roll_moment.id", "desc")
    .limit(limit)
    .offset(offset)
    .execute();
  return { rows: rows.map(toRow), total: Number(total) };
}

/** One of those; null for what the scope does not see. */
export async function findRollMoment(
  db: Kysely<Database>,
  scope: readonly string[],
  id: string,
): Promise<RollMomentRow | null> {
  if (scope.length === 0) return null;
  const row = await selectMoments(db, scope).where("roll_moment.id", "=", id).executeTakeFirst();
  return row ? toRow(row) : null;
}

function selectMoments(db: Kysely<Database>, scope: readonly string[]) {
  return seenBy(db, scope).select((eb) => [
    "roll_moment.id",
    "roll_moment.at",
    "roll_moment.reason",
    "roll_moment.done_at as doneAt",
    "unit.name as unitName",
    "contest.title as contestTitle",
    eb
      .selectFrom("roll_total")
      .select((e) => e.fn.sum<number>("roll_total.n").as("n"))
      .whereRef("roll_total.moment", "=", "roll_moment.id")
      .where("roll_total.unit", "in", [...scope])
      .as("n"),
  ]);
}

function toRow({
  doneAt,
  n,
  ...row
}: Omit<RollMomentRow, "done" | "n"> & { doneAt: Instant | null; n: number | null }) {
  return { ...row, done: doneAt !== null, n: Number(n ?? 0) };
}

export interface SchoolRollRow {
  id: string;
  code: string;
  name: string;
  /** On the roll; null = nobody, the school had no list then. */
  n: number | null;
  /** In its classes now. */
  now: number;
}

/** Schools of a scope that are on a roll, or lie below the unit it was fixed for; by name. */
export async function listSchoolsOfRoll(
  db: Kysely<Database>,
  { moment, scope, search, limit, offset }: RollWindow,
): Promise<{ rows: SchoolRollRow[]; total: number }> {
  if (scope.length === 0) return { rows: [], total: 0 };
  const below = (units: readonly string[]) =>
    db
      .selectFrom("unit_closure")
      .select("descendant")
      .where("ancestor", "in", [...units]);
  const found = db
    .selectFrom("unit")
    .innerJoin("unit_kind", "unit_kind.id", "unit.kind")
    .leftJoin("roll_total", (join) =>
      join.onRef("roll_total.unit", "=", "unit.id").on("roll_total.moment", "=", moment),
    )
    .where("unit_kind.role", "=", "school")
    .where("unit.id", "in", below(scope))
    .where((eb) =>
      eb.or([
        eb("roll_total.n", "is not", null),
        eb.and([
          eb("unit.valid_to", "is", null),
          eb("unit.id", "in", (e) =>
            e
              .selectFrom("unit_closure")
              .innerJoin("roll_moment", "roll_moment.unit", "unit_closure.ancestor")
              .select("unit_closure.descendant")
              .where("roll_moment.id", "=", moment),
          ),
        ]),
      ]),
    )
    .$if(search !== "", (query) =>
      query.where((eb) => eb.or([eb("unit.name_key", "like", `%${search}%`), eb("unit.code", "=", search)])),
    );
  const { total } = await found.select((eb) => eb.fn.countAll<number>().as("total")).executeTakeFirstOrThrow();
  const rows = await found
    .select((eb) => [
      "unit.id",
      "unit.code",
      "unit.name",
      "roll_total.n",
      eb
        .selectFrom("unit_edge")
        .innerJoin("membership", "membership.unit", "unit_edge.child")
        .select((e) => e.fn.countAll<number>().as("n"))
        .whereRef("unit_edge.parent", "=", "unit.id")
        .where("unit_edge.tree", "=", "state")
        .where("unit_edge.valid_to", "is", null)
        .where("membership.valid_to", "is", null)
        .as("now"),
    ])
    .orderBy("unit.sort_key")
    .orderBy("unit.id")
    .limit(limit)
    .offset(offset)
    .execute();
  return { rows: rows.map((row) => ({ ...row, now: Number(row.now ?? 0) })), total: Number(total) };
}

export interface RollWindow {
  readonly moment: string;
  readonly scope: readonly string[];
  /** Folded; "" = all. */
  readonly search: string;
  readonly limit: number;
  readonly offset: number;
}

/** Rolls that were begun before `before` and never finished, of no contest: what a process left that was ended. */
export async function listUnfinishedRolls(db: Kysely<Database>, before: Instant): Promise<string[]> {
  const rows = await db
    .selectFrom("roll_moment")
    .select("id")
    .where("done_at", "is", null)
    .where("at", "<", before)
    .where("id", "not in", (eb) =>
      eb
        .selectFrom("contest")
        .select((e) => e.ref("roll_moment").$notNull().as("id"))
        .where("roll_moment", "is not", null),
    )
    .execute();
  return rows.map(({ id }) => id);
}

/** Deletes up to `limit` people of an unfinished roll, at last the roll itself; false when nothing is left of it. */
export async function deletePartOfRoll(db: Kysely<Database>, moment: string, limit: number): Promise<boolean> {
  const people = await db
    .selectFrom("roll_person")
    .select("person")
    .where("moment", "=", moment)
    .limit(limit)
    .execute();
  if (people.length > 0) {
    const ids = people.map(({ person }) => person);
    await db.deleteFrom("roll_person").where("moment", "=", moment).where("person", "in", ids).execute();
    return true;
  }
  await db.deleteFrom("roll_total").where("moment", "=", moment).execute();
  await db.deleteFrom("roll_moment").where("id", "=", moment).execute();
  return false;
}
