/** Settings that are kept in the database: one JSON value a name. */
import type { Kysely } from "kysely";
import type { Database, Json } from "../schema.ts";

export async function findSetting(db: Kysely<Database>, name: string): Promise<Json | null> {
  const row = await db.selectFrom("setting").select("value").where("name", "=", name).executeTakeFirst();
  return row?.value ?? null;
}

export async function putSetting(db: Kysely<Database>, name: string, value: Json): Promise<void> {
  await db
    .insertInto("setting")
    .values({ name, value })
    .onConflict((conflict) => conflict.column("name").doUpdateSet({ value }))
    .execute();
}
