/** The baseline: node:http, JSON in, one durable insert in a group commit, JSON out. No token, deadline or routing. */
import { createServer } from "node:http";
import { startWriterThread } from "#db/sqlite/writer-worker.ts";

const [file, port] = process.argv.slice(2);
const { client: writer } = await startWriterThread(file!, new URL("./bare-writer.mjs", import.meta.url), {
  execArgv: [],
});
const server = createServer((request, response) => {
  let text = "";
  request.on("data", (chunk: Buffer) => {
    text += chunk;
  });
  request.on("end", async () => {
    const { attempt, events } = JSON.parse(text);
    const [event] = events;
    const answer = JSON.stringify(event.answer);
    await writer.op("append", { attempt, seq: event.seq, question: event.question, answer, at: Date.now() });
    response.setHeader("Content-Type", "application/json");
    response.end(JSON.stringify({ saved: [event.seq] }));
  });
});
server.listen(Number(port), "127.0.0.1", () => process.send?.("ready"));
process.on("SIGTERM", () => server.close(() => void writer.close().then(() => process.exit(0))));
