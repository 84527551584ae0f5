/** The hot operations by name: the writer thread is told a name and an input, never code. */
import { claimAttempt, expireAttempts, startAttempt, submitAttempt, waitTurn } from "./attempts.ts";
import { fillBoards } from "./fill-boards.ts";
import { fillLines } from "./fill-lines.ts";
import { recordGrade } from "./grade.ts";
import type { Op } from "./op.ts";
import { saveAnswers } from "./save-answers.ts";
import { openSession } from "./sessions.ts";

const OPS = {
  startAttempt,
  claimAttempt,
  saveAnswers,
  submitAttempt,
  expireAttempts,
  recordGrade,
  openSession,
  waitTurn,
  fillBoards,
  fillLines,
} as const;
export type OpName = keyof typeof OPS;

export function runNamedOp(name: string, input: unknown): Op<unknown> {
  if (!Object.hasOwn(OPS, name)) throw new Error(`no operation ${name}`);
  return (OPS[name as OpName] as (input: unknown) => Op<unknown>)(input);
}

/** What an operation locks: one attempt, or an account, or a person's attempts of a round, or a round. */
export function opLaneKey(_name: string, input: unknown): string {
  const { attempt, account, person, round } = input as Record<string, string | undefined>;
  return attempt ?? account ?? `${person ?? ""}/${round ?? ""}`;
}
