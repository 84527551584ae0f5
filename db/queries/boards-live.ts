/** Which number live rows carry: boards are computed anew beside the old ones and shown by one small write. */
import { type Kysely, type RawBuilder, sql } from "kysely";
import type { Database } from "../schema.ts";

const LIVE = 0;

/** The number that rows of an edition carry: an issued one's own, or what the live one has at this moment. */
export function numberOf(edition: number, scope: string): RawBuilder<number> {
  return edition === LIVE ? sql<number>`(select live from board_scope where id = ${scope})` : sql<number>`${edition}`;
}

/** The number of the live rows and the version of the rules they are by (null = the newest). */
export async function selectLive(
  db: Kysely<Database>,
  scope: string,
): Promise<{ number: number; rules: number | null }> {
  const row = await db
    .selectFrom("board_scope")
    .select(["live as number", "live_rules as rules"])
    .where("id", "=", scope)
    .executeTakeFirstOrThrow();
  return row;
}
