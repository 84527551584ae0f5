import { once } from "node:events";
import {
  MessageChannel,
  type MessagePort,
  parentPort,
  receiveMessageOnPort,
  Worker,
  workerData,
} from "node:worker_threads";
import type { Op } from "../ops/op.ts";
import { WriterClient } from "./writer-client.ts";
import { BATCH_PACE_MS, type ReplyTo, WriterCore, type WriterReply, type WriterRequest } from "./writer-core.ts";

type ToWriter =
  | { type: "requests"; requests: WriterRequest[] }
  | { type: "close" }
  | { type: "port"; port: MessagePort };
type FromWriter = { replies: WriterReply[] } | { ready: true } | { failed: string };

export interface WriterThread {
  readonly client: WriterClient;
  /** Another way in, for another thread of this process: hand the port over, `writerOnPort` speaks through it. */
  openPort(): MessagePort;
}

export interface ThreadOptions {
  readonly execArgv?: string[];
  /** Called once when the thread ends although nobody closed it; every request that waits has failed by then. */
  readonly onLost?: (error: Error) => void;
}

/** Starts the writer thread from its built file and resolves once its connection is open and durable. */
export async function startWriterThread(
  file: string,
  threadFile: URL,
  { execArgv = process.execArgv, onLost }: ThreadOptions = {},
): Promise<WriterThread> {
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
  let closing = false;
  let cause = new Error("the writer thread ended");
  worker.on("error", (error) => {
    cause = error instanceof Error ? error : new Error(String(error));
  });
  worker.once("exit", () => {
    if (closing) return;
    client.fail(cause);
    onLost?.(cause);
  });
  client.connect({
    send: together((message) => worker.postMessage(message)),
    async close() {
      closing = true;
      const exited = once(worker, "exit");
      worker.postMessage({ type: "close" } satisfies ToWriter);
      await exited;
    },
  });
  return {
    client,
    openPort() {
      const { port1, port2 } = new MessageChannel();
      worker.postMessage({ type: "port", port: port1 } satisfies ToWriter, [port1]);
      return port2;
    },
  };
}

/** So many operations go out at once, however long the turn lasts: under overload one turn takes seconds. */
const MOST_TOGETHER = 16;

/**
 * Operations of the exam path that are asked within one turn of the event loop go out as one message: a message wakes the
 * writer for several saves. Statements go at once, since everything waits while a transaction does.
 */
function together(post: (message: ToWriter) => void): (request: WriterRequest) => void {
  let requests: WriterRequest[] = [];
  const flush = () => {
    if (requests.length === 0) return;
    const all = requests;
    requests = [];
    post({ type: "requests", requests: all });
  };
  return (request) => {
    if (request.type !== "op") return post({ type: "requests", requests: [request] });
    requests.push(request);
    if (requests.length === 1) setImmediate(flush);
    else if (requests.length >= MOST_TOGETHER) flush();
  };
}

/** The writer as another thread sees it; closing leaves the writer as it is. */
export function writerOnPort(port: MessagePort): WriterClient {
  const client = new WriterClient();
  port.on("message", (message: FromWriter) => {
    if ("replies" in message) client.settle(message.replies);
  });
  client.connect({
    send: together((message) => port.postMessage(message)),
    async close() {
      port.close();
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
    core = new WriterCore((workerData as { file: string }).file, runOp, BATCH_PACE_MS);
  } catch (error) {
    send({ failed: (error as Error).message });
    return;
  }
  let soon = false;
  let later: NodeJS.Timeout | null = null;
  let closing = false;
  const ways = new Map<MessagePort, ReplyTo>([[port, (replies) => send({ replies })]]);

  const take = (message: ToWriter, replyTo: ReplyTo) => {
    if (message.type === "close") closing = true;
    else if (message.type === "port") listen(message.port);
    else for (const request of message.requests) core.accept(request, replyTo);
  };
  const listen = (other: MessagePort) => {
    const replyTo: ReplyTo = (replies) => other.postMessage({ replies } satisfies FromWriter);
    ways.set(other, replyTo);
    other.on("message", (message: ToWriter) => hear(message, replyTo));
    other.once("close", () => ways.delete(other));
  };
  const work = () => {
    soon = false;
    for (const [way, replyTo] of ways) {
      for (let next = receiveMessageOnPort(way); next; next = receiveMessageOnPort(way)) {
        take(next.message as ToWriter, replyTo);
      }
    }
    core.turn();
    if (core.hasWork) schedule();
    else if (closing) {
      if (later) clearTimeout(later);
      core.close();
      for (const way of ways.keys()) way.close();
    }
  };
  const atOnce = () => {
    if (soon) return;
    soon = true;
    setImmediate(work);
  };
  const schedule = () => {
    const rest = core.restMs(performance.now());
    if (rest === 0) return atOnce();
    later ??= setTimeout(() => {
      later = null;
      atOnce();
    }, rest);
  };
  const hear = (message: ToWriter, replyTo: ReplyTo) => {
    take(message, replyTo);
    if (core.hasWork) schedule();
    else if (closing) atOnce();
  };
  port.on("message", (message: ToWriter) => hear(message, ways.get(port)!));
  send({ ready: true });
}
