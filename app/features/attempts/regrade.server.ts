import type { Kysely } from "kysely";
import type { AnswerEvent } from "#app/domain/attempt.ts";
import type { ContestRules } from "#app/domain/contest.ts";
import type { QuestionKey } from "#app/domain/question.ts";
import { scorePaper } from "#app/domain/scoring.ts";
import type { Database } from "#db/connect.ts";
import { type ClosedAttempt, listEventsOfAttempts, type Regrade } from "#db/queries/gradings.ts";
import { type CountedAnswers, countedOf, parseAnswer, parsePaper } from "./answers.server.ts";

/** What closed attempts of one round are graded by. */
export interface GradeRule {
  /** The keys of every version in their papers. */
  readonly keys: ReadonlyMap<string, QuestionKey>;
  /** The rules an attempt ran under, by their version. */
  rules(version: number): ContestRules;
  /** Until when an attempt ran, grants that were entered later among it. */
  deadlineOf(attempt: ClosedAttempt): number;
}

/** The answers of each of these attempts that count, up to the deadline that the rule gives it. */
export async function answersOfAttempts(
  db: Kysely<Database>,
  attempts: readonly ClosedAttempt[],
  { rules, deadlineOf }: Pick<GradeRule, "rules" | "deadlineOf">,
): Promise<Map<string, CountedAnswers>> {
  const events = new Map<string, AnswerEvent[]>(attempts.map(({ id }) => [id, []]));
  for (const row of await listEventsOfAttempts(db, [...events.keys()])) {
    const { client_id: clientId, epoch, seq, question, arrived_at: arrivedAt } = row;
    events.get(row.attempt)!.push({ clientId, epoch, seq, question, answer: parseAnswer(row.answer), arrivedAt });
  }
  return new Map(
    attempts.map((attempt) => {
      const countsUntil = deadlineOf(attempt) + rules(attempt.rulesVersion).graceMs;
      return [attempt.id, countedOf(events.get(attempt.id)!, countsUntil)];
    }),
  );
}

/** Closed attempts graded from their stored answers by this rule; nothing is written. Some hundreds at a time. */
export async function gradeAnew(
  db: Kysely<Database>,
  attempts: readonly ClosedAttempt[],
  rule: GradeRule,
): Promise<Regrade[]> {
  const answered = await answersOfAttempts(db, attempts, rule);
  return attempts.map((attempt) => {
    const rules = rule.rules(attempt.rulesVersion);
    const { answers, prediction } = answered.get(attempt.id)!;
    const { score, detail } = scorePaper(parsePaper(attempt.paper), answers, rule.keys, rules);
    return {
      attempt: attempt.id,
      score,
      prediction: rules.prediction === null ? null : prediction,
      deadlineAt: rule.deadlineOf(attempt),
      detail: JSON.stringify(detail),
    };
  });
}
