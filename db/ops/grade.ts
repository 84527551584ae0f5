/** Writing a grade that was worked out outside: one short unit of the writer, so that a wave of hand-ins delays no save. */
import { firstRow, type Op, rows } from "./op.ts";

export interface RecordGradeInput {
  attempt: string;
  grading: string;
  durationMs: number;
  /** Integer thousandths. */
  score: number;
  prediction: number | null;
  /** JSON of the points per question. */
  detail: string;
  /** What tells the boards; null for an attempt of a rehearsal, of which no board ever hears. */
  outbox: { id: string; ref: string; at: number } | null;
  /** The outbox row that asked for the grade; done with it. */
  asked: { id: string; at: number } | null;
}

/**
 * Grades a submitted attempt, once per grading; nothing is added to such an attempt any more. False when it carries the
 * grading already, is not submitted, or a newer grading came meanwhile: whoever corrects grades this attempt too.
 */
export function* recordGrade(input: RecordGradeInput): Op<boolean> {
  const { attempt, grading, durationMs, score, prediction, detail, outbox, asked } = input;
  const done = yield* firstRow(
    `update attempt set score = $3, prediction = $4, grading = $2, duration_ms = $5
     where id = $1 and state = 'submitted' and (grading is null or grading <> $2)
       and not exists (select 1 from grading newer join grading own on own.id = $2
         where newer.round = own.round and newer.n > own.n) returning id`,
    [attempt, grading, score, prediction, durationMs],
  );
  if (!done) return false;
  yield* rows("insert into grade (grading, attempt, score, detail) values ($1, $2, $3, $4) on conflict do nothing", [
    grading,
    attempt,
    score,
    detail,
  ]);
  if (outbox) {
    yield* rows(
      "insert into outbox (id, kind, ref, at, done_at, tries, error) values ($1, 'result.changed', $2, $3, null, 0, null)",
      [outbox.id, outbox.ref, outbox.at],
    );
  }
  if (asked) yield* rows("update outbox set done_at = $2 where id = $1 and done_at is null", [asked.id, asked.at]);
  return true;
}
