/**
 * What has had its time: counted, and deleted at most `limit` rows a statement, so that answers are saved in between.
 * Several processes may do it at once: who is later finds nothing left. Names of people go through `erasePersonRows`.
 */
import { type Kysely, type SelectQueryBuilder, sql } from "kysely";
import type { Database, Day, Instant, Json } from "../schema.ts";

/** Rows that go as a whole, without a second look. */
export type DueRows = "uploads" | "sessions" | "limits" | "outbox" | "absences" | "audit";

type Keys = SelectQueryBuilder<Database, never, { key: string }>;

/** Keys of up to `limit` rows that were over before `before`. */
function dueKeys(db: Kysely<Database>, what: DueRows, before: Instant, limit: number): Keys {
  const keys = () => {
    switch (what) {
      case "uploads":
        return db.selectFrom("upload").select("id as key").where("created_at", "<", before).limit(limit);
      case "sessions":
        return db
          .selectFrom("session")
          .select("token_hash as key")
          .where((eb) => eb.or([eb("expires_at", "<", before), eb("revoked_at", "<", before)]))
          .limit(limit);
      case "limits":
        return db.selectFrom("rate_limit").select("key").where("expire", "<", before).limit(limit);
      case "outbox":
        return db.selectFrom("outbox").select("id as key").where("done_at", "<", before).limit(limit);
      case "absences":
        return db.selectFrom("attempt_absence").select("attempt as key").where("at", "<", before).limit(limit);
      case "audit":
        return db.selectFrom("audit").select("id as key").where("at", "<", before).limit(limit);
    }
  };
  return keys() as unknown as Keys;
}

/** How many rows are due; counting ends at `most`. */
export async function countDueRows(db: Kysely<Database>, what: DueRows, before: Instant, most: number) {
  const row = await db
    .selectFrom(dueKeys(db, what, before, most).as("due"))
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

/** Deletes up to `limit` due rows and gives how many. Rows of the audit go only behind a cut that was made before. */
export async function deleteDueRows(db: Kysely<Database>, what: DueRows, before: Instant, limit: number) {
  const keys = (await dueKeys(db, what, before, limit).execute()).map(({ key }) => key);
  if (keys.length === 0) return 0;
  const deleted = () => {
    switch (what) {
      case "uploads":
        return db.deleteFrom("upload").where("id", "in", keys);
      case "sessions":
        return db.deleteFrom("session").where("token_hash", "in", keys);
      case "limits":
        // a counter may have begun anew meanwhile
        return db.deleteFrom("rate_limit").where("key", "in", keys).where("expire", "<", before);
      case "outbox":
        return db.deleteFrom("outbox").where("id", "in", keys);
      case "absences":
        return db.deleteFrom("attempt_absence").where("attempt", "in", keys).where("at", "<", before);
      case "audit":
        return db.deleteFrom("audit").where("id", "in", keys);
    }
  };
  return Number((await deleted().executeTakeFirst()).numDeletedRows);
}

/** Opens the audit for deleting what is older than `before`; the database refuses less than a year. */
export async function insertAuditCut(db: Kysely<Database>, before: Instant, at: Instant): Promise<void> {
  await db
    .insertInto("audit_cut")
    .values({ before, at })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/**
 * Rounds whose single answers are due: every round of the contest was over before `before`, nobody is writing and all is
 * graded. `cut` = their answers are being deleted already.
 */
export async function listRoundsDue(db: Kysely<Database>, before: Instant): Promise<{ id: string; cut: boolean }[]> {
  const rows = await db
    .selectFrom("round")
    .leftJoin("answer_cut", "answer_cut.round", "round.id")
    .select(["round.id", "answer_cut.at as cutAt"])
    .where("answer_cut.done_at", "is", null)
    .where("round.contest", "not in", (eb) =>
      eb.selectFrom("round as late").select("late.contest").where("late.closes_at", ">=", before),
    )
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("attempt")
            .select("attempt.id")
            .whereRef("attempt.round", "=", "round.id")
            .where((at) =>
              at.or([
                at("attempt.state", "=", "open"),
                at.and([at("attempt.state", "in", ["submitted", "expired"]), at("attempt.grading", "is", null)]),
              ]),
            ),
        ),
      ),
    )
    .orderBy("round.id")
    .execute();
  return rows.map(({ id, cutAt }) => ({ id, cut: cutAt !== null }));
}

