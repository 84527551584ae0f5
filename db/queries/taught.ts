/** Lessons given in class: which class, in which slot, when, how many were there. No pupil is named. */
import type { Kysely, Transaction } from "kysely";
import { newId } from "../ids.ts";
import type { Database, Day, Instant } from "../schema.ts";

export type TaughtSlot = Database["taught"]["slot"];

export interface TaughtEntry {
  readonly unit: string;
  readonly lesson: string;
  readonly slot: TaughtSlot;
  readonly day: Day;
  readonly present: number;
  /** The account that says so. */
  readonly by: string;
  readonly at: Instant;
}

/** Notes it once: the same class, lesson, slot and day again changes the number and who said so. Gives the entry's id. */
export async function upsertTaught(trx: Transaction<Database>, entry: TaughtEntry): Promise<string> {
  const row = await trx
    .insertInto("taught")
    .values({ id: newId(), ...entry })
    .onConflict((conflict) =>
      conflict.columns(["unit", "lesson", "slot", "day"]).doUpdateSet((eb) => ({
        present: eb.ref("excluded.present"),
        by: eb.ref("excluded.by"),
        at: eb.ref("excluded.at"),
      })),
    )
    .returning("id")
    .executeTakeFirstOrThrow();
  return row.id;
}

/** Takes an entry of this account away; gives it, or null when there is none of its own. */
export async function deleteOwnTaught(
  trx: Transaction<Database>,
  id: string,
  by: string,
): Promise<Database["taught"] | null> {
  const row = await trx
    .deleteFrom("taught")
    .where("id", "=", id)
    .where("by", "=", by)
    .returningAll()
    .executeTakeFirst();
  return row ?? null;
}

export async function findOwnTaught(db: Kysely<Database>, id: string, by: string): Promise<Database["taught"] | null> {
  const found = db.selectFrom("taught").selectAll().where("id", "=", id).where("by", "=", by);
  return (await found.executeTakeFirst()) ?? null;
}

export interface TaughtRow {
  readonly id: string;
  readonly unit: string;
  readonly unitName: string;
  readonly lesson: string;
  readonly slot: TaughtSlot;
  readonly day: Day;
  readonly present: number;
  readonly by: string;
}

const lines = (db: Kysely<Database>) =>
  db
    .selectFrom("taught")
    .innerJoin("unit", "unit.id", "taught.unit")
    .select([
      "taught.id",
      "taught.unit",
      "unit.name as unitName",
      "taught.lesson",
      "taught.slot",
      "taught.day",
      "taught.present",
      "taught.by",
    ]);

/** What was taught in a class, the latest day first. The caller has checked that the class may be seen. */
export async function listTaughtOfUnit(db: Kysely<Database>, unit: string, limit: number): Promise<TaughtRow[]> {
  return lines(db)
    .where("taught.unit", "=", unit)
    .orderBy("taught.day", "desc")
    .orderBy("taught.at", "desc")
    .limit(limit)
    .execute();
}

/** What this account has told of one lesson, the latest first. */
export async function listTaughtBy(
  db: Kysely<Database>,
  { by, lesson, limit }: { by: string; lesson: string; limit: number },
): Promise<TaughtRow[]> {
  return lines(db)
    .where("taught.by", "=", by)
    .where("taught.lesson", "=", lesson)
    .orderBy("taught.at", "desc")
    .limit(limit)
    .execute();
}
