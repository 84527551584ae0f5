/** People with roles or waiting for one, and the roles; every list takes the unit whose staff it is. */
import type { Insertable, Kysely } from "kysely";
import type { Database, Day } from "../schema.ts";
import { piecesOf } from "./units-insert-rows.ts";

export interface StaffRow {
  person: string;
  name: string;
  account: string | null;
  login: string | null;
  state: "active" | "disabled" | null;
  passwordKind: "none" | "slip" | "own" | null;
  lastLoginAt: number | null;
  phone: string | null;
}

export interface StaffFilter {
  /** Folded words in the name or login; "" = all. */
  readonly search: string;
  readonly role: string | null;
  /** Only who has never signed in, or who has not even got a slip. */
  readonly lacks: "entry" | "slip" | null;
  /** Only these accounts. */
  readonly accounts?: readonly string[];
  readonly limit: number;
  readonly offset: number;
}

const STAFF_COLUMNS = [
  "person.id as person",
  "person.full_name as name",
  "account.id as account",
  "account.login",
  "account.state",
  "account.password_kind as passwordKind",
  "account.last_login_at as lastLoginAt",
  "staff_contact.phone",
] as const;

function staffPeople(db: Kysely<Database>) {
  return db
    .selectFrom("person")
    .leftJoin("account", "account.person", "person.id")
    .leftJoin("staff_contact", "staff_contact.person", "person.id")
    .where("person.erased_at", "is", null);
}

/** Who holds a role on this unit or below it in any tree, on that day, or waits for one there. */
export async function listStaff(
  db: Kysely<Database>,
  { unit, day, filter }: { unit: string; day: Day; filter: StaffFilter },
): Promise<{ rows: StaffRow[]; total: number }> {
  const { search, role, lacks, accounts, limit, offset } = filter;
  if (accounts?.length === 0) return { rows: [], total: 0 };
  const found = staffPeople(db)
    .where((eb) =>
      eb.or([
        eb(
          "person.id",
          "in",
          eb
            .selectFrom("role_grant")
            .innerJoin("unit_closure", "unit_closure.descendant", "role_grant.unit")
            .select("role_grant.person")
            .where("unit_closure.ancestor", "=", unit)
            .where("role_grant.valid_from", "<=", day)
            .where((e) => e.or([e("role_grant.valid_to", "is", null), e("role_grant.valid_to", ">", day)]))
            .$if(role !== null, (query) => query.where("role_grant.role", "=", role!)),
        ),
        ...(role === null
          ? [
              eb(
                "person.id",
                "in",
                eb
                  .selectFrom("staff_pending")
                  .innerJoin("unit_closure", "unit_closure.descendant", "staff_pending.unit")
                  .select("staff_pending.person")
                  .where("unit_closure.ancestor", "=", unit),
              ),
            ]
          : []),
      ]),
    )
    .$if(lacks !== null, (query) => query.where("account.last_login_at", "is", null))
    .$if(lacks === "slip", (query) => query.where("account.password_kind", "=", "none"))
    .$if(accounts !== undefined, (query) => query.where("account.id", "in", [...accounts!]))
    .$if(search !== "", (query) =>
      query.where((eb) =>
        eb.or([eb("person.name_key", "like", `%${search}%`), eb("account.login_key", "like", `%${search}%`)]),
      ),
    );
  const { total } = await found.select((eb) => eb.fn.countAll<number>().as("total")).executeTakeFirstOrThrow();
  const rows = await found
    .select(STAFF_COLUMNS)
    .orderBy("person.sort_key")
    .orderBy("person.id")
    .limit(limit)
    .offset(offset)
    .execute();
  return { rows, total: Number(total) };
}

export interface GrantRow {
  id: string;
  person: string;
  role: string;
  unit: string;
  unitName: string;
  validFrom: Day;
  /** Of teachers: the class's homeroom teacher. */
  homeroom: 0 | 1;
}

/** Roles in force of these people, with the names of their units. */
export async function listGrantsOf(db: Kysely<Database>, people: readonly string[], day: Day): Promise<GrantRow[]> {
  const found: GrantRow[] = [];
  for (const piece of piecesOf(people, 1_000)) {
    const rows = await db
      .selectFrom("role_grant")
      .innerJoin("unit", "unit.id", "role_grant.unit")
      .select([
        "role_grant.id",
        "role_grant.person",
        "role_grant.role",
        "role_grant.unit",
        "unit.name as unitName",
        "role_grant.valid_from as validFrom",
        "role_grant.homeroom",
      ])
      .where("role_grant.person", "in", piece)
      .where("role_grant.valid_from", "<=", day)
      .where((eb) => eb.or([eb("role_grant.valid_to", "is", null), eb("role_grant.valid_to", ">", day)]))
      .orderBy("role_grant.role")
      .orderBy("unit.sort_key")
      .orderBy("role_grant.id")
      .execute();
    found.push(...rows);
  }
  return found;
}

