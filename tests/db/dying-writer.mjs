// A worker thread does not inherit the loader for TypeScript on Node 20: it is registered here.
import { register } from "tsx/esm/api";

register();
const { runWriterThread } = await import("#db/sqlite/writer-worker.ts");
runWriterThread(function* () {
  setImmediate(() => {
    throw new Error("out of memory, say");
  });
});
