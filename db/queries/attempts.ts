import { type Kysely, sql } from "kysely";
import type { Database } from "../schema.ts";

export type AttemptRow = Database["attempt"];

/** An attempt by its id, for its own person only. */
export async function findOwnAttempt(db: Kysely<Database>, id: string, person: string): Promise<AttemptRow | null> {
  return (
    (await db.selectFrom("attempt").selectAll().where("id", "=", id).where("person", "=", person).executeTakeFirst()) ??
    null
  );
}

/** An attempt by its id, for the server's own work. */
export async function findAttempt(db: Kysely<Database>, id: string): Promise<AttemptRow | null> {
  return (await db.selectFrom("attempt").selectAll().where("id", "=", id).executeTakeFirst()) ?? null;
}

/** What a heartbeat needs of an attempt. */
export async function findBeat(
  db: Kysely<Database>,
  id: string,
  tokenHash: string,
): Promise<{ state: string; epoch: number; holder: string | null; deadlineAt: number } | null> {
  return (
    (await db
      .selectFrom("attempt")
      .select(["state", "epoch", "holder", "deadline_at as deadlineAt"])
      .where("id", "=", id)
      .where("token_hash", "=", tokenHash)
      .executeTakeFirst()) ?? null
  );
}

/** A person's attempts in these rounds, the first one first. */
export async function listAttemptsInRounds(
  db: Kysely<Database>,
  person: string,
  rounds: readonly string[],
): Promise<AttemptRow[]> {
  if (rounds.length === 0) return [];
  return db
    .selectFrom("attempt")
    .selectAll()
    .where("person", "=", person)
    .where("round", "in", [...rounds])
    .orderBy("started_at")
    .orderBy("id")
    .execute();
}

export interface EventRow {
  client_id: string;
  seq: number;
  epoch: number;
  question: string;
  answer: string;
  arrived_at: number;
}

export async function listEvents(db: Kysely<Database>, attempt: string): Promise<EventRow[]> {
  return db
    .selectFrom("answer_event")
    .select(["client_id", "seq", "epoch", "question", "answer", "arrived_at"])
    .where("attempt", "=", attempt)
    .execute();
}

/** Rounds that have an open attempt whose deadline lies before this moment; the grace is left to the caller. */
export async function listRoundsWithDue(db: Kysely<Database>, now: number): Promise<string[]> {
  const rows = await db
    .with(
      // apart, and with the state as a literal: else SQLite walks through all attempts along their rounds
      (cte) => cte("due").materialized(),
      (query) =>
        query.selectFrom("attempt").select("round").where("state", "=", sql.lit("open")).where("deadline_at", "<", now),
    )
    .selectFrom("due")
    .select("round")
    .distinct()
    .execute();
  return rows.map((row) => row.round);
}

/** The grading in force of a round: the newest. */
export async function findGrading(db: Kysely<Database>, round: string): Promise<{ id: string; n: number } | null> {
  return (
    (await db
      .selectFrom("grading")
      .select(["id", "n"])
      .where("round", "=", round)
      .orderBy("n", "desc")
      .executeTakeFirst()) ?? null
  );
}

/** The points of each question of an attempt under one grading, as JSON; null where it was not graded so. */
export async function findGradeDetail(db: Kysely<Database>, grading: string, attempt: string): Promise<string | null> {
  const row = await db
    .selectFrom("grade")
    .select("detail")
    .where("grading", "=", grading)
    .where("attempt", "=", attempt)
    .executeTakeFirst();
  return row?.detail ?? null;
}

/** Open outbox rows of a kind, oldest first. */
export async function listOpenOutbox(
  db: Kysely<Database>,
  kind: string,
  limit: number,
): Promise<{ id: string; ref: string; at: number; tries: number }[]> {
  return db
    .selectFrom("outbox")
    .select(["id", "ref", "at", "tries"])
    .where("kind", "=", kind)
    .where("done_at", "is", null)
    .orderBy("tries")
    .orderBy("id")
    .limit(limit)
    .execute();
}

/** Marks outbox rows done. */
export async function closeOutbox(db: Kysely<Database>, ids: readonly string[], now: number): Promise<void> {
  if (ids.length === 0) return;
  await db
    .updateTable("outbox")
    .set({ done_at: now })
    .where("id", "in", [...ids])
    .where("done_at", "is", null)
    .execute();
}

/** How many rows wait and how old the oldest is: the lag of what follows attempts. */
export async function outboxLag(db: Kysely<Database>): Promise<{ open: number; oldestAt: number | null }> {
  const row = await db
    .selectFrom("outbox")
    .select((eb) => [eb.fn.countAll<number>().as("open"), eb.fn.min("at").as("oldestAt")])
    .where("done_at", "is", null)
    .executeTakeFirstOrThrow();
  return { open: Number(row.open), oldestAt: row.oldestAt === null ? null : Number(row.oldestAt) };
}

/** The grade (lớp mấy) of a person's class today; null for somebody without a class. */
export async function findGradeOfPerson(db: Kysely<Database>, person: string): Promise<number | null> {
  const row = await db
    .selectFrom("membership")
    .innerJoin("unit", "unit.id", "membership.unit")
    .select("unit.attrs")
    .where("membership.person", "=", person)
    .where("membership.tree", "=", "state")
    .where("membership.valid_to", "is", null)
    .executeTakeFirst();
  const grade = row && (JSON.parse(row.attrs) as { grade?: unknown }).grade;
  return typeof grade === "number" ? grade : null;
}

/** Whether anybody of the round is still writing: keys stay closed until nobody is. */
export async function hasOpenAttempts(db: Kysely<Database>, round: string): Promise<boolean> {
  const row = await db
    .selectFrom("attempt")
    .select("id")
    .where("round", "=", round)
    .where("state", "=", "open")
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** How many attempts of a round run and how many are closed; void ones are neither. */
export async function countAttempts(db: Kysely<Database>, round: string): Promise<{ open: number; closed: number }> {
  const row = await db
    .selectFrom("attempt")
    .select((eb) => [
      eb.fn.count<number>("id").filterWhere("state", "=", "open").as("open"),
      eb.fn.count<number>("id").filterWhere("state", "in", ["submitted", "expired"]).as("closed"),
    ])
    .where("round", "=", round)
    .executeTakeFirstOrThrow();
  return { open: Number(row.open), closed: Number(row.closed) };
}
