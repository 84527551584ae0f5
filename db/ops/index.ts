/** The hot operations by name: the writer thread is told a name and an input, never code. */
import { claimAttempt, expireAttempts, saveAnswers, startAttempt, submitAttempt } from "./attempts.ts";
import type { Op } from "./op.ts";

const OPS = { startAttempt, claimAttempt, saveAnswers, submitAttempt, expireAttempts } as const;
export type OpName = keyof typeof OPS;

export function runNamedOp(name: string, input: unknown): Op<unknown> {
  if (!Object.hasOwn(OPS, name)) throw new Error(`no operation ${name}`);
  return (OPS[name as OpName] as (input: unknown) => Op<unknown>)(input);
}

/** What an operation locks: one attempt, or a person's attempts of a round, or a round. */
export function opLaneKey(_name: string, input: unknown): string {
  const { attempt, person, round } = input as { attempt?: string; person?: string; round?: string };
  return attempt ?? `${person ?? ""}/${round ?? ""}`;
}
