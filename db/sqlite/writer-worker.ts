import { once } from "node:events";
import { type MessagePort, parentPort, receiveMessageOnPort, Worker, workerData } from "node:worker_threads";
import type { Op } from "../ops/op.ts";
import { WriterClient } from "./writer-client.ts";
import { WriterCore, type WriterReply, type WriterRequest } from "./writer-core.ts";

type ToWriter = WriterRequest | { type: "close" };
type FromWriter = { replies: WriterReply[] } | { ready: true } | { failed: string };

/** Starts the writer thread from its built file and resolves once its connection is open and durable. */
export async function startWriterThread(
  file: string,
  threadFile: URL,
  execArgv: string[] = process.execArgv,
): Promise<WriterClient> {
  const worker = new Worker(threadFile, { workerData: { file }, execArgv });
  const client = new WriterClient();
  await new Promise<void>((resolve, reject) => {
    worker.once("error", reject);
    worker.once("message", (message: FromWriter) => {
      if ("ready" in message) resolve();
      else reject(new Error("failed" in message ? message.failed : "writer did not start"));
    });
  });
  worker.on("message", (message: FromWriter) => {
    if ("replies" in message) client.settle(message.replies);
  });
  worker.on("error", (error) => client.fail(error instanceof Error ? error : new Error(String(error))));
  client.connect({
    send: (request) => worker.postMessage(request),
    async close() {
      const exited = once(worker, "exit");
      worker.postMessage({ type: "close" } satisfies ToWriter);
      await exited;
    },
  });
  return client;
}

/** The body of the writer thread, with the product's operations unless others are given. Between turns it drains its port, so that answers overtake other work. */
export function runWriterThread(runOp?: (name: string, input: unknown) => Op<unknown>): void {
  const port = parentPort as MessagePort;
  const send = (message: FromWriter) => port.postMessage(message);
  let core: WriterCore;
  try {
    core = new WriterCore((workerData as { file: string }).file, (replies) => send({ replies }), runOp);
  } catch (error) {
    send({ failed: (error as Error).message });
    return;
  }
  let scheduled = false;
  let closing = false;

  const take = (message: ToWriter) => {
    if (message.type === "close") closing = true;
    else core.accept(message);
  };
  const work = () => {
    scheduled = false;
    for (let next = receiveMessageOnPort(port); next; next = receiveMessageOnPort(port)) take(next.message as ToWriter);
    core.turn();
    if (core.hasWork) schedule();
    else if (closing) {
      core.close();
      port.close();
    }
  };
  const schedule = () => {
    if (scheduled) return;
    scheduled = true;
    setImmediate(work);
  };
  port.on("message", (message: ToWriter) => {
    take(message);
    if (core.hasWork || closing) schedule();
  });
  send({ ready: true });
}
