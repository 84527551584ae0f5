/** What bringing in a list of staff reads and writes. */
import type { Kysely } from "kysely";
import type { Database, Day } from "../schema.ts";
import { insertRows, piecesOf } from "./units-insert-rows.ts";

export interface PlaceRow {
  id: string;
  kind: string;
  part: "area" | "school";
  code: string;
  name: string;
}

/** Open schools and areas at or below a unit, of any tree, each once. */
export async function listStaffPlaces(db: Kysely<Database>, unit: string): Promise<PlaceRow[]> {
  const rows = await db
    .selectFrom("unit")
    .innerJoin("unit_kind", "unit_kind.id", "unit.kind")
    .select(["unit.id", "unit.kind", "unit_kind.role as part", "unit.code", "unit.name"])
    .where("unit_kind.role", "in", ["area", "school"])
    .where("unit.valid_to", "is", null)
    .where("unit.id", "in", (eb) => eb.selectFrom("unit_closure").select("descendant").where("ancestor", "=", unit))
    .orderBy("unit_kind.rank")
    .orderBy("unit.sort_key")
    .orderBy("unit.id")
    .execute();
  return rows as PlaceRow[];
}

/** Who is on the staff of one of these units: holds a role there, below it when `below`, or waits for one. */
export async function listStaffOf(
  db: Kysely<Database>,
  units: readonly string[],
  { day, below }: { day: Day; below: boolean },
): Promise<string[]> {
  if (units.length === 0) return [];
  const holders = await db
    .selectFrom("role_grant")
    .innerJoin("unit_closure", "unit_closure.descendant", "role_grant.unit")
    .select("role_grant.person")
    .distinct()
    .where("unit_closure.ancestor", "in", [...units])
    .$if(!below, (query) => query.where("unit_closure.depth", "=", 0))
    .where("role_grant.valid_from", "<=", day)
    .where((eb) => eb.or([eb("role_grant.valid_to", "is", null), eb("role_grant.valid_to", ">", day)]))
    .execute();
  const waiting = await db
    .selectFrom("staff_pending")
    .select("person")
    .where("unit", "in", [...units])
    .execute();
  return [...new Set([...holders, ...waiting].map(({ person }) => person))];
}

export interface KnownStaffRow {
  id: string;
  name: string;
  account: string | null;
  login: string | null;
  phone: string | null;
}

/** People with their accounts and telephones, in no order; erased ones are left out. */
export async function listKnownStaff(db: Kysely<Database>, people: readonly string[]): Promise<KnownStaffRow[]> {
  const found: KnownStaffRow[] = [];
  for (const piece of piecesOf(people, 1_000)) {
    const rows = await db
      .selectFrom("person")
      .leftJoin("account", "account.person", "person.id")
      .leftJoin("staff_contact", "staff_contact.person", "person.id")
      .select([
        "person.id",
        "person.full_name as name",
        "account.id as account",
        "account.login",
        "staff_contact.phone",
      ])
      .where("person.id", "in", piece)
      .where("person.erased_at", "is", null)
      .execute();
    found.push(...rows);
  }
  return found;
}

/** Who signs in with these folded logins. */
export async function listPeopleByLogins(
  db: Kysely<Database>,
  keys: readonly string[],
): Promise<{ login: string; person: string }[]> {
  const found: { login: string; person: string }[] = [];
  for (const piece of piecesOf(keys, 1_000)) {
    const query = db.selectFrom("account").select(["login_key as login", "person"]);
    found.push(...(await query.where("login_key", "in", piece).execute()));
  }
  return found;
}

/** How many lists of staff changed something at these places: whoever planned from fewer must plan again. */
export async function countStaffImports(db: Kysely<Database>, places: readonly string[]): Promise<number> {
  let count = 0;
  for (const piece of piecesOf(places, 1_000)) {
    const row = await db
      .selectFrom("audit")
      .select((eb) => eb.fn.countAll<number>().as("n"))
      .where("action", "=", "staff.import")
      .where("unit", "in", piece)
      .executeTakeFirstOrThrow();
    count += Number(row.n);
  }
  return count;
}

/**
 * Holds these places until the transaction ends, so that lists for one of them are written one after the other. A write
 * that changes nothing is the one row lock both databases know.
 */
export async function lockPlaces(db: Kysely<Database>, places: readonly string[]): Promise<void> {
  for (const piece of piecesOf(places, 1_000)) {
    await db
      .updateTable("unit")
      .set((eb) => ({ id: eb.ref("id") }))
      .where("id", "in", piece)
      .execute();
  }
}

/** Where these people wait for a role. */
export async function listPendingOf(
  db: Kysely<Database>,
  people: readonly string[],
): Promise<{ person: string; unit: string }[]> {
  const found: { person: string; unit: string }[] = [];
  for (const piece of piecesOf(people, 1_000)) {
    found.push(...(await db.selectFrom("staff_pending").selectAll().where("person", "in", piece).execute()));
  }
  return found;
}

/** Who has got a role waits no longer. */
export async function deletePendingOf(db: Kysely<Database>, people: readonly string[]): Promise<void> {
  for (const piece of piecesOf(people, 1_000)) {
    await db.deleteFrom("staff_pending").where("person", "in", piece).execute();
  }
}

/** New people, accounts, codes, roles and waits of a list; each must be new. */
export async function insertStaffRows(
  db: Kysely<Database>,
  rows: {
    readonly people: readonly Database["person"][];
    readonly accounts: readonly Database["account"][];
    readonly codes: readonly Database["person_code"][];
    readonly grants: readonly Omit<Database["role_grant"], "homeroom">[];
    readonly pending: readonly Database["staff_pending"][];
  },
): Promise<void> {
  await insertRows(db, "person", rows.people);
  await insertRows(db, "account", rows.accounts);
  await insertRows(db, "person_code", rows.codes);
  await insertRows(db, "role_grant", rows.grants);
  await insertRows(db, "staff_pending", rows.pending);
}
