/** What importing a roll reads and writes. */
import { CompiledQuery, type Kysely } from "kysely";
import type { Database, Day } from "../schema.ts";
import { insertRows, piecesOf } from "./units-insert-rows.ts";

/** Schools with this code, whatever list it is of. */
export async function listSchoolsByCode(
  db: Kysely<Database>,
  code: string,
): Promise<{ id: string; code: string; name: string }[]> {
  return db
    .selectFrom("unit")
    .innerJoin("unit_kind", "unit_kind.id", "unit.kind")
    .select(["unit.id", "unit.code", "unit.name"])
    .where("unit_kind.role", "=", "school")
    .where("unit.code", "=", code)
    .where("unit.valid_to", "is", null)
    .execute();
}

/** Open classes below a school, of every school year. */
export async function listClassesOfSchool(
  db: Kysely<Database>,
  school: string,
): Promise<{ id: string; name: string; attrs: string }[]> {
  return db
    .selectFrom("unit_closure")
    .innerJoin("unit", "unit.id", "unit_closure.descendant")
    .select(["unit.id", "unit.name", "unit.attrs"])
    .where("unit_closure.tree", "=", "state")
    .where("unit_closure.ancestor", "=", school)
    .where("unit.kind", "=", "class")
    .where("unit.valid_to", "is", null)
    .orderBy("unit.sort_key")
    .orderBy("unit.id")
    .execute();
}

/** Who is a member of one of these classes. */
export async function listPupilsOfClasses(db: Kysely<Database>, classes: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const piece of piecesOf(classes, 500)) {
    const rows = await db
      .selectFrom("membership")
      .select("person")
      .where("unit", "in", piece)
      .where("role", "=", "pupil")
      .where("valid_to", "is", null)
      .execute();
    found.push(...rows.map((row) => row.person));
  }
  return found;
}

/** Who these codes of one scheme are of. */
export async function listPeopleByCodes(
  db: Kysely<Database>,
  scheme: string,
  codes: readonly string[],
): Promise<{ code: string; person: string }[]> {
  const found: { code: string; person: string }[] = [];
  for (const piece of piecesOf(codes, 1_000)) {
    const query = db.selectFrom("person_code").select(["code", "person"]).where("scheme", "=", scheme);
    found.push(...(await query.where("code", "in", piece).execute()));
  }
  return found;
}

export interface KnownRow {
  id: string;
  fullName: string;
  birthDate: Day | null;
  account: string | null;
}

/** People with their account's id, in no order; erased ones are left out. */
export async function listKnownPeople(db: Kysely<Database>, people: readonly string[]): Promise<KnownRow[]> {
  const found: KnownRow[] = [];
  for (const piece of piecesOf(people, 1_000)) {
    const query = db.selectFrom("person").leftJoin("account", "account.person", "person.id");
    const rows = await query
      .select(["person.id", "person.full_name as fullName", "person.birth_date as birthDate", "account.id as account"])
      .where("person.id", "in", piece)
      .where("person.erased_at", "is", null)
      .execute();
    found.push(...rows);
  }
  return found;
}

export async function listCodesOf(db: Kysely<Database>, people: readonly string[]): Promise<Database["person_code"][]> {
  const found: Database["person_code"][] = [];
  for (const piece of piecesOf(people, 1_000)) {
    found.push(...(await db.selectFrom("person_code").selectAll().where("person", "in", piece).execute()));
  }
  return found;
}

/** Open memberships of these people in all trees. */
export async function listMembershipsOf(
  db: Kysely<Database>,
  people: readonly string[],
): Promise<{ id: string; person: string; tree: string; unit: string }[]> {
  const found: { id: string; person: string; tree: string; unit: string }[] = [];
  for (const piece of piecesOf(people, 1_000)) {
    const query = db.selectFrom("membership").select(["id", "person", "tree", "unit"]).where("person", "in", piece);
    found.push(...(await query.where("valid_to", "is", null).execute()));
  }
  return found;
}

/** Which of these folded logins are taken. */
export async function listTakenLogins(db: Kysely<Database>, keys: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const piece of piecesOf(keys, 1_000)) {
    const rows = await db.selectFrom("account").select("login_key").where("login_key", "in", piece).execute();
    found.push(...rows.map((row) => row.login_key));
  }
  return found;
}

/** How many rolls the school has had; the next import gets the next number. */
export async function countRollImports(db: Kysely<Database>, school: string): Promise<number> {
  const row = await db
    .selectFrom("roll_import")
    .select((eb) => eb.fn.max("n").as("n"))
    .where("school", "=", school)
    .executeTakeFirst();
  return Number(row?.n ?? 0);
}

/** Takes the next number of a school; false when another import took it first. */
export async function insertRollImport(db: Kysely<Database>, row: Database["roll_import"]): Promise<boolean> {
  const made = await db
    .insertInto("roll_import")
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  return made !== undefined;
}

/** Writes people as they are given, known ones over their old values, 500 a statement. */
export async function upsertPeople(db: Kysely<Database>, rows: readonly Database["person"][]): Promise<void> {
  for (const piece of piecesOf(rows, 500)) {
    const values: unknown[] = [];
    const tuples = piece.map((row) => {
      const cells = [row.id, row.full_name, row.name_key, row.sort_key, row.birth_date, row.erased_at];
      return `(${cells.map((cell) => `$${values.push(cell)}`).join(",")})`;
    });
    const text = `insert into person (id, full_name, name_key, sort_key, birth_date, erased_at) values ${tuples.join(",")}
      on conflict (id) do update set full_name = excluded.full_name, name_key = excluded.name_key,
      sort_key = excluded.sort_key, birth_date = excluded.birth_date`;
    await db.executeQuery(CompiledQuery.raw(text, values));
  }
}

/** Ends open memberships on `day`; gives how many were still open. */
export async function endMemberships(db: Kysely<Database>, ids: readonly string[], day: Day): Promise<number> {
  let ended = 0;
  for (const piece of piecesOf(ids, 500)) {
    const query = db.updateTable("membership").set({ valid_to: day }).where("id", "in", piece);
    const result = await query.where("valid_to", "is", null).executeTakeFirst();
    ended += Number(result.numUpdatedRows);
  }
  return ended;
}

/** Codes, memberships and accounts of an import; each must be new. */
export async function insertRollRows(
  db: Kysely<Database>,
  rows: {
    readonly codes: readonly Database["person_code"][];
    readonly memberships: readonly Database["membership"][];
    readonly accounts: readonly Database["account"][];
  },
): Promise<void> {
  await insertRows(db, "person_code", rows.codes);
  await insertRows(db, "membership", rows.memberships);
  await insertRows(db, "account", rows.accounts);
}
