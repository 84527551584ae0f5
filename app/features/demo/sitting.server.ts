import { answersThatCount, type Paper } from "#app/domain/attempt.ts";
import type { ContestRules } from "#app/domain/contest.ts";
import { deadlineOf } from "#app/domain/deadline.ts";
import { drawPaper } from "#app/domain/draw.ts";
import { PREDICTION, predictionOf } from "#app/domain/prediction.ts";
import type { Difficulty, QuestionKey } from "#app/domain/question.ts";
import { scorePaper } from "#app/domain/scoring.ts";
import type { QuestionVersion } from "#app/features/questions/api.server.ts";
import { derivedId } from "#app/features/units/api.server.ts";
import { secretHash } from "#db/ids.ts";
import type { Database } from "#db/schema.ts";
import { answerPaper } from "./answering.ts";
import type { PlannedSitting } from "./participation.ts";
import { type Stream, streamOf } from "./stream.ts";

/** A round as the sittings need it. */
export interface SittingRound {
  readonly key: string;
  readonly round: string;
  readonly opensAt: number;
  readonly closesAt: number;
  readonly rules: ContestRules;
  readonly grading: string;
  readonly pool: readonly QuestionVersion[];
  readonly keys: ReadonlyMap<string, QuestionKey>;
  readonly difficulties: ReadonlyMap<string, Difficulty>;
}

export interface SatRows {
  readonly paper: Paper;
  readonly attempt: Database["attempt"];
  readonly events: readonly Database["answer_event"][];
  readonly grade: Database["grade"];
}

/** Pupils who walk away: nobody submits for them, the server closes at the deadline. */
const WALKS_AWAY = 0.02;
const RECEIPT_SIGNS = "ABCDEFGHJKLMNPQRTUVWXY346789";

/**
 * One closed attempt with everything that hangs on it, by the same rules as a real one: the paper drawn from its seed
 * and what was seen before, the answers that arrived in time, the score from the keys.
 */
export function sit(
  { pupil, no, startedAt }: PlannedSitting,
  round: SittingRound,
  placement: string,
  seen: ReadonlySet<string>,
): SatRows {
  const stream = streamOf("attempt", round.key, pupil.code, no);
  const id = derivedId(startedAt, "demo", "attempt", round.key, pupil.code, String(no));
  const seed = derivedId(0, "demo", "seed", id).slice(10);
  const paper = drawPaper(round.pool, round.rules.quota, seed, seen);
  const deadline = deadlineOf({ startedAt, window: round, rules: round.rules, grants: [] });
  const skill = pupil.skill + (no - 1) * 0.5;
  const difficultyOf = (version: string) => round.difficulties.get(version) ?? "understand";
  const pace = Math.max(0.5, 1 + stream.gauss() * 0.25);
  const clientId = `demo-${stream.int(0, 0x7fffffff).toString(36)}`;
  const asksPrediction = round.rules.prediction !== null;
  const answered = answerPaper(
    { paper, keys: round.keys, difficultyOf, skill, startedAt, clientId, pace, asksPrediction },
    stream,
  );

  const walksAway = stream.chance(WALKS_AWAY);
  const kept = walksAway ? answered.slice(0, stream.int(3, Math.max(3, paper.length - 2))) : answered;
  const events = kept.filter((event) => event.arrivedAt <= deadline.deadlineAt);
  const pressed = (events.at(-1)?.arrivedAt ?? startedAt) + stream.int(2_000, 25_000);
  const submitted = !walksAway && events.length === answered.length && pressed < deadline.deadlineAt;
  const finishedAt = submitted ? pressed : deadline.deadlineAt;
  const answers = answersThatCount(events, deadline.countsUntil);
  const { score, detail } = scorePaper(paper, answers, round.keys, round.rules);
  return {
    paper,
    attempt: {
      id,
      person: pupil.person.id,
      round: round.round,
      no,
      rules_version: 1,
      placement,
      seed,
      paper: JSON.stringify(paper),
      state: submitted ? "submitted" : "expired",
      epoch: 1,
      // No token has this hash: nothing can be added to an attempt of the demo.
      token_hash: secretHash(`demo/${id}`),
      started_at: startedAt,
      deadline_at: deadline.deadlineAt,
      finished_at: finishedAt,
      grading: round.grading,
      score,
      duration_ms: finishedAt - startedAt,
      receipt: receiptOf(stream),
      prediction: predictionOf(answers.get(PREDICTION)),
      exclusions: JSON.stringify([...seen].sort()),
      group_key: null,
      holder: null,
    },
    events: events.map((event) => ({
      attempt: id,
      client_id: event.clientId,
      seq: event.seq,
      epoch: event.epoch,
      question: event.question,
      answer: JSON.stringify(event.answer),
      arrived_at: event.arrivedAt,
    })),
    grade: { grading: round.grading, attempt: id, score, detail: JSON.stringify(detail) },
  };
}

/** In the form of a real receipt: three groups of four signs. */
function receiptOf(stream: Stream): string {
  const group = () => Array.from({ length: 4 }, () => RECEIPT_SIGNS[stream.int(0, RECEIPT_SIGNS.length - 1)]!).join("");
  return `${group()}-${group()}-${group()}`;
}
