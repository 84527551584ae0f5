/**
 * Answers as the boxes of a form: for the page, the form that is posted and the script. A box is written as its value
 * (`b`, `Băng Cốc`), or with its part before it where a question has parts: `a:true`, `left=right`, `item=place` with
 * places from 1. Only an order is another thing as an answer than as boxes.
 */
import { type Answer, type AnswerProblem, type AnswerSpace, type Normalised, normaliseAnswer } from "./answer.ts";
import type { QuestionKind } from "./question.ts";

/** The name of a box: of the question, or of one part of it. */
export function boxName(question: string, part?: string): string {
  return part === undefined ? `q-${question}` : `q-${question}.${part}`;
}

/** The part that a box of a question is named for; null for the question as a whole, undefined for foreign boxes. */
export function partOfName(question: string, name: string): string | null | undefined {
  const whole = boxName(question);
  if (name === whole) return null;
  return name.startsWith(`${whole}.`) ? name.slice(whole.length + 1) : undefined;
}

/** A set box of one part. */
export function boxOfPart(kind: QuestionKind, part: string, value: string): string {
  return `${part}${kind === "statements" ? ":" : "="}${value}`;
}

/** What the boxes of a form say, as an answer; empty boxes say nothing, and one place for two items is refused. */
export function answerOfBoxes(space: AnswerSpace, boxes: readonly string[]): Normalised {
  if (space.kind !== "ordering") return normaliseAnswer(space, boxes);
  const order = orderOfBoxes(space.options.length, boxes);
  return Array.isArray(order) ? normaliseAnswer(space, order) : { ok: false, code: order };
}

/** The items by their places, "" where a place is open. */
export function orderOfBoxes(places: number, boxes: readonly string[]): string[] | AnswerProblem {
  const order = Array.from({ length: places }, () => "");
  for (const box of boxes) {
    const [, item = "", number = ""] = /^(.*)=(\d{1,3})$/.exec(box) ?? [];
    const taken = order[Number(number) - 1];
    if (item === "" || taken === undefined) return "unknown_option";
    if (taken !== "") return "two_values";
    order[Number(number) - 1] = item;
  }
  return order;
}

/** The boxes that say this answer: the inverse of `answerOfBoxes`. */
export function boxesOfAnswer(kind: QuestionKind, answer: Answer): string[] {
  if (kind !== "ordering") return [...answer];
  return answer.flatMap((item, at) => (item === "" ? [] : [`${item}=${at + 1}`]));
}
