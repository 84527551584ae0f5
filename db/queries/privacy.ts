/** All that is kept of one person, to show, to give out, to erase. The caller has checked the right. */
import type { Kysely } from "kysely";
import type { Database, Day } from "../schema.ts";

export async function findPerson(db: Kysely<Database>, person: string): Promise<Database["person"] | null> {
  return (await db.selectFrom("person").selectAll().where("id", "=", person).executeTakeFirst()) ?? null;
}

export interface MembershipLine {
  unit: string;
  unitName: string;
  tree: string;
  role: string;
  validFrom: Day;
  validTo: Day | null;
}

/** Memberships past and present, the newest first. */
export async function listMembershipHistory(db: Kysely<Database>, person: string): Promise<MembershipLine[]> {
  return db
    .selectFrom("membership")
    .innerJoin("unit", "unit.id", "membership.unit")
    .select([
      "unit.id as unit",
      "unit.name as unitName",
      "membership.tree",
      "membership.role",
      "membership.valid_from as validFrom",
      "membership.valid_to as validTo",
    ])
    .where("membership.person", "=", person)
    .orderBy("membership.valid_from", "desc")
    .orderBy("membership.id", "desc")
    .execute();
}

export async function listCodesOfPerson(
  db: Kysely<Database>,
  person: string,
): Promise<{ scheme: string; code: string }[]> {
  return db
    .selectFrom("person_code")
    .select(["scheme", "code"])
    .where("person", "=", person)
    .orderBy("scheme")
    .orderBy("code")
    .execute();
}

export async function findAccountOfPerson(db: Kysely<Database>, person: string): Promise<Database["account"] | null> {
  return (await db.selectFrom("account").selectAll().where("person", "=", person).executeTakeFirst()) ?? null;
}

export async function hasGrants(db: Kysely<Database>, person: string, day: Day): Promise<boolean> {
  const row = await db
    .selectFrom("role_grant")
    .select("id")
    .where("person", "=", person)
    .where((eb) => eb.or([eb("valid_to", "is", null), eb("valid_to", ">", day)]))
    .executeTakeFirst();
  return row !== undefined;
}

/** Attempts with their answers; scores of graded ones. Keys are in no column of these tables. */
export async function listAttemptsOfPerson(db: Kysely<Database>, person: string) {
  return db
    .selectFrom("attempt")
    .innerJoin("round", "round.id", "attempt.round")
    .innerJoin("contest", "contest.id", "round.contest")
    .select([
      "attempt.id",
      "contest.title as contest",
      "round.title as round",
      "attempt.no",
      "attempt.state",
      "attempt.started_at as startedAt",
      "attempt.finished_at as finishedAt",
      "attempt.score",
      "attempt.receipt",
      "round.release_at as releaseAt",
    ])
    .where("attempt.person", "=", person)
    .orderBy("attempt.id")
    .execute();
}

/** What was ruled about a person's attempts, oldest first. */
export async function listRulingsOfPerson(db: Kysely<Database>, person: string) {
  return db
    .selectFrom("attempt_ruling")
    .innerJoin("round", "round.id", "attempt_ruling.round")
    .select(["attempt_ruling.kind", "round.title as round", "attempt_ruling.at", "attempt_ruling.reason"])
    .where("attempt_ruling.person", "=", person)
    .orderBy("attempt_ruling.at")
    .orderBy("attempt_ruling.id")
    .execute();
}

/** Time that was given to this person alone, oldest first. */
export async function listGrantsOfPerson(db: Kysely<Database>, person: string) {
  return db
    .selectFrom("time_grant")
    .innerJoin("round", "round.id", "time_grant.round")
    .leftJoin("time_grant_end", "time_grant_end.time_grant", "time_grant.id")
    .select([
      "round.title as round",
      "time_grant.kind",
      "time_grant.ms",
      "time_grant.at",
      "time_grant.reason",
      "time_grant_end.at as endedAt",
    ])
    .where("time_grant.scope", "=", "person")
    .where("time_grant.target", "=", person)
    .orderBy("time_grant.at")
    .orderBy("time_grant.id")
    .execute();
}

