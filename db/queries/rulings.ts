/** What organisers ruled about attempts: void, restored, one more allowed; and what follows from it. */
import type { Kysely, Transaction } from "kysely";
import { newId } from "../ids.ts";
import type { Database } from "../schema.ts";

type State = Database["attempt"]["state"];

/** False when a ruling of this id stands already: a form that was sent twice. */
export async function insertRuling(trx: Transaction<Database>, row: Database["attempt_ruling"]): Promise<boolean> {
  const made = await trx
    .insertInto("attempt_ruling")
    .values(row)
    .onConflict((conflict) => conflict.column("id").doNothing())
    .returning("id")
    .executeTakeFirst();
  return made !== undefined;
}

/** Changes an attempt's state if it is still the one named; false when somebody else was faster. */
export async function changeAttemptState(
  trx: Transaction<Database>,
  attempt: string,
  { from, to }: { from: State; to: State },
): Promise<boolean> {
  const changed = await trx
    .updateTable("attempt")
    .set({ state: to })
    .where("id", "=", attempt)
    .where("state", "=", from)
    .returning("id")
    .executeTakeFirst();
  return changed !== undefined;
}

/** The newest ruling that made an attempt void; null for one that never was. */
export async function findLastVoid(
  db: Kysely<Database>,
  attempt: string,
): Promise<{ was: "open" | "submitted" | "expired" } | null> {
  const row = await db
    .selectFrom("attempt_ruling")
    .select("was")
    .where("attempt", "=", attempt)
    .where("kind", "=", "void")
    .orderBy("at", "desc")
    .orderBy("id", "desc")
    .executeTakeFirst();
  return row?.was ? { was: row.was } : null;
}

/** Attempts that a person was given in a round beyond its limits. */
export async function countResits(
  db: Kysely<Database>,
  { person, round }: { person: string; round: string },
): Promise<number> {
  const row = await db
    .selectFrom("attempt_ruling")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .where("person", "=", person)
    .where("round", "=", round)
    .where("kind", "=", "resit")
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

export interface RulingLine {
  id: string;
  kind: Database["attempt_ruling"]["kind"];
  round: string;
  person: string;
  attempt: string | null;
  /** The number of the attempt in its round. */
  no: number | null;
  at: number;
  reason: string;
  /** The account. */
  by: string;
}

/** Rulings in these rounds, of one person or of all, the newest first; at most `limit`. */
export async function listRulings(
  db: Kysely<Database>,
  { rounds, person, limit }: { rounds: readonly string[]; person?: string; limit: number },
): Promise<RulingLine[]> {
  if (rounds.length === 0) return [];
  return db
    .selectFrom("attempt_ruling")
    .leftJoin("attempt", "attempt.id", "attempt_ruling.attempt")
    .select([
      "attempt_ruling.id",
      "attempt_ruling.kind",
      "attempt_ruling.round",
      "attempt_ruling.person",
      "attempt_ruling.attempt",
      "attempt.no",
      "attempt_ruling.at",
      "attempt_ruling.reason",
      "attempt_ruling.ruled_by as by",
    ])
    .where("attempt_ruling.round", "in", [...rounds])
    .$if(person !== undefined, (query) => query.where("attempt_ruling.person", "=", person!))
    .orderBy("attempt_ruling.at", "desc")
    .orderBy("attempt_ruling.id", "desc")
    .limit(limit)
    .execute();
}

/** Whether the results are out for good: after that only a corrected edition changes them. */
export async function hasFinalEdition(db: Kysely<Database>, contest: string): Promise<boolean> {
  const row = await db
    .selectFrom("edition")
    .select("id")
    .where("contest", "=", contest)
    .where("kind", "in", ["final", "corrected"])
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** The boards are to look at this person's attempts again. */
export async function insertResultChanged(
  trx: Transaction<Database>,
  { round, person, now }: { round: string; person: string; now: number },
): Promise<void> {
  await insertOutbox(trx, "result.changed", JSON.stringify({ scope: round, person }), now);
}

/** A closed attempt is to be graded, unless it is. */
export async function insertAttemptClosed(trx: Transaction<Database>, attempt: string, now: number): Promise<void> {
  await insertOutbox(trx, "attempt.closed", attempt, now);
}

async function insertOutbox(trx: Transaction<Database>, kind: string, ref: string, at: number): Promise<void> {
  await trx.insertInto("outbox").values({ id: newId(), kind, ref, at, done_at: null, tries: 0, error: null }).execute();
}
