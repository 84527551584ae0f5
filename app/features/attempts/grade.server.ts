import { scorePaper } from "#app/domain/scoring.ts";
import { roundWithRules } from "#app/features/contests/api.server.ts";
import { keysOf } from "#app/features/questions/api.server.ts";
import type { DatabaseHandle } from "#db/connect.ts";
import { newId } from "#db/ids.ts";
import { findAttempt, findGrading, listOpenOutbox } from "#db/queries/attempts.ts";
import { answersOf, parsePaper } from "./answers.server.ts";

/**
 * Grades a closed attempt under the grading in force and tells the boards, in one transaction. Safe to run twice and
 * after a crash: an attempt that carries this grading already is left as it is.
 */
export async function gradeAttempt({ db }: DatabaseHandle, id: string, now: number): Promise<void> {
  const attempt = await findAttempt(db, id);
  if (!attempt || (attempt.state !== "submitted" && attempt.state !== "expired") || attempt.finished_at === null)
    return;
  const { rules } = await roundWithRules(db, attempt.round, attempt.rules_version);
  const grading = await findGrading(db, attempt.round);
  if (!grading || attempt.grading === grading.id) return;

  const paper = parsePaper(attempt.paper);
  const answers = await answersOf(db, id, attempt.deadline_at + rules.graceMs);
  const keys = await keysOf(
    db,
    paper.map((item) => item.version),
  );
  const { score, detail } = scorePaper(paper, answers, keys, rules.pointsPerQuestion);

  await db.transaction().execute(async (trx) => {
    const done = await trx
      .updateTable("attempt")
      .set({ grading: grading.id, score, duration_ms: attempt.finished_at! - attempt.started_at })
      .where("id", "=", id)
      .where("state", "=", attempt.state)
      .where((eb) => eb.or([eb("grading", "is", null), eb("grading", "<>", grading.id)]))
      .returning("id")
      .executeTakeFirst();
    if (!done) return; // another process graded it meanwhile
    await trx
      .insertInto("grade")
      .values({ grading: grading.id, attempt: id, score, detail: JSON.stringify(detail) })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await trx
      .insertInto("outbox")
      .values({
        id: newId(),
        kind: "result.changed",
        ref: JSON.stringify({ scope: attempt.round, person: attempt.person }),
        at: now,
        done_at: null,
        tries: 0,
        error: null,
      })
      .execute();
  });
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
  for (const row of rows) {
    try {
      await gradeAttempt(handle, row.ref, now);
      await handle.db.updateTable("outbox").set({ done_at: now }).where("id", "=", row.id).execute();
    } catch (error) {
      onError(error, row.ref);
      await handle.db
        .updateTable("outbox")
        .set({ tries: row.tries + 1, error: String((error as Error).message).slice(0, 500) })
        .where("id", "=", row.id)
        .execute();
    }
  }
  return rows.length;
}
