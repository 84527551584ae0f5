import type { Answer } from "./answer.ts";
import type { Paper, PaperItem } from "./attempt.ts";
import type { ContestRules } from "./contest.ts";
import type { QuestionKey } from "./question.ts";
import { isAcceptedShort } from "./short-answer.ts";

export interface QuestionScore {
  readonly version: string;
  /** Thousandths of a point. */
  readonly points: number;
}

export interface PaperScore {
  /** Thousandths of a point. */
  readonly score: number;
  readonly full: number;
  readonly detail: readonly QuestionScore[];
}

export type ScoringRules = Pick<ContestRules, "pointsPerQuestion" | "credit">;

/** Whether the chosen options are exactly the right ones. */
export function isRight(answer: Answer | undefined, key: QuestionKey): boolean {
  if (!answer || answer.length !== key.correct.length) return false;
  const right = new Set(key.correct);
  return answer.every((id) => right.has(id));
}

/**
 * What an answer in canonical form earns, in thousandths of a point: from nothing to the whole weight. Chosen options
 * and short answers earn all or nothing; statements, orders and pairs by the contest's rule for what is right in part.
 * A void question earns everybody the whole weight. Where one option is chosen, a corrected key may accept several.
 */
export function pointsOf(
  item: PaperItem,
  answer: Answer | undefined,
  key: QuestionKey,
  { pointsPerQuestion: weight, credit }: ScoringRules,
): number {
  if (key.void) return weight;
  if (!answer || answer.length === 0) return 0;
  switch (item.kind) {
    case "single":
    case "truefalse":
      return answer.length === 1 && key.correct.includes(answer[0]!) ? weight : 0;
    case "short":
      return item.short && isAcceptedShort(answer[0] ?? "", key.correct, item.short) ? weight : 0;
    case "statements": {
      const right = key.correct.filter((verdict) => answer.includes(verdict)).length;
      if (right === key.correct.length) return weight;
      return Math.floor((weight * (credit.statements[right - 1] ?? 0)) / 1_000);
    }
    case "matching":
      return partly(key.correct.filter((pair) => answer.includes(pair)).length, key, weight, credit.matching);
    case "ordering":
      return partly(key.correct.filter((id, place) => answer[place] === id).length, key, weight, credit.ordering);
    default:
      return isRight(answer, key) ? weight : 0;
  }
}

function partly(right: number, { correct }: QuestionKey, weight: number, rule: "share" | "all"): number {
  if (right === correct.length) return weight;
  return rule === "all" ? 0 : Math.floor((weight * right) / correct.length);
}

/** Every question of a paper has the same weight. */
export function scorePaper(
  paper: Paper,
  answers: ReadonlyMap<string, Answer>,
  keys: ReadonlyMap<string, QuestionKey>,
  rules: ScoringRules,
): PaperScore {
  const detail = paper.map((item) => {
    const key = keys.get(item.version);
    if (!key) throw new Error(`no key for question version ${item.version}`);
    return { version: item.version, points: pointsOf(item, answers.get(item.version), key, rules) };
  });
  const score = detail.reduce((sum, question) => sum + question.points, 0);
  return { score, full: paper.length * rules.pointsPerQuestion, detail };
}
