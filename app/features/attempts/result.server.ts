import { z } from "zod";
import type { Answer } from "#app/domain/answer.ts";
import { type ContestRules, type Prediction, paperSize } from "#app/domain/contest.ts";
import { roundWithRules } from "#app/features/contests/api.server.ts";
import { explainedKeysOf, poolOf } from "#app/features/questions/api.server.ts";
import type { DatabaseHandle } from "#db/connect.ts";
import { type AttemptRow, findGradeDetail, findOwnAttempt, hasOpenAttempts } from "#db/queries/attempts.ts";
import { findGradingById } from "#db/queries/gradings.ts";
import { areAnswersCut } from "#db/queries/retention.ts";
import { answersOf, parsePaper } from "./answers.server.ts";
import { type ReviewedQuestion, reviewRows } from "./review.ts";

export interface AttemptResult {
  readonly attempt: string;
  readonly state: "open" | "submitted" | "expired" | "void";
  readonly contest: { slug: string; title: string; unit: string; publicEdition: number };
  readonly round: {
    id: string;
    title: string;
    rehearsal: boolean;
    closesAt: number;
    releaseAt: number | null;
    freezeAt: number | null;
  };
  readonly receipt: string | null;
  /** Null when single answers are no longer kept. */
  readonly answered: number | null;
  readonly questions: number;
  readonly startedAt: number;
  readonly finishedAt: number | null;
  /** Null while the contest hides it or grading is under way. */
  readonly score: { points: number; full: number; durationMs: number } | null;
  readonly scoreHidden: boolean;
  /** When and why the attempt was graded anew; null for one that carries the first grading. */
  readonly regraded: { readonly at: number; readonly reason: string } | null;
  /** Null where the contest asks for no prediction. */
  readonly prediction: { readonly asks: Prediction; readonly number: number | null } | null;
  /** Only after release, and while single answers are kept: what was chosen, what is right and why. */
  readonly review: readonly ReviewedQuestion[] | null;
}

/** The receipt and result of this person's attempt; keys are read only once the round's release moment has passed. */
export async function attemptResult(
  { db }: DatabaseHandle,
  id: string,
  person: string,
  now: number,
): Promise<AttemptResult | null> {
  const attempt = await findOwnAttempt(db, id, person);
  if (!attempt) return null;
  const { contest, round, rules } = await roundWithRules(db, attempt.round, attempt.rules_version);
  const { answers, prediction } = await answersOf(db, id, attempt.deadline_at + rules.graceMs);
  const { questions, full } = paperSize(rules);
  const released = round.releaseAt !== null && now >= round.releaseAt && !(await hasOpenAttempts(db, attempt.round));
  const cut = await areAnswersCut(db, attempt.round);
  const showScore = rules.showScore || released || round.rehearsal;
  const grading = attempt.grading && (await findGradingById(db, attempt.grading));
  const graded = attempt.score !== null && attempt.duration_ms !== null;
  return {
    attempt: id,
    state: attempt.state,
    contest: { slug: contest.slug, title: contest.title, unit: contest.unit, publicEdition: contest.publicEdition },
    round: {
      id: round.id,
      title: round.title,
      rehearsal: round.rehearsal,
      closesAt: round.closesAt,
      releaseAt: round.releaseAt,
      freezeAt: round.freezeAt,
    },
    receipt: attempt.receipt,
    answered: cut ? null : answers.size,
    questions,
    startedAt: attempt.started_at,
    finishedAt: attempt.finished_at,
    score: graded && showScore ? { points: attempt.score!, full, durationMs: attempt.duration_ms! } : null,
    scoreHidden: !showScore,
    regraded: grading && grading.n > 1 && showScore ? { at: grading.at, reason: grading.reason } : null,
    prediction: rules.prediction && { asks: rules.prediction, number: prediction },
    review: released && !cut ? await reviewOf(db, { attempt, answers, rules }) : null,
  };
}

interface Reviewed {
  readonly attempt: AttemptRow;
  readonly answers: ReadonlyMap<string, Answer>;
  readonly rules: ContestRules;
}

/** The points of each question are those of the grading in force, so that they add up to the score that is shown. */
async function reviewOf(db: DatabaseHandle["db"], { attempt, answers, rules }: Reviewed): Promise<ReviewedQuestion[]> {
  const paper = parsePaper(attempt.paper);
  const bodies = new Map((await poolOf(db, attempt.round)).map((version) => [version.version, version.body]));
  const keys = await explainedKeysOf(
    db,
    paper.map((item) => item.version),
    attempt.grading,
  );
  const points = await gradedPoints(db, attempt);
  return paper.flatMap((item) => {
    const [body, key] = [bodies.get(item.version), keys.get(item.version)];
    if (!body || !key) return [];
    return [
      {
        prompt: body.prompt,
        explanation: key.explanation,
        rows: reviewRows({ item, body, key, answer: answers.get(item.version) ?? [] }),
        points: points.get(item.version) ?? null,
        weight: rules.pointsPerQuestion,
        corrected: key.void ? ("void" as const) : key.rev > 1 ? ("key" as const) : null,
      },
    ];
  });
}

const detailSchema = z.array(z.object({ version: z.string(), points: z.number() }));

async function gradedPoints(db: DatabaseHandle["db"], { id, grading }: AttemptRow): Promise<Map<string, number>> {
  const detail = grading && (await findGradeDetail(db, grading, id));
  return new Map(detail ? detailSchema.parse(JSON.parse(detail)).map(({ version, points }) => [version, points]) : []);
}