export async function listAnswersOfAttempts(db: Kysely<Database>, attempts: readonly string[]) {
  if (attempts.length === 0) return [];
  return db
    .selectFrom("answer_event")
    .select(["attempt", "question", "answer", "arrived_at as arrivedAt"])
    .where("attempt", "in", [...attempts])
    .orderBy("attempt")
    .orderBy("epoch")
    .orderBy("seq")
    .execute();
}

export async function listLessonProgressOf(db: Kysely<Database>, person: string) {
  return db
    .selectFrom("lesson_progress")
    .select(["lesson", "state", "begun_at as begunAt", "done_at as doneAt", "section"])
    .where("person", "=", person)
    .orderBy("lesson")
    .execute();
}

/** First answers to check questions, tests around a pillar, more time for an assignment. */
export async function listLearningOf(db: Kysely<Database>, person: string) {
  const answers = await db
    .selectFrom("check_answer")
    .select(["lesson", "question", "right_first as right", "at"])
    .where("person", "=", person)
    .orderBy("lesson")
    .orderBy("question")
    .execute();
  const tests = await db
    .selectFrom("pillar_test")
    .select(["pillar", "year", "phase", "answers", "right_n as right", "total", "done_at as doneAt"])
    .where("person", "=", person)
    .orderBy("done_at")
    .execute();
  const extensions = await db
    .selectFrom("assignment_extension")
    .innerJoin("assignment", "assignment.id", "assignment_extension.assignment")
    .select(["assignment.title", "assignment_extension.due_at as dueAt"])
    .where("assignment_extension.person", "=", person)
    .orderBy("assignment_extension.due_at")
    .execute();
  return { answers, tests, extensions };
}

/**
 * Takes everything away that names the person: name, birth date, codes, login, password, sessions. Attempts and figures
 * stay, of somebody without a name. Consents stay withdrawn, as proof. False when it was done already.
 */
export async function erasePersonRows(
  db: Kysely<Database>,
  input: { person: string; name: string; nameKey: string; login: string; passwordHash: string; day: Day; at: number },
): Promise<boolean> {
  const { person, name, nameKey, login, passwordHash, day, at } = input;
  const claimed = await db
    .updateTable("person")
    .set({ full_name: name, name_key: nameKey, sort_key: nameKey, birth_date: null, erased_at: at })
    .where("id", "=", person)
    .where("erased_at", "is", null)
    .returning("id")
    .executeTakeFirst();
  if (!claimed) return false;
  await db.deleteFrom("person_code").where("person", "=", person).execute();
  await db.deleteFrom("staff_contact").where("person", "=", person).execute();
  await db.deleteFrom("staff_pending").where("person", "=", person).execute();
  await db
    .updateTable("membership")
    .set({ valid_to: day })
    .where("person", "=", person)
    .where("valid_to", "is", null)
    .execute();
  const attempts = db.selectFrom("attempt").select("id").where("person", "=", person);
  await db.deleteFrom("attempt_absence").where("attempt", "in", attempts).execute();
  const accounts = db.selectFrom("account").select("id").where("person", "=", person);
  for (const table of ["sign_in_key", "second_factor", "recovery_code", "session", "upload"] as const) {
    await db.deleteFrom(table).where("account", "in", accounts).execute();
  }
  await db
    .updateTable("account")
    .set({
      login,
      login_key: login.toLowerCase(),
      password_hash: passwordHash,
      password_kind: "none",
      state: "disabled",
    })
    .where("person", "=", person)
    .execute();
  return true;
}

export async function hasOpenAttempt(db: Kysely<Database>, person: string): Promise<boolean> {
  const row = await db
    .selectFrom("attempt")
    .select("id")
    .where("person", "=", person)
    .where("state", "=", "open")
    .executeTakeFirst();
  return row !== undefined;
}

/** Files that wait in `upload` and hold this text: they are deleted with the person. */
export async function deleteUploadsWith(db: Kysely<Database>, text: string): Promise<void> {
  await db
    .deleteFrom("upload")
    .where("payload", "like", `%${text.replace(/[%_\\]/g, "")}%`)
    .execute();
}
