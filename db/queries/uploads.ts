/** Files that wait between preview and apply: what was read of them, for the account that sent them, for a day. */
import type { Kysely } from "kysely";
import type { Database } from "../schema.ts";

export async function insertUpload(db: Kysely<Database>, row: Database["upload"]): Promise<void> {
  await db.insertInto("upload").values(row).execute();
}

/** The upload of this account for this unit, while it lasts. */
export async function findUpload(
  db: Kysely<Database>,
  { id, account, kind, unit, now }: { id: string; account: string; kind: string; unit: string; now: number },
): Promise<Database["upload"] | null> {
  const row = await db
    .selectFrom("upload")
    .selectAll()
    .where("id", "=", id)
    .where("account", "=", account)
    .where("kind", "=", kind)
    .where("unit", "=", unit)
    .where("expires_at", ">", now)
    .executeTakeFirst();
  return row ?? null;
}

/** What is left of a file once it has been carried out; one that was carried out before stays, unless `again`. */
export async function markUploadApplied(
  db: Kysely<Database>,
  { id, payload, at }: { id: string; payload: string; at: number },
  { again }: { again: boolean },
): Promise<void> {
  await db
    .updateTable("upload")
    .set({ payload, applied_at: at })
    .where("id", "=", id)
    .$if(!again, (query) => query.where("applied_at", "is", null))
    .execute();
}

/** Files whose day is over; gives how many went. */
export async function deleteExpiredUploads(db: Kysely<Database>, now: number): Promise<number> {
  const result = await db.deleteFrom("upload").where("expires_at", "<=", now).executeTakeFirst();
  return Number(result.numDeletedRows);
}
