/**
 * What IndexedDB has not confirmed yet. Its writes take a moment and are dropped when the page goes; a line of this
 * storage is written before the next line of code runs, so that an answer given in the last moment is not lost.
 */
import type { WaitingAnswer } from "./store.ts";

const NAME = "goc-thi-cho";
const same = (one: WaitingAnswer, other: WaitingAnswer) =>
  one.attempt === other.attempt && one.clientId === other.clientId && one.seq === other.seq;

function read(): WaitingAnswer[] {
  try {
    return JSON.parse(localStorage.getItem(NAME) ?? "[]") as WaitingAnswer[];
  } catch {
    return [];
  }
}

function write(answers: readonly WaitingAnswer[]): void {
  try {
    if (answers.length > 0) localStorage.setItem(NAME, JSON.stringify(answers));
    else localStorage.removeItem(NAME);
  } catch {
    // full or forbidden: IndexedDB alone then
  }
}

export const journal = {
  add: (answer: WaitingAnswer) => write([...read().filter((known) => !same(answer, known)), answer]),
  remove: (answers: readonly WaitingAnswer[]) =>
    write(read().filter((known) => !answers.some((answer) => same(answer, known)))),
  /** Those of one attempt, or of all, that are not among `known`. */
  missingFrom: (known: readonly WaitingAnswer[], attempt?: string) =>
    read().filter(
      (answer) => (attempt === undefined || answer.attempt === attempt) && !known.some((other) => same(answer, other)),
    ),
};
