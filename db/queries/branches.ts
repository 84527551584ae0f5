/** Members of chi đoàn and chi đội, and the pupils who may become members. */
import type { Kysely } from "kysely";
import type { Database, Day } from "../schema.ts";
import { piecesOf } from "./units-insert-rows.ts";

/** Who is a member of one of these branches. */
export async function listMembersOf(db: Kysely<Database>, branches: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const piece of piecesOf(branches, 500)) {
    const rows = await db
      .selectFrom("membership")
      .select("person")
      .where("unit", "in", piece)
      .where("tree", "=", "youth")
      .where("valid_to", "is", null)
      .execute();
    found.push(...rows.map((row) => row.person));
  }
  return found;
}

/** Who was a member of one of these branches once. */
export async function listFormerMembersOf(db: Kysely<Database>, branches: readonly string[]): Promise<string[]> {
  const found = new Set<string>();
  for (const piece of piecesOf(branches, 500)) {
    const rows = await db
      .selectFrom("membership")
      .select("person")
      .where("unit", "in", piece)
      .where("tree", "=", "youth")
      .where("valid_to", "is not", null)
      .execute();
    for (const row of rows) found.add(row.person);
  }
  return [...found];
}

export interface YouthChild {
  id: string;
  name: string;
  kind: string;
  kindLabel: string;
  /** The union that it hangs on. */
  parent: string;
  /** Members at or below it. */
  members: number;
  /** Open units right below it. */
  below: number;
}

/** Open units right below these unions, with the members at or below each: one page, and how many there are. */
export async function listYouthChildren(
  db: Kysely<Database>,
  unions: readonly string[],
  { search, limit, offset }: { search: string; limit: number; offset: number },
): Promise<{ rows: YouthChild[]; total: number }> {
  if (unions.length === 0) return { rows: [], total: 0 };
  const found = db
    .selectFrom("unit_edge")
    .innerJoin("unit", "unit.id", "unit_edge.child")
    .innerJoin("unit_kind", "unit_kind.id", "unit.kind")
    .where("unit_edge.tree", "=", "youth")
    .where("unit_edge.parent", "in", [...unions])
    .where("unit_edge.valid_to", "is", null)
    .where("unit.valid_to", "is", null)
    .$if(search !== "", (query) => query.where("unit.name_key", "like", `%${search}%`));
  const { total } = await found.select((eb) => eb.fn.countAll<number>().as("total")).executeTakeFirstOrThrow();
  const rows = await found
    .select((eb) => [
      "unit.id",
      "unit.name",
      "unit.kind",
      "unit_kind.label as kindLabel",
      "unit_edge.parent",
      eb
        .selectFrom("membership")
        .innerJoin("unit_closure", "unit_closure.descendant", "membership.unit")
        .select((e) => e.fn.countAll<number>().as("n"))
        .whereRef("unit_closure.ancestor", "=", "unit.id")
        .where("unit_closure.tree", "=", "youth")
        .where("membership.tree", "=", "youth")
        .where("membership.valid_to", "is", null)
        .as("members"),
      eb
        .selectFrom("unit_edge as lower")
        .innerJoin("unit as child", "child.id", "lower.child")
        .select((e) => e.fn.countAll<number>().as("n"))
        .whereRef("lower.parent", "=", "unit.id")
        .where("lower.tree", "=", "youth")
        .where("lower.valid_to", "is", null)
        .where("child.valid_to", "is", null)
        .as("below"),
    ])
    .orderBy("unit_kind.rank")
    .orderBy("unit.sort_key")
    .orderBy("unit.id")
    .limit(limit)
    .offset(offset)
    .execute();
  return {
    rows: rows.map((row) => ({ ...row, members: Number(row.members ?? 0), below: Number(row.below ?? 0) })),
    total: Number(total),
  };
}

export interface CandidateFilter {
  /** The school whose pupils may be ticked; null outside schools: then only members are listed. */
  readonly school: string | null;
  /** Only pupils of this class (its id); the caller has seen to it that it is one of the school. */
  readonly inClass: string | null;
  readonly who: "all" | "members" | "others";
  /** Folded words in the name; "" = all. */
  readonly search: string;
}

export interface CandidateRow {
  person: string;
  name: string;
  birthDate: Day | null;
  /** The class of the school that the person is in; null for a member who is no pupil of it. */
  className: string | null;
  /** The open membership in the Đoàn or Đội, with the branch. */
  youth: string | null;
  branch: string | null;
  branchName: string | null;
}

