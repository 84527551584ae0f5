/** The boxes of one question as the script reads and sets them: the same form controls that a plain form posts. */
import type { Answer } from "#app/domain/answer.ts";
import { boxesOfAnswer, boxOfPart, orderOfBoxes } from "#app/domain/boxes.ts";
import { normalisePrediction } from "#app/domain/prediction.ts";
import type { QuestionKind } from "#app/domain/question.ts";

type Box = HTMLInputElement | HTMLSelectElement;

const isTick = (box: Box) => /^(radio|checkbox)$/.test(box.type);
const kindOf = (section: HTMLElement) => section.dataset.kind as QuestionKind;
const boxesIn = (part: Element) => [...part.querySelectorAll<Box>("input, select")];
const isSet = (box: Box) => valueNow(box).trim() !== "";

/** What a box says; an empty one and one without its tick say nothing. */
function valueNow(box: Box): string {
  return isTick(box) && !(box as HTMLInputElement).checked ? "" : box.value;
}

/** What it said when the page came. */
function valueServed(box: Box): string {
  if (box instanceof HTMLSelectElement) return [...box.options].find((option) => option.defaultSelected)?.value ?? "";
  if (isTick(box)) return box.defaultChecked ? box.value : "";
  return box.defaultValue;
}

/** A box with this value as app/domain/boxes.ts writes it; the part stands in its name behind a point. */
function written(kind: QuestionKind, { name }: Box, value: string): string {
  const at = name.indexOf(".");
  return at < 0 ? value : boxOfPart(kind, name.slice(at + 1), value);
}

/** The answer as it stands on the page; empty = taken back. The server tidies what was typed. */
export function readAnswer(section: HTMLElement): string[] {
  return answerIn(section, valueNow);
}

/** The answer as the page came with it, whatever was done since. */
export function servedAnswer(section: HTMLElement): string[] {
  return answerIn(section, valueServed);
}

function answerIn(section: HTMLElement, said: (box: Box) => string): string[] {
  const boxes = boxesIn(section);
  const set = boxes.flatMap((box) => {
    const value = said(box);
    return value.trim() === "" ? [] : [written(kindOf(section), box, value)];
  });
  if (kindOf(section) !== "ordering" || set.length === 0) return set;
  const order = orderOfBoxes(boxes.length, set);
  return Array.isArray(order) ? order : [];
}

/** Whether the boxes say this answer of the server already, however they write it. */
export function saysAnswer(section: HTMLElement, answer: Answer): boolean {
  const read = readAnswer(section);
  if (section.dataset.prediction) return JSON.stringify(normalisePrediction(read)) === JSON.stringify(answer);
  const sorted = kindOf(section) === "ordering" ? read : read.sort();
  return JSON.stringify(sorted) === JSON.stringify(answer);
}

export function writeAnswer(section: HTMLElement, answer: Answer): void {
  const kind = kindOf(section);
  const set = boxesOfAnswer(kind, answer);
  for (const box of boxesIn(section)) {
    if (isTick(box)) (box as HTMLInputElement).checked = set.includes(written(kind, box, box.value));
    else if (box instanceof HTMLSelectElement) {
      box.value = [...box.options].find(({ value }) => set.includes(written(kind, box, value)))?.value ?? "";
    } else box.value = set[0] ?? "";
  }
}

/** How many parts of a question are answered; null for questions without parts. */
export function partsOf(section: HTMLElement): { done: number; of: number } | null {
  const parts = [...section.querySelectorAll("[data-part]")];
  return parts.length === 0
    ? null
    : { done: parts.filter((part) => boxesIn(part).some(isSet)).length, of: parts.length };
}
