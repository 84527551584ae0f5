/** Corrections of results: what is asked for, what a dry run found, how far the new grading is (product §5, §6). */
import { type Kysely, sql, type Transaction } from "kysely";
import type { Database, Instant } from "../schema.ts";
import { insertRows } from "./units-insert-rows.ts";

export type CorrectionRow = Database["correction"];
type State = CorrectionRow["state"];

export async function insertCorrection(trx: Transaction<Database>, row: CorrectionRow): Promise<boolean> {
  const made = await trx
    .insertInto("correction")
    .values(row)
    .onConflict((conflict) => conflict.column("id").doNothing())
    .returning("id")
    .executeTakeFirst();
  return made !== undefined;
}

/** A correction of this contest, or null. */
export async function findCorrection(
  db: Kysely<Database>,
  id: string,
  contest: string | null = null,
): Promise<CorrectionRow | null> {
  const row = await db
    .selectFrom("correction")
    .selectAll()
    .where("id", "=", id)
    .$if(contest !== null, (query) => query.where("contest", "=", contest!))
    .executeTakeFirst();
  return row ?? null;
}

/** The corrections of a contest, the newest first. */
export async function listCorrections(db: Kysely<Database>, contest: string, limit: number): Promise<CorrectionRow[]> {
  return db
    .selectFrom("correction")
    .selectAll()
    .where("contest", "=", contest)
    .orderBy("asked_at", "desc")
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
}

/** Corrections that are being counted or carried out, the oldest first. */
export async function listCorrectionsAtWork(db: Kysely<Database>): Promise<string[]> {
  const rows = await db
    .selectFrom("correction")
    .select("id")
    .where("state", "in", ["counting", "applying"])
    .orderBy("id")
    .execute();
  return rows.map(({ id }) => id);
}

/** Changes a correction that is still in this state; false when somebody else was faster. */
export async function moveCorrection(
  db: Kysely<Database>,
  id: string,
  from: State,
  to: Partial<CorrectionRow> & { state: State },
): Promise<boolean> {
  const moved = await db
    .updateTable("correction")
    .set(to)
    .where("id", "=", id)
    .where("state", "=", from)
    .returning("id")
    .executeTakeFirst();
  return moved !== undefined;
}

/** Dry runs of a contest that were not carried out are not to be any more. */
export async function dropCorrections(trx: Transaction<Database>, contest: string): Promise<void> {
  await trx
    .updateTable("correction")
    .set({ state: "dropped" })
    .where("contest", "=", contest)
    .where("state", "in", ["counting", "ready"])
    .execute();
}

/** Takes away what an earlier dry run found, up to 500 rows; gives how many went. */
export async function deleteCorrectionPeople(
  db: Kysely<Database>,
  { correction, contest }: { correction: string; contest: string },
): Promise<number> {
  const rows = await db
    .selectFrom("correction_person")
    .innerJoin("correction", "correction.id", "correction_person.correction")
    .select(["correction_person.correction", "correction_person.round", "correction_person.person"])
    .where("correction.contest", "=", contest)
    .where((eb) => eb.or([eb("correction.id", "=", correction), eb("correction.state", "=", "dropped")]))
    .limit(500)
    .execute();
  const groups = new Map<string, string[]>();
  for (const row of rows) {
    const key = `${row.correction} ${row.round}`;
    groups.set(key, [...(groups.get(key) ?? []), row.person]);
  }
  for (const [key, people] of groups) {
    const [of, round] = key.split(" ") as [string, string];
    await db
      .deleteFrom("correction_person")
      .where("correction", "=", of)
      .where("round", "=", round)
      .where("person", "in", people)
      .execute();
  }
  return rows.length;
}

export async function insertCorrectionPeople(
  db: Kysely<Database>,
  rows: readonly Database["correction_person"][],
): Promise<void> {
  await insertRows(db, "correction_person", rows, { conflict: "ignore" });
}

/** Which of these rounds may draw a version. */
export async function listRoundsWithVersion(
  db: Kysely<Database>,
  rounds: readonly string[],
  version: string,
): Promise<string[]> {
  if (rounds.length === 0) return [];
  const rows = await db
    .selectFrom("round_pool")
    .select("round")
    .where("version", "=", version)
    .where("round", "in", [...rounds])
    .execute();
  return rounds.filter((id) => rows.some(({ round }) => round === id));
}

/** Figures of a round's attempts that change whenever one of them is closed, graded, made void or restored. */
export async function sumOfAttempts(db: Kysely<Database>, round: string): Promise<Record<string, number>> {
  const { rows } = await sql<Record<string, number>>`
    select count(*) as attempts,
      coalesce(sum(case when attempt.state in ('submitted', 'expired') then 1 else 0 end), 0) as closed,
      coalesce(sum(case when attempt.state = 'void' then 1 else 0 end), 0) as void,
      coalesce(sum(case when attempt.state in ('submitted', 'expired') and grading is null then 1 else 0 end), 0) as ungraded,
      coalesce(sum(case when attempt.state = 'void' then 0 else coalesce(score, 0) end), 0) as score,
      coalesce(sum(finished_at - round.opens_at), 0) as finished
    from round left join attempt on attempt.round = round.id where round.id = ${round}`.execute(db);
  return rows[0]!;
}

/** How often something was ruled about attempts of a round. */
export async function countRulingsOfRound(db: Kysely<Database>, round: string): Promise<number> {
  const row = await db
    .selectFrom("attempt_ruling")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .where("round", "=", round)
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

/** The newest revision of a version's key. */
export async function findNewestRevision(db: Kysely<Database>, version: string): Promise<number> {
  const row = await db
    .selectFrom("question_key")
    .select((eb) => eb.fn.max<number | null>("rev").as("rev"))
    .where("version", "=", version)
    .executeTakeFirst();
  return Number(row?.rev ?? 0);
}

/** The gradings that a correction made, and which of its rounds each is of. */
export async function listGradingsOfCorrection(
  db: Kysely<Database>,
  correction: string,
): Promise<{ id: string; round: string; n: number; at: Instant }[]> {
  return db
    .selectFrom("grading")
    .select(["id", "round", "n", "at"])
    .where("correction", "=", correction)
    .orderBy("round")
    .execute();
}