/** Gives a role; one that is held already stays as it is. */
export async function insertGrant(db: Kysely<Database>, row: Insertable<Database["role_grant"]>): Promise<void> {
  await db
    .insertInto("role_grant")
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Makes this teacher the one homeroom teacher of the class; whoever was it before goes on teaching there. */
export async function putHomeroom(
  db: Kysely<Database>,
  { unit, person }: { unit: string; person: string },
): Promise<void> {
  const open = db
    .updateTable("role_grant")
    .where("unit", "=", unit)
    .where("role", "=", "teacher")
    .where("valid_to", "is", null);
  await open.set({ homeroom: 0 }).where("homeroom", "=", 1).where("person", "!=", person).execute();
  await open.set({ homeroom: 1 }).where("person", "=", person).execute();
}

/** Ends a role from that day on; one that began on the day itself is as if it had never been. */
export async function endGrant(db: Kysely<Database>, id: string, day: Day): Promise<boolean> {
  const result = await db
    .updateTable("role_grant")
    .set({ valid_to: day })
    .where("id", "=", id)
    .where("valid_to", "is", null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) > 0;
}

/** How many people may still administer everything. */
export async function countAdmins(db: Kysely<Database>, day: Day): Promise<number> {
  const row = await db
    .selectFrom("role_grant")
    .innerJoin("account", "account.person", "role_grant.person")
    .select((eb) => eb.fn.count<number>("role_grant.person").distinct().as("n"))
    .where("role_grant.role", "=", "admin")
    .where("account.state", "=", "active")
    .where("role_grant.valid_from", "<=", day)
    .where((eb) => eb.or([eb("role_grant.valid_to", "is", null), eb("role_grant.valid_to", ">", day)]))
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

/** Keeps the number that people call; "" takes it away. */
export async function putStaffContact(db: Kysely<Database>, person: string, phone: string): Promise<void> {
  if (phone === "") {
    await db.deleteFrom("staff_contact").where("person", "=", person).execute();
    return;
  }
  await db
    .insertInto("staff_contact")
    .values({ person, phone })
    .onConflict((conflict) => conflict.column("person").doUpdateSet((eb) => ({ phone: eb.ref("excluded.phone") })))
    .execute();
}

export async function findStaffPerson(db: Kysely<Database>, person: string): Promise<StaffRow | null> {
  const row = await staffPeople(db).select(STAFF_COLUMNS).where("person.id", "=", person).executeTakeFirst();
  return row ?? null;
}

/** The person behind a folded login, with or without roles. */
export async function findPersonByLogin(db: Kysely<Database>, loginKey: string): Promise<string | null> {
  const row = await db.selectFrom("account").select("person").where("login_key", "=", loginKey).executeTakeFirst();
  return row?.person ?? null;
}

export async function updateAccountState(
  db: Kysely<Database>,
  account: string,
  state: "active" | "disabled",
): Promise<void> {
  await db.updateTable("account").set({ state }).where("id", "=", account).execute();
}

/** The part that a unit's kind plays in the trees. */
export async function findUnitPart(
  db: Kysely<Database>,
  unit: string,
): Promise<{ kind: string; part: "area" | "school" | "class" | "branch" | "other"; closed: boolean } | null> {
  const row = await db
    .selectFrom("unit")
    .innerJoin("unit_kind", "unit_kind.id", "unit.kind")
    .select(["unit.kind", "unit_kind.role as part", "unit.valid_to as validTo"])
    .where("unit.id", "=", unit)
    .executeTakeFirst();
  return row ? { kind: row.kind, part: row.part, closed: row.validTo !== null } : null;
}

/** Open units at or below this one in any tree on which a role of these parts can be granted, for a pick list. */
export async function listGrantableUnits(
  db: Kysely<Database>,
  { unit, parts, search, limit }: { unit: string; parts: readonly string[]; search: string; limit: number },
): Promise<{ id: string; name: string; kindLabel: string }[]> {
  if (parts.length === 0) return [];
  return db
    .selectFrom("unit")
    .innerJoin("unit_kind", "unit_kind.id", "unit.kind")
    .select(["unit.id", "unit.name", "unit_kind.label as kindLabel"])
    .where("unit.valid_to", "is", null)
    .where("unit_kind.role", "in", parts as ("area" | "school" | "class" | "branch" | "other")[])
    .where("unit.id", "in", (eb) => eb.selectFrom("unit_closure").select("descendant").where("ancestor", "=", unit))
    .$if(search !== "", (query) => query.where("unit.name_key", "like", `%${search}%`))
    .orderBy("unit_kind.rank")
    .orderBy("unit.sort_key")
    .orderBy("unit.id")
    .limit(limit)
    .execute();
}
