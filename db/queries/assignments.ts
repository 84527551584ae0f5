/** Assignments as they are made, changed, withdrawn and found. */
import type { ExpressionBuilder, Kysely, Transaction } from "kysely";
import type { Database, Instant } from "../schema.ts";
import { insertRows } from "./units-insert-rows.ts";

export type ItemKind = Database["assignment_item"]["kind"];
export type TargetKind = Database["assignment_target"]["kind"];

export interface AssignmentItem {
  readonly kind: ItemKind;
  /** A lesson, or the pillar of a test. */
  readonly ref: string;
}

export interface AssignmentTarget {
  readonly kind: TargetKind;
  readonly target: string;
}

export type AssignmentHead = Omit<Database["assignment"], "made_by" | "withdrawn_by" | "changed_at" | "made_at">;

/** What an assignment consists of beside its own row. Items in their order. */
export interface AssignmentParts {
  readonly items: readonly AssignmentItem[];
  readonly targets: readonly AssignmentTarget[];
}

export async function insertAssignment(
  trx: Transaction<Database>,
  row: Database["assignment"],
  parts: AssignmentParts,
): Promise<void> {
  await trx.insertInto("assignment").values(row).execute();
  await insertParts(trx, row.id, parts);
}

/** Puts new times, words, items and targets in place of the old; extensions stay. False when it is withdrawn or gone. */
export async function updateAssignment(
  trx: Transaction<Database>,
  id: string,
  set: Pick<Database["assignment"], "title" | "note" | "opens_at" | "due_at" | "late" | "changed_at">,
  parts: AssignmentParts,
): Promise<boolean> {
  const row = await trx
    .updateTable("assignment")
    .set(set)
    .where("id", "=", id)
    .where("withdrawn_at", "is", null)
    .returning("id")
    .executeTakeFirst();
  if (!row) return false;
  await trx.deleteFrom("assignment_item").where("assignment", "=", id).execute();
  await trx.deleteFrom("assignment_target").where("assignment", "=", id).execute();
  await insertParts(trx, id, parts);
  return true;
}

async function insertParts(trx: Transaction<Database>, assignment: string, { items, targets }: AssignmentParts) {
  await insertRows(
    trx,
    "assignment_item",
    items.map(({ kind, ref }, pos) => ({ assignment, pos, kind, ref })),
  );
  await insertRows(
    trx,
    "assignment_target",
    targets.map(({ kind, target }) => ({ assignment, kind, target })),
  );
}

