import type { Answer } from "#app/domain/answer.ts";
import type { PaperItem } from "#app/domain/attempt.ts";
import type { Prediction } from "#app/domain/contest.ts";
import { grantedMs } from "#app/domain/deadline.ts";
import type { QuestionBody, QuestionKind, ShortForm } from "#app/domain/question.ts";
import type { ContestRow, RoundRow } from "#app/features/contests/api.server.ts";
import { roundWithRules } from "#app/features/contests/api.server.ts";
import { poolOf } from "#app/features/questions/api.server.ts";
import type { DatabaseHandle } from "#db/connect.ts";
import { type AttemptRow, findOwnAttempt } from "#db/queries/attempts.ts";
import { listGrantsOfAttempt } from "#db/queries/time-grants.ts";
import { countedOf, eventsOf, parsePaper } from "./answers.server.ts";

/** One question as its contestant sees it; nothing here tells what is right. */
export interface PaperQuestion {
  readonly id: string;
  readonly kind: QuestionKind;
  readonly prompt: string;
  readonly options: readonly ShownOption[];
  /** The right side of pairs; empty for other kinds. */
  readonly targets: readonly ShownOption[];
  readonly short: ShortForm | null;
  readonly chosen: Answer;
}
export interface ShownOption {
  readonly id: string;
  readonly text: string;
}

export interface AttemptView {
  readonly id: string;
  readonly state: AttemptRow["state"];
  readonly no: number;
  readonly epoch: number;
  /** The greatest sequence number of this epoch: a page that answers before it has taken over goes on from here. */
  readonly lastSeq: number;
  readonly startedAt: number;
  readonly deadlineAt: number;
  readonly contest: Pick<ContestRow, "slug" | "title">;
  readonly round: Pick<RoundRow, "title" | "closesAt">;
  readonly minutes: number;
  /** Time given beyond the rules, as it stands. */
  readonly extraMs: number;
  readonly questions: readonly PaperQuestion[];
  /** The prediction question with the number saved so far; null where the contest has none. */
  readonly prediction: { readonly asks: Prediction; readonly number: number | null } | null;
}

/** The attempt of this person with its whole paper and the answers saved so far; null when it is not theirs. */
export async function attemptView({ db }: DatabaseHandle, id: string, person: string): Promise<AttemptView | null> {
  const attempt = await findOwnAttempt(db, id, person);
  if (!attempt) return null;
  const { contest, round, rules } = await roundWithRules(db, attempt.round, attempt.rules_version);
  const bodies = new Map((await poolOf(db, attempt.round)).map((version) => [version.version, version.body]));
  const events = await eventsOf(db, id);
  const { answers, prediction } = countedOf(events, attempt.deadline_at + rules.graceMs);
  const questions = parsePaper(attempt.paper).map((item): PaperQuestion => {
    const body = bodies.get(item.version);
    if (!body) throw new Error(`version ${item.version} is not in the pool of round ${attempt.round}`);
    return toPaperQuestion(item, body, answers.get(item.version) ?? []);
  });
  return {
    id,
    state: attempt.state,
    no: attempt.no,
    epoch: attempt.epoch,
    lastSeq: Math.max(0, ...events.filter(({ epoch }) => epoch === attempt.epoch).map(({ seq }) => seq)),
    startedAt: attempt.started_at,
    deadlineAt: attempt.deadline_at,
    contest: { slug: contest.slug, title: contest.title },
    round: { title: round.title, closesAt: round.closesAt },
    minutes: rules.minutes,
    extraMs: grantedMs(await listGrantsOfAttempt(db, attempt)),
    questions,
    prediction: rules.prediction && { asks: rules.prediction, number: prediction },
  };
}

function toPaperQuestion(item: PaperItem, body: QuestionBody, chosen: Answer): PaperQuestion {
  return {
    id: item.version,
    kind: item.kind,
    prompt: body.prompt,
    options: inOrder(item.options, body.options),
    targets: inOrder(item.targets ?? [], body.targets ?? []),
    short: item.short ?? null,
    chosen,
  };
}

/** Options in the order of the paper, without anything but their words. */
function inOrder(ids: readonly string[], options: QuestionBody["options"]): ShownOption[] {
  const texts = new Map(options.map((option) => [option.id, option.text]));
  return ids.map((id) => ({ id, text: texts.get(id) ?? "" }));
}
