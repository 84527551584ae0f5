import { paths } from "#app/paths.ts";
import { answersTo, type OpenAttempt } from "../../../tests/faults/support/exam.ts";

/** Saves of these pupils in turn, every one a new event. */
export function saveMaker(attempts: readonly OpenAttempt[]): () => { path: string; body: string } {
  let seq = 0;
  return () => {
    seq += 1;
    const { id, token, questions } = attempts[seq % attempts.length]!;
    const question = questions[Math.floor(seq / attempts.length) % questions.length]!;
    const event = { seq, question: question.id, answer: answersTo(question)[seq % 2] };
    return {
      path: paths.attemptSave(id),
      body: JSON.stringify({ token, clientId: "bench-client", epoch: 1, events: [event] }),
    };
  };
}