/** Takes it back; false when that was done before. */
export async function withdrawAssignment(
  trx: Transaction<Database>,
  id: string,
  { by, at }: { by: string; at: Instant },
): Promise<boolean> {
  const row = await trx
    .updateTable("assignment")
    .set({ withdrawn_at: at, withdrawn_by: by })
    .where("id", "=", id)
    .where("withdrawn_at", "is", null)
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

export interface FoundAssignment extends AssignmentParts {
  readonly head: Database["assignment"];
  /** The name of who made it; null for an account that is gone. */
  readonly maker: string | null;
}

export async function findAssignment(db: Kysely<Database>, id: string): Promise<FoundAssignment | null> {
  const head = await db.selectFrom("assignment").selectAll().where("id", "=", id).executeTakeFirst();
  if (!head) return null;
  const items = await listItems(db, [id]);
  const targets = await db
    .selectFrom("assignment_target")
    .select(["kind", "target"])
    .where("assignment", "=", id)
    .orderBy("kind")
    .orderBy("target")
    .execute();
  const maker = await db
    .selectFrom("account")
    .innerJoin("person", "person.id", "account.person")
    .select("person.full_name as name")
    .where("account.id", "=", head.made_by)
    .where("person.erased_at", "is", null)
    .executeTakeFirst();
  return { head, items: items.map(({ kind, ref }) => ({ kind, ref })), targets, maker: maker?.name ?? null };
}

/** Items of these assignments, each assignment's in their order. */
export async function listItems(
  db: Kysely<Database>,
  assignments: readonly string[],
): Promise<{ assignment: string; kind: ItemKind; ref: string }[]> {
  if (assignments.length === 0) return [];
  return db
    .selectFrom("assignment_item")
    .select(["assignment", "kind", "ref"])
    .where("assignment", "in", [...assignments])
    .orderBy("assignment")
    .orderBy("pos")
    .execute();
}

type Reach = ExpressionBuilder<Database, "assignment_target">;

/** Units at or below this scope, in every tree: what the actor may see. */
const below = (eb: Reach, scope: readonly string[]) =>
  eb.selectFrom("unit_closure").select("unit_closure.descendant").where("unit_closure.ancestor", "in", scope);

/** Whether a target has anybody of this scope in it: it lies below, above, or is one of its people. */
function touches(eb: Reach, scope: readonly string[]) {
  const above = eb
    .selectFrom("unit_closure")
    .select("unit_closure.ancestor")
    .where("unit_closure.descendant", "in", scope);
  const people = eb
    .selectFrom("membership")
    .select("membership.person")
    .where("membership.valid_to", "is", null)
    .where("membership.unit", "in", below(eb, scope));
  return eb.or([
    eb.and([
      eb("assignment_target.kind", "=", "unit"),
      eb.or([eb("assignment_target.target", "in", below(eb, scope)), eb("assignment_target.target", "in", above)]),
    ]),
    eb.and([eb("assignment_target.kind", "=", "person"), eb("assignment_target.target", "in", people)]),
  ]);
}

export interface ListedAssignment {
  id: string;
  title: string;
  opensAt: Instant;
  dueAt: Instant | null;
  late: Database["assignment"]["late"];
  withdrawnAt: Instant | null;
  madeBy: string;
  maker: string | null;
}

/** Assignments with somebody of this scope in them, the latest due first: one page, and how many there are. */
export async function listAssignmentsOfScope(
  db: Kysely<Database>,
  scope: readonly string[],
  { limit, offset }: { limit: number; offset: number },
): Promise<{ rows: ListedAssignment[]; total: number }> {
  if (scope.length === 0) return { rows: [], total: 0 };
  const found = db.selectFrom("assignment").where("assignment.id", "in", (eb) =>
    eb
      .selectFrom("assignment_target")
      .select("assignment_target.assignment")
      .where((target) => touches(target as unknown as Reach, scope)),
  );
  const { total } = await found.select((eb) => eb.fn.countAll<number>().as("total")).executeTakeFirstOrThrow();
  const rows = await found
    .leftJoin("account", "account.id", "assignment.made_by")
    .leftJoin("person", "person.id", "account.person")
    .select([
      "assignment.id",
      "assignment.title",
      "assignment.opens_at as opensAt",
      "assignment.due_at as dueAt",
      "assignment.late",
      "assignment.withdrawn_at as withdrawnAt",
      "assignment.made_by as madeBy",
      "person.full_name as maker",
    ])
    .orderBy((eb) => eb.case().when("assignment.withdrawn_at", "is", null).then(0).else(1).end())
    .orderBy("assignment.opens_at", "desc")
    .orderBy("assignment.id", "desc")
    .limit(limit)
    .offset(offset)
    .execute();
  return { rows, total: Number(total) };
}

/** Whether an assignment has somebody of this scope in it. */
export async function reachesScope(db: Kysely<Database>, id: string, scope: readonly string[]): Promise<boolean> {
  if (scope.length === 0) return false;
  const row = await db
    .selectFrom("assignment_target")
    .select("assignment_target.assignment")
    .where("assignment_target.assignment", "=", id)
    .where((eb) => touches(eb as unknown as Reach, scope))
    .executeTakeFirst();
  return row !== undefined;
}

/** Of these targets those that lie wholly at or below the scope. */
export async function listTargetsWithin(
  db: Kysely<Database>,
  targets: readonly AssignmentTarget[],
  scope: readonly string[],
): Promise<AssignmentTarget[]> {
  if (scope.length === 0) return [];
  const of = (kind: TargetKind) => targets.filter((one) => one.kind === kind).map(({ target }) => target);
  const [units, people] = [of("unit"), of("person")];
  const found: AssignmentTarget[] = [];
  if (units.length > 0) {
    const rows = await db
      .selectFrom("unit_closure")
      .innerJoin("unit", "unit.id", "unit_closure.descendant")
      .select("unit_closure.descendant")
      .distinct()
      .where("unit_closure.ancestor", "in", [...scope])
      .where("unit_closure.descendant", "in", units)
      .where("unit.valid_to", "is", null)
      .execute();
    found.push(...rows.map(({ descendant }) => ({ kind: "unit" as const, target: descendant })));
  }
  if (people.length > 0) {
    const rows = await db
      .selectFrom("membership")
      .innerJoin("unit_closure", "unit_closure.descendant", "membership.unit")
      .select("membership.person")
      .distinct()
      .where("membership.person", "in", people)
      .where("membership.valid_to", "is", null)
      .where("unit_closure.ancestor", "in", [...scope])
      .execute();
    found.push(...rows.map(({ person }) => ({ kind: "person" as const, target: person })));
  }
  return found;
}

/** Gives a pupil more time, or other more time than before. */
export async function upsertExtension(
  trx: Transaction<Database>,
  row: Database["assignment_extension"],
): Promise<void> {
  await trx
    .insertInto("assignment_extension")
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(["assignment", "person"]).doUpdateSet((eb) => ({
        due_at: eb.ref("excluded.due_at"),
        given_at: eb.ref("excluded.given_at"),
        given_by: eb.ref("excluded.given_by"),
      })),
    )
    .execute();
}

/** Takes the extra time away; false when there was none. */
export async function deleteExtension(
  trx: Transaction<Database>,
  { assignment, person }: { assignment: string; person: string },
): Promise<boolean> {
  const row = await trx
    .deleteFrom("assignment_extension")
    .where("assignment", "=", assignment)
    .where("person", "=", person)
    .returning("person")
    .executeTakeFirst();
  return row !== undefined;
}
