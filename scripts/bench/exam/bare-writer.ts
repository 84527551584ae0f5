/** The baseline's writer thread: the same group commit, one plain insert per request. */
import { type Op, rows } from "#db/ops/op.ts";
import { runWriterThread } from "#db/sqlite/writer-worker.ts";

function* append(input: unknown): Op<void> {
  const { attempt, seq, question, answer, at } = input as Record<string, string | number>;
  yield* rows(
    `insert into answer_event (attempt, client_id, seq, epoch, question, answer, arrived_at)
     values ($1, 'bare', $2, 1, $3, $4, $5)`,
    [attempt!, seq!, question!, answer!, at!],
  );
}

runWriterThread((_name, input) => append(input));