/** People with the class of the school and the branch that each is in. */
function candidates(db: Kysely<Database>, school: string | null) {
  return db
    .selectFrom("person")
    .leftJoin("membership as pupil", (join) =>
      join
        .onRef("pupil.person", "=", "person.id")
        .on("pupil.tree", "=", "state")
        .on("pupil.valid_to", "is", null)
        .on("pupil.unit", "in", classesOf(db, school)),
    )
    .leftJoin("unit as class", "class.id", "pupil.unit")
    .leftJoin("membership as youth", (join) =>
      join.onRef("youth.person", "=", "person.id").on("youth.tree", "=", "youth").on("youth.valid_to", "is", null),
    )
    .leftJoin("unit as branch", "branch.id", "youth.unit")
    .where("person.erased_at", "is", null);
}

function classesOf(db: Kysely<Database>, school: string | null) {
  return db
    .selectFrom("unit_closure")
    .innerJoin("unit", "unit.id", "unit_closure.descendant")
    .select("unit.id")
    .where("unit_closure.tree", "=", "state")
    .where("unit_closure.ancestor", "=", school ?? "")
    .where("unit.kind", "=", "class");
}

const CANDIDATE = [
  "person.id as person",
  "person.full_name as name",
  "person.birth_date as birthDate",
  "class.name as className",
  "youth.id as youth",
  "youth.unit as branch",
  "branch.name as branchName",
] as const;

/** Pupils of the school and members of the branch, by class and name: one page, and how many there are. */
export async function listCandidates(
  db: Kysely<Database>,
  branch: string,
  { school, inClass, who, search, limit, offset }: CandidateFilter & { limit: number; offset: number },
): Promise<{ rows: CandidateRow[]; total: number }> {
  const open = db.selectFrom("membership").select("person").where("valid_to", "is", null);
  const members = open.where("unit", "=", branch);
  const pupils = open.where("unit", "in", inClass === null ? classesOf(db, school) : [inClass]);
  const found = candidates(db, school)
    .where("person.id", "in", inClass === null ? pupils.union(members) : pupils)
    .$if(who === "members", (query) => query.where("youth.unit", "=", branch))
    .$if(who === "others", (query) =>
      query.where((eb) => eb.or([eb("youth.unit", "is", null), eb("youth.unit", "<>", branch)])),
    )
    .$if(search !== "", (query) => query.where("person.name_key", "like", `%${search}%`));
  const { total } = await found.select((eb) => eb.fn.countAll<number>().as("total")).executeTakeFirstOrThrow();
  const rows = await found
    .select(CANDIDATE)
    .orderBy((eb) => eb.fn.coalesce("class.sort_key", eb.val("")))
    .orderBy("person.sort_key")
    .orderBy("person.id")
    .limit(limit)
    .offset(offset)
    .execute();
  return { rows, total: Number(total) };
}

/** The same of these people alone, as far as they are pupils of the school or members of the branch. */
export async function listNamedCandidates(
  db: Kysely<Database>,
  branch: string,
  { school, people }: { school: string | null; people: readonly string[] },
): Promise<CandidateRow[]> {
  const found: CandidateRow[] = [];
  for (const piece of piecesOf(people, 500)) {
    const rows = await candidates(db, school)
      .select(CANDIDATE)
      .where("person.id", "in", piece)
      .where((eb) => eb.or([eb("pupil.unit", "is not", null), eb("youth.unit", "=", branch)]))
      .orderBy("person.sort_key")
      .orderBy("person.id")
      .execute();
    found.push(...rows);
  }
  return found;
}

/** Members of a branch now. */
export async function countMembers(db: Kysely<Database>, branch: string): Promise<number> {
  const row = await db
    .selectFrom("membership")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .where("unit", "=", branch)
    .where("valid_to", "is", null)
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

/** Roles on a unit that still hold. */
export async function listGrantsOnUnit(
  db: Kysely<Database>,
  unit: string,
): Promise<{ id: string; person: string; role: string }[]> {
  return db
    .selectFrom("role_grant")
    .select(["id", "person", "role"])
    .where("unit", "=", unit)
    .where("valid_to", "is", null)
    .orderBy("id")
    .execute();
}

/** Open memberships in a branch. */
export async function listMembershipsIn(
  db: Kysely<Database>,
  branch: string,
): Promise<{ id: string; person: string }[]> {
  return db
    .selectFrom("membership")
    .select(["id", "person"])
    .where("unit", "=", branch)
    .where("valid_to", "is", null)
    .orderBy("id")
    .execute();
}
