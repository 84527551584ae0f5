import { paperSize } from "#app/domain/contest.ts";
import { roundWithRules } from "#app/features/contests/api.server.ts";
import { explainedKeysOf, poolOf } from "#app/features/questions/api.server.ts";
import type { DatabaseHandle } from "#db/connect.ts";
import { findOwnAttempt, hasOpenAttempts } from "#db/queries/attempts.ts";
import { answersOf, parsePaper } from "./answers.server.ts";

export interface AttemptResult {
  readonly attempt: string;
  readonly state: "open" | "submitted" | "expired" | "void";
  readonly contest: { slug: string; title: string; unit: string; publicEdition: number };
  readonly round: { id: string; title: string; closesAt: number; releaseAt: number | null; freezeAt: number | null };
  readonly receipt: string | null;
  readonly answered: number;
  readonly questions: number;
  readonly startedAt: number;
  readonly finishedAt: number | null;
  /** Null while the contest hides it or grading is under way. */
  readonly score: { points: number; full: number; durationMs: number } | null;
  readonly scoreHidden: boolean;
  /** Only after release: what was chosen, what is right and why. */
  readonly review: readonly ReviewedQuestion[] | null;
}

export interface ReviewedQuestion {
  readonly prompt: string;
  readonly options: readonly { id: string; text: string; right: boolean; chosen: boolean }[];
  readonly explanation: string;
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
  const answers = await answersOf(db, id, attempt.deadline_at + rules.graceMs);
  const { questions, full } = paperSize(rules);
  const released = round.releaseAt !== null && now >= round.releaseAt && !(await hasOpenAttempts(db, attempt.round));
  const graded = attempt.score !== null && attempt.duration_ms !== null;
  return {
    attempt: id,
    state: attempt.state,
    contest: { slug: contest.slug, title: contest.title, unit: contest.unit, publicEdition: contest.publicEdition },
    round: {
      id: round.id,
      title: round.title,
      closesAt: round.closesAt,
      releaseAt: round.releaseAt,
      freezeAt: round.freezeAt,
    },
    receipt: attempt.receipt,
    answered: answers.size,
    questions,
    startedAt: attempt.started_at,
    finishedAt: attempt.finished_at,
    score:
      graded && (rules.showScore || released)
        ? { points: attempt.score!, full, durationMs: attempt.duration_ms! }
        : null,
    scoreHidden: !rules.showScore && !released,
    review: released ? await reviewOf(db, attempt.round, parsePaper(attempt.paper), answers) : null,
  };
}

async function reviewOf(
  db: DatabaseHandle["db"],
  round: string,
  paper: ReturnType<typeof parsePaper>,
  answers: Awaited<ReturnType<typeof answersOf>>,
): Promise<ReviewedQuestion[]> {
  const bodies = new Map((await poolOf(db, round)).map((version) => [version.version, version.body]));
  const keys = await explainedKeysOf(
    db,
    paper.map((item) => item.version),
  );
  return paper.flatMap((item) => {
    const [body, key] = [bodies.get(item.version), keys.get(item.version)];
    if (!body || !key) return [];
    const chosen = answers.get(item.version) ?? [];
    const texts = new Map(body.options.map((option) => [option.id, option.text]));
    return [
      {
        prompt: body.prompt,
        explanation: key.explanation,
        options: item.options.map((optionId) => ({
          id: optionId,
          text: texts.get(optionId) ?? "",
          right: key.correct.includes(optionId),
          chosen: chosen.includes(optionId),
        })),
      },
    ];
  });
}
