/** How an invented pupil answers a paper: which options, after how long. */
import type { Answer } from "#app/domain/answer.ts";
import type { AnswerEvent, Paper, PaperItem } from "#app/domain/attempt.ts";
import { PREDICTION } from "#app/domain/prediction.ts";
import type { Difficulty, QuestionKey } from "#app/domain/question.ts";
import { shuffled } from "#app/domain/seeded.ts";
import type { Stream } from "./stream.ts";

/** What makes a question of this difficulty hard, on the scale of skills. */
const HARDNESS: Record<Difficulty, number> = { recall: -1.1, understand: -0.4, apply: 0.3 };
/** Who does not leave the prediction open, and about what they guess. */
const PREDICTS = 0.85;
const USUAL_GUESS = 3_000;

export interface Answering {
  readonly paper: Paper;
  readonly keys: ReadonlyMap<string, QuestionKey>;
  readonly difficultyOf: (version: string) => Difficulty;
  readonly skill: number;
  readonly startedAt: number;
  readonly clientId: string;
  /** How long the pupil takes per question: 1 is usual. */
  readonly pace: number;
  readonly asksPrediction: boolean;
}

/** One event per answered question, in the order of the paper; the last one tells when the pupil was through. */
export function answerPaper(input: Answering, stream: Stream): AnswerEvent[] {
  const events: AnswerEvent[] = [];
  let at = input.startedAt + stream.int(1_500, 6_000);
  const add = (question: string, answer: Answer) =>
    events.push({
      clientId: input.clientId,
      epoch: 1,
      seq: events.length + 1,
      question,
      answer,
      arrivedAt: at + stream.int(60, 400),
    });
  for (const item of input.paper) {
    at += Math.round((6_000 + stream.next() * stream.next() * 60_000) * input.pace);
    if (stream.chance(0.012)) continue; // left open
    const key = input.keys.get(item.version);
    if (!key) throw new Error(`no key for question version ${item.version}`);
    const knows = 1 / (1 + Math.exp(HARDNESS[input.difficultyOf(item.version)] - input.skill));
    add(item.version, stream.chance(knows) ? rightAnswer(item, key, stream) : guess(item, stream));
  }
  if (input.asksPrediction && stream.chance(PREDICTS)) {
    at += stream.int(4_000, 15_000);
    add(PREDICTION, [String(Math.max(1, Math.round((USUAL_GUESS * (1 + stream.gauss() * 0.35)) / 10) * 10))]);
  }
  return events;
}

function rightAnswer(item: PaperItem, { correct }: QuestionKey, stream: Stream): Answer {
  if (item.kind === "short") return [stream.pick(correct)];
  return item.kind === "ordering" ? [...correct] : [...correct].sort();
}

/** Any answer that fits the kind of question; by luck it may be right, or right in part. */
function guess(item: PaperItem, stream: Stream): Answer {
  switch (item.kind) {
    case "multiple": {
      const chosen = item.options.filter(() => stream.chance(0.5));
      return (chosen.length > 0 ? [...chosen] : [stream.pick(item.options)]).sort();
    }
    case "statements":
      return item.options.map((id) => `${id}:${stream.chance(0.6)}`).sort();
    case "ordering":
      return shuffled(item.options, () => stream.next());
    case "matching":
      return item.options.map((left) => `${left}=${stream.pick(item.targets ?? [])}`).sort();
    case "short":
      return [item.short?.compare === "number" ? String(stream.int(1, 30)) : stream.pick(WRONG_WORDS)];
    default:
      return [stream.pick(item.options)];
  }
}

/** What pupils write who do not know; of some question one of them may even be right. */
const WRONG_WORDS = ["Singapore", "không biết", "Manila", "hoà bình", "Brunei", "AFTA"];
