/** Accounts for which slips are printed, and the keys on them. */
import type { Kysely } from "kysely";
import type { Database } from "../schema.ts";
import { piecesOf } from "./units-insert-rows.ts";

export interface SlipAccount {
  account: string;
  person: string;
  name: string;
  login: string;
}

/** Active accounts among these, of people who are not erased. */
export async function listSlipAccounts(db: Kysely<Database>, accounts: readonly string[]): Promise<SlipAccount[]> {
  const found: SlipAccount[] = [];
  for (const piece of piecesOf(accounts, 500)) {
    const rows = await db
      .selectFrom("account")
      .innerJoin("person", "person.id", "account.person")
      .select(["account.id as account", "account.person", "person.full_name as name", "account.login"])
      .where("account.id", "in", piece)
      .where("account.state", "=", "active")
      .where("person.erased_at", "is", null)
      .execute();
    found.push(...rows);
  }
  return found;
}

/** The account's only key from now on. */
export async function putSignInKey(db: Kysely<Database>, row: Database["sign_in_key"]): Promise<void> {
  await db
    .insertInto("sign_in_key")
    .values(row)
    .onConflict((conflict) =>
      conflict
        .column("account")
        .doUpdateSet((eb) => ({ key_hash: eb.ref("excluded.key_hash"), made_at: eb.ref("excluded.made_at") })),
    )
    .execute();
}

/** The key dies with the password it was printed with. */
export async function deleteSignInKey(db: Kysely<Database>, account: string): Promise<void> {
  await db.deleteFrom("sign_in_key").where("account", "=", account).execute();
}

/** The active account behind a key's hash, or null. */
export async function findAccountByKey(db: Kysely<Database>, keyHash: string): Promise<string | null> {
  const row = await db
    .selectFrom("sign_in_key")
    .innerJoin("account", "account.id", "sign_in_key.account")
    .select("account.id")
    .where("sign_in_key.key_hash", "=", keyHash)
    .where("account.state", "=", "active")
    .executeTakeFirst();
  return row?.id ?? null;
}

export interface ClassPerson {
  person: string;
  account: string | null;
  name: string;
  login: string | null;
  birthDate: string | null;
  state: "active" | "disabled" | null;
  passwordKind: "none" | "slip" | "own" | null;
  lastLoginAt: number | null;
  /** Holds a role: not a teacher's or secretary's to reset. */
  staff: boolean;
}

/** Members of a class or branch today with their accounts, in the order of a class list. The caller has checked the scope. */
export async function listClassPeople(db: Kysely<Database>, unit: string, day: string): Promise<ClassPerson[]> {
  const rows = await db
    .selectFrom("membership")
    .innerJoin("person", "person.id", "membership.person")
    .leftJoin("account", "account.person", "person.id")
    .select((eb) => [
      "person.id as person",
      "account.id as account",
      "person.full_name as name",
      "account.login",
      "person.birth_date as birthDate",
      "account.state",
      "account.password_kind as passwordKind",
      "account.last_login_at as lastLoginAt",
      eb
        .selectFrom("role_grant")
        .select((e) => e.fn.countAll<number>().as("n"))
        .whereRef("role_grant.person", "=", "person.id")
        .where((e) => e.or([e("role_grant.valid_to", "is", null), e("role_grant.valid_to", ">", day)]))
        .as("grants"),
    ])
    .where("membership.unit", "=", unit)
    .where("membership.valid_to", "is", null)
    .where("membership.valid_from", "<=", day)
    .where("person.erased_at", "is", null)
    .orderBy("person.sort_key")
    .orderBy("person.id")
    .execute();
  return rows.map(({ grants, ...row }) => ({ ...row, staff: Number(grants ?? 0) > 0 }));
}
