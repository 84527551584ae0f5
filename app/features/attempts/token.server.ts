import { createHmac } from "node:crypto";
import type { Kysely } from "kysely";
import type { Database } from "#db/connect.ts";
import { newSecret, secretHash } from "#db/ids.ts";

const SETTING = "attempt-token-secret";

/** The installation's secret, made on first use; several processes share it through the database. */
export async function attemptSecret(db: Kysely<Database>): Promise<string> {
  await db
    .insertInto("setting")
    .values({ name: SETTING, value: JSON.stringify(newSecret(32)) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const row = await db.selectFrom("setting").select("value").where("name", "=", SETTING).executeTakeFirstOrThrow();
  return JSON.parse(row.value) as string;
}

/** The write token of an attempt (128 bits): it may append to and submit this attempt, and nothing else. */
export function attemptToken(secret: string, attempt: string): string {
  return createHmac("sha256", secret).update(`attempt:${attempt}`).digest().subarray(0, 16).toString("base64url");
}

export const tokenHashOf = secretHash;
