import type { Kysely } from "kysely";
import { scorePaper } from "#app/domain/scoring.ts";
import { roundWithRules } from "#app/features/contests/api.server.ts";
import { keysOf } from "#app/features/questions/api.server.ts";
import type { Database, DatabaseHandle } from "#db/connect.ts";
import { newId } from "#db/ids.ts";
import type { RecordGradeInput } from "#db/ops/grade.ts";
import { closeOutbox, findAttempt, findGrading, listOpenOutbox } from "#db/queries/attempts.ts";
import { answersOf, parsePaper } from "./answers.server.ts";

/**
 * Grades a closed attempt under the grading in force and tells the boards, in one transaction. Safe to run twice and
 * after a crash: an attempt that carries this grading already is left as it is. `asked` is the outbox row that asked for
 * it, closed together with the grade where that is possible: true when it was.
 */
export async function gradeAttempt(
  { db, op }: DatabaseHandle,
  id: string,
  now: number,
  asked: string | null = null,
): Promise<boolean> {
  const attempt = await findAttempt(db, id);
  if (!attempt || (attempt.state !== "submitted" && attempt.state !== "expired") || attempt.finished_at === null)
    return false;
  const { rules, round } = await roundWithRules(db, attempt.round, attempt.rules_version);
  const grading = await findGrading(db, attempt.round);
  if (!grading || attempt.grading === grading.id) return false;

  const paper = parsePaper(attempt.paper);
  const keys = await keysOf(
    db,
    paper.map((item) => item.version),
    grading.id,
  );
  const countsUntil = attempt.deadline_at + rules.graceMs;
  const scored = async (handle: Kysely<Database>) => {
    const { answers, prediction } = await answersOf(handle, id, countsUntil);
    const { score, detail } = scorePaper(paper, answers, keys, rules);
    return { result: { score, prediction: rules.prediction === null ? null : prediction }, detail };
  };
  const durationMs = attempt.finished_at - attempt.started_at;
  const changed = { id: newId(), ref: JSON.stringify({ scope: attempt.round, person: attempt.person }), at: now };
  // Nothing is added to a submitted attempt any more: it is worked out here, and the writer takes it like an answer.
  if (attempt.state === "submitted") {
    const { result, detail } = await scored(db);
    const recorded = await op<boolean>("recordGrade", {
      attempt: id,
      grading: grading.id,
      durationMs,
      ...result,
      detail: JSON.stringify(detail),
      outbox: round.rehearsal ? null : changed,
      asked: asked === null ? null : { id: asked, at: now },
    } satisfies RecordGradeInput);
    return recorded && asked !== null;
  }

  // One that the server closed may still be getting answers.
  await db.transaction().execute(async (trx) => {
    const done = await trx
      .updateTable("attempt")
      .set({
        score: 0,
        grading: grading.id,
        duration_ms: durationMs,
      })
      .where("id", "=", id)
      .where("state", "=", "expired")
      .where((eb) => eb.or([eb("grading", "is", null), eb("grading", "<>", grading.id)]))
      // a correction that began meanwhile grades this attempt too, and is never taken back by an older grading
      .where((eb) =>
        eb.not(
          eb.exists(
            eb
              .selectFrom("grading as newer")
              .select("newer.id")
              .where("newer.round", "=", attempt.round)
              .where("newer.n", ">", grading.n),
          ),
        ),
      )
      .returning("id")
      .executeTakeFirst();
    if (!done) return; // another process graded it meanwhile
    // The update holds the attempt's row: what is read now is everything that was acknowledged before the grade.
    const { result, detail } = await scored(trx);
    await trx.updateTable("attempt").set(result).where("id", "=", id).execute();
    await trx
      .insertInto("grade")
      .values({ grading: grading.id, attempt: id, score: result.score, detail: JSON.stringify(detail) })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    if (round.rehearsal) return; // no board ever hears of it
    await trx
      .insertInto("outbox")
      .values({ ...changed, kind: "result.changed", done_at: null, tries: 0, error: null })
      .execute();
  });
  return false;
}

/**
 * Grades what was closed: the usual way within a second, and the repair after a crash between closing and grading.
 * A row that fails keeps its error and is tried again after the others.
 */
export async function gradeClosedAttempts(
  handle: DatabaseHandle,
  now: number,
  onError: (error: unknown, attempt: string) => void,
  limit = 200,
): Promise<number> {
  const rows = await listOpenOutbox(handle.db, "attempt.closed", limit);
  const done: string[] = [];
  for (const row of rows) {
    try {
      if (!(await gradeAttempt(handle, row.ref, now, row.id))) done.push(row.id);
    } catch (error) {
      onError(error, row.ref);
      await handle.db
        .updateTable("outbox")
        .set({ tries: row.tries + 1, error: String((error as Error).message).slice(0, 500) })
        .where("id", "=", row.id)
        .execute();
    }
  }
  await closeOutbox(handle.db, done, now);
  return rows.length;
}
