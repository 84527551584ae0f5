/** Participation of units, from the aggregates of the boards; attempts are never counted here. */
import type { Kysely } from "kysely";
import type { Database, Day, Instant } from "../schema.ts";
import { numberOf } from "./boards-live.ts";
import { piecesOf } from "./units-insert-rows.ts";

/** Whether a unit is one of the scope's units or below one of them, in any tree. */
export async function isWithinScope(db: Kysely<Database>, unit: string, scope: readonly string[]): Promise<boolean> {
  if (scope.length === 0) return false;
  if (scope.includes(unit)) return true;
  const row = await db
    .selectFrom("unit_closure")
    .select("depth")
    .where("ancestor", "in", [...scope])
    .where("descendant", "=", unit)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** People and turns of a unit by day, the first day first; days without a turn are left out. */
export async function listUnitDays(
  db: Kysely<Database>,
  { edition, scope, unit }: { edition: number; scope: string; unit: string },
): Promise<{ day: Day; people: number; turns: number }[]> {
  return db
    .selectFrom("unit_day")
    .select(["day", "people", "turns"])
    .where("edition", "=", numberOf(edition, scope))
    .where("scope", "=", scope)
    .where("unit", "=", unit)
    .orderBy("day")
    .execute();
}

/** Accounts of today's members of a unit that were signed in to since that moment (product §2, "account"). */
export async function countAccountsSince(
  db: Kysely<Database>,
  { unit, since }: { unit: string; since: Instant },
): Promise<number> {
  const row = await db
    .selectFrom("account")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .where("account.last_login_at", ">=", since)
    .where("account.person", "in", (eb) =>
      eb
        .selectFrom("membership")
        .innerJoin("unit_closure", "unit_closure.descendant", "membership.unit")
        .select("membership.person")
        .where("membership.valid_to", "is", null)
        .where("unit_closure.ancestor", "=", unit)
        // a school's own are its pupils; teachers may be members of its Đoàn
        .where("unit_closure.tree", "<>", "school-youth"),
    )
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

/** The same for each of these units; those without any are left out. Reads every member: for units of some thousands. */
export async function listAccountsSince(
  db: Kysely<Database>,
  { units, since }: { units: readonly string[]; since: Instant },
): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  for (const piece of piecesOf(units, 500)) {
    const rows = await db
      .selectFrom("unit_closure")
      .innerJoin("membership", "membership.unit", "unit_closure.descendant")
      .innerJoin("account", "account.person", "membership.person")
      .select("unit_closure.ancestor as unit")
      .select((eb) => eb.fn.count<number>("account.id").distinct().as("n"))
      .where("unit_closure.ancestor", "in", piece)
      .where("unit_closure.tree", "<>", "school-youth")
      .where("membership.valid_to", "is", null)
      .where("account.last_login_at", ">=", since)
      .groupBy("unit_closure.ancestor")
      .execute();
    for (const { unit, n } of rows) found.set(unit, Number(n));
  }
  return found;
}

/** When a roll was fixed; null for an unknown moment. */
export async function findRollAt(db: Kysely<Database>, moment: string): Promise<Instant | null> {
  const row = await db.selectFrom("roll_moment").select("at").where("id", "=", moment).executeTakeFirst();
  return row?.at ?? null;
}
