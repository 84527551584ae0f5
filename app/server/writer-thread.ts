/** The entry of the writer thread: built as its own file beside the server. */
import { runWriterThread } from "#db/sqlite/writer-worker.ts";

runWriterThread();
