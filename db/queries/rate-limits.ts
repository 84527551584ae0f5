/** The table in which several processes count failed sign-ins together. */
import { CompiledQuery, type Kysely } from "kysely";
import type { Database } from "../schema.ts";

export const RATE_LIMIT_TABLE = "rate_limit" satisfies keyof Database;

/** What the limiter's package asks of a PostgreSQL client. */
export function rateLimitClient(db: Kysely<Database>) {
  return {
    async query({ text, values }: { text: string; values: unknown[] }) {
      const { rows } = await db.executeQuery(CompiledQuery.raw(text, values));
      return { rows, rowCount: rows.length };
    },
  };
}

export async function deleteExpiredLimits(db: Kysely<Database>, now: number): Promise<void> {
  await db.deleteFrom("rate_limit").where("expire", "<", now).execute();
}
