import { OPERATIONS } from "./catalogue.ts";
import type { Ask, Outcome, ReadContext } from "./operation.ts";

/** What is handed to the thread for long work: plain data. */
export type PullOrder = Omit<Ask<Readonly<Record<string, unknown>>>, "context" | "now"> & {
  readonly operation: string;
};

/** Runs one of the operations that only read. */
export async function pull(context: ReadContext, { operation: id, ...ask }: PullOrder, now: number): Promise<Outcome> {
  const operation = OPERATIONS.find((one) => one.id === id);
  if (!operation?.thread) throw new Error(`no operation ${id} for a thread`);
  // the query was read by the operation's own schema
  return operation.run({ ...ask, query: ask.query as never, context, now });
}
