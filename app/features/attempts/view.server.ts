import type { Answer } from "#app/domain/question.ts";
import type { ContestRow, RoundRow } from "#app/features/contests/api.server.ts";
import { roundWithRules } from "#app/features/contests/api.server.ts";
import { poolOf } from "#app/features/questions/api.server.ts";
import type { DatabaseHandle } from "#db/connect.ts";
import { type AttemptRow, findOwnAttempt } from "#db/queries/attempts.ts";
import { answersOf, parsePaper } from "./answers.server.ts";

/** One question as its contestant sees it; nothing here tells what is right. */
export interface PaperQuestion {
  readonly id: string;
  readonly kind: "single" | "multiple" | "truefalse";
  readonly prompt: string;
  readonly options: readonly { id: string; text: string }[];
  readonly chosen: Answer;
}

export interface AttemptView {
  readonly id: string;
  readonly state: AttemptRow["state"];
  readonly no: number;
  readonly epoch: number;
  readonly startedAt: number;
  readonly deadlineAt: number;
  readonly contest: Pick<ContestRow, "slug" | "title">;
  readonly round: Pick<RoundRow, "title" | "closesAt">;
  readonly minutes: number;
  readonly questions: readonly PaperQuestion[];
}

/** The attempt of this person with its whole paper and the answers saved so far; null when it is not theirs. */
export async function attemptView({ db }: DatabaseHandle, id: string, person: string): Promise<AttemptView | null> {
  const attempt = await findOwnAttempt(db, id, person);
  if (!attempt) return null;
  const { contest, round, rules } = await roundWithRules(db, attempt.round, attempt.rules_version);
  const bodies = new Map((await poolOf(db, attempt.round)).map((version) => [version.version, version.body]));
  const answers = await answersOf(db, id, attempt.deadline_at + rules.graceMs);
  const questions = parsePaper(attempt.paper).map((item): PaperQuestion => {
    const body = bodies.get(item.version);
    if (!body) throw new Error(`version ${item.version} is not in the pool of round ${attempt.round}`);
    const texts = new Map(body.options.map((option) => [option.id, option.text]));
    return {
      id: item.version,
      kind: item.kind,
      prompt: body.prompt,
      options: item.options.map((optionId) => ({ id: optionId, text: texts.get(optionId) ?? "" })),
      chosen: answers.get(item.version) ?? [],
    };
  });
  return {
    id,
    state: attempt.state,
    no: attempt.no,
    epoch: attempt.epoch,
    startedAt: attempt.started_at,
    deadlineAt: attempt.deadline_at,
    contest: { slug: contest.slug, title: contest.title },
    round: { title: round.title, closesAt: round.closesAt },
    minutes: rules.minutes,
    questions,
  };
}
