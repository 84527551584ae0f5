/** Which number live rows carry: boards are computed anew beside the old ones and shown by one small write. */
import { type Kysely, type RawBuilder, sql, type Transaction } from "kysely";
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

/** Live rows of a scope have changed. */
export async function noteLiveChange(trx: Transaction<Database>, scope: string): Promise<void> {
  await trx
    .updateTable("board_scope")
    .set((eb) => ({ version: eb("version", "+", 1) }))
    .where("id", "=", scope)
    .execute();
}

export interface BoardStamp {
  publicEdition: number;
  /** Another one whenever anything changed that public boards of the contest show, but for names and the passing of time. */
  stamp: string;
  /** Moments at which boards may look different by themselves. */
  moments: number[];
}

/** What public boards of a contest are made of at this moment; null = no such contest in public. */
export async function findBoardStamp(db: Kysely<Database>, slug: string): Promise<BoardStamp | null> {
  const contest = await db
    .selectFrom("contest")
    .select((eb) => [
      "id",
      "title",
      "public_edition as publicEdition",
      "roll_moment as roll",
      eb
        .selectFrom("contest_rules")
        .whereRef("contest_rules.contest", "=", "contest.id")
        .select((each) => each.fn.max<number | null>("version").as("version"))
        .as("rules"),
      eb
        .selectFrom("board_scope")
        .whereRef("board_scope.contest", "=", "contest.id")
        .select((each) => each.fn.sum<number | null>("version").as("version"))
        .as("live"),
    ])
    .where("slug", "=", slug)
    .where("state", "=", "published")
    .executeTakeFirst();
  if (!contest) return null;
  const rounds = await db
    .selectFrom("round")
    .select(["opens_at", "closes_at", "freeze_at", "release_at"])
    .where("contest", "=", contest.id)
    .orderBy("pos")
    .execute();
  const moments = rounds.flatMap((round) => Object.values(round).flatMap((at) => (at === null ? [] : [Number(at)])));
  return { publicEdition: contest.publicEdition, stamp: JSON.stringify([contest, rounds]), moments };
}