export async function countAttemptsOfRounds(db: Kysely<Database>, rounds: readonly string[], most: number) {
  if (rounds.length === 0) return 0;
  const some = db
    .selectFrom("attempt")
    .select("id")
    .where("round", "in", [...rounds])
    .limit(most);
  const row = await db
    .selectFrom(some.as("some"))
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

/** Opens a round for deleting its answers; the database refuses it sooner than half a year after the contest. */
export async function insertAnswerCut(db: Kysely<Database>, round: string, at: Instant): Promise<void> {
  await db
    .insertInto("answer_cut")
    .values({ round, at, done_at: null })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function closeAnswerCut(db: Kysely<Database>, round: string, at: Instant): Promise<void> {
  await db
    .updateTable("answer_cut")
    .set({ done_at: at })
    .where("round", "=", round)
    .where("done_at", "is", null)
    .execute();
}

/** Whether single answers of this round are no longer kept. */
export async function areAnswersCut(db: Kysely<Database>, round: string): Promise<boolean> {
  const row = await db.selectFrom("answer_cut").select("round").where("round", "=", round).executeTakeFirst();
  return row !== undefined;
}

/** One page of all attempts, by id after `after`. */
export async function listAttemptPage(
  db: Kysely<Database>,
  { after, limit }: { after: string; limit: number },
): Promise<{ id: string; round: string }[]> {
  return db.selectFrom("attempt").select(["id", "round"]).where("id", ">", after).orderBy("id").limit(limit).execute();
}

/** Deletes up to `limit` answers of these attempts, whose rounds are cut; gives how many. */
export async function deleteAnswersOf(
  db: Kysely<Database>,
  attempts: readonly string[],
  limit: number,
): Promise<number> {
  if (attempts.length === 0) return 0;
  const rows = await db
    .selectFrom("answer_event")
    .select(["attempt", "client_id", "seq"])
    .where("attempt", "in", [...attempts])
    .limit(limit)
    .execute();
  if (rows.length === 0) return 0;
  const keys = rows.map(({ attempt, client_id, seq }) => sql`(${attempt}, ${client_id}, cast(${seq} as bigint))`);
  const result = await db
    .deleteFrom("answer_event")
    .where(sql<boolean>`(attempt, client_id, seq) in (values ${sql.join(keys)})`)
    .executeTakeFirst();
  return Number(result.numDeletedRows);
}

/** One page of everybody whose data stands, by id after `after`. */
export async function listPersonPage(
  db: Kysely<Database>,
  { after, limit }: { after: string; limit: number },
): Promise<string[]> {
  const rows = await db
    .selectFrom("person")
    .select("id")
    .where("id", ">", after)
    .where("erased_at", "is", null)
    .orderBy("id")
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

/**
 * Of the people from one id to another those who left before `day`: they were in something once, are in nothing now and
 * were not since that day, neither as members nor by a role, and are writing no attempt.
 */
export async function listPeopleWhoLeft(
  db: Kysely<Database>,
  { from, to, day }: { from: string; to: string; day: Day },
): Promise<string[]> {
  const rows = await db
    .selectFrom("person")
    .select("person.id")
    .where("person.id", ">=", from)
    .where("person.id", "<=", to)
    .where("person.erased_at", "is", null)
    .where((eb) => {
      const inside = (table: "membership" | "role_grant") =>
        eb.selectFrom(table).select(`${table}.id`).whereRef(`${table}.person`, "=", "person.id");
      const still = (table: "membership" | "role_grant") =>
        inside(table).where((at) => at.or([at("valid_to", "is", null), at("valid_to", ">", day)]));
      const writing = eb
        .selectFrom("attempt")
        .select("attempt.id")
        .whereRef("attempt.person", "=", "person.id")
        .where("attempt.state", "=", "open");
      return eb.and([
        eb.or([eb.exists(inside("membership")), eb.exists(inside("role_grant"))]),
        eb.not(eb.exists(still("membership"))),
        eb.not(eb.exists(still("role_grant"))),
        eb.not(eb.exists(writing)),
      ]);
    })
    .orderBy("person.id")
    .execute();
  return rows.map(({ id }) => id);
}

/** The latest runs that removed something, the newest first. */
export async function listRetentionRuns(
  db: Kysely<Database>,
  { subject, action, limit }: { subject: string; action: string; limit: number },
): Promise<{ id: string; at: Instant; data: Json }[]> {
  return db
    .selectFrom("audit")
    .select(["id", "at", "data"])
    .where("subject", "=", subject)
    .where("action", "=", action)
    .orderBy("at", "desc")
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
}
