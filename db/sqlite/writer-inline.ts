import { WriterClient } from "./writer-client.ts";
import { WriterCore, type WriterReply } from "./writer-core.ts";

/** A writer in this thread: shell commands and tests. Same queues, same batches, no thread. */
export function startInlineWriter(file: string): WriterClient {
  const client = new WriterClient();
  const core = new WriterCore(file);
  // Replies leave in a later turn, as they would from a thread.
  const replyTo = (replies: WriterReply[]) => setImmediate(() => client.settle(replies));
  let scheduled = false;
  const pump = () => {
    scheduled = false;
    core.turn();
    if (core.hasWork) schedule();
  };
  const schedule = () => {
    if (scheduled) return;
    scheduled = true;
    setImmediate(pump);
  };
  client.connect({
    send(request) {
      core.accept(request, replyTo);
      if (core.hasWork) schedule();
    },
    async close() {
      core.close();
    },
  });
  return client;
}
