/**
 * The server's side of the writer: numbers requests, bounds the queue, settles promises. The transport is a thread's
 * message port in the server and a direct call in shell commands and tests.
 */
import { WriteFailedError, WriterBusyError, WriterClosedError } from "../errors.ts";
import type { Row, SqlValue } from "../ops/op.ts";
import type { WriterReply, WriterRequest } from "./writer-core.ts";

export interface WriterTransport {
  send(request: WriterRequest): void;
  close(): Promise<void>;
}

/** How many hot operations may wait: at 10,000 a second this is a fifth of a second. */
const LONGEST_HOT_QUEUE = 2_000;

type Waiting = { resolve(reply: Extract<WriterReply, { ok: true }>): void; reject(error: Error): void; hot: boolean };
type Unnumbered<T> = T extends { id: number } ? Omit<T, "id"> : never;

export class WriterClient {
  private nextId = 1;
  private hotWaiting = 0;
  private closed = false;
  private readonly waiting = new Map<number, Waiting>();
  private transport: WriterTransport | null = null;

  connect(transport: WriterTransport): void {
    this.transport = transport;
  }

  /** How many hot operations wait for their commit. */
  get queueLength(): number {
    return this.hotWaiting;
  }

  /** Runs a named hot operation; resolves after its commit is durable. */
  async op<Result>(name: string, input: unknown): Promise<Result> {
    if (this.hotWaiting >= LONGEST_HOT_QUEUE) throw new WriterBusyError(2);
    return (await this.request({ type: "op", name, input }, true)).value as Result;
  }

  /** One statement in its own transaction. */
  async auto(sql: string, params: readonly SqlValue[]): Promise<{ rows: Row[]; changes: number }> {
    const reply = await this.request({ type: "auto", sql, params }, false);
    return { rows: reply.rows ?? [], changes: reply.changes ?? 0 };
  }

  /** Opens an immediate transaction; the number names it in `query`, `commit` and `rollback`. */
  async begin(): Promise<number> {
    const tx = this.nextId;
    await this.request({ type: "begin", tx }, false);
    return tx;
  }

  async query(tx: number, sql: string, params: readonly SqlValue[]): Promise<{ rows: Row[]; changes: number }> {
    const reply = await this.request({ type: "query", tx, sql, params }, false);
    return { rows: reply.rows ?? [], changes: reply.changes ?? 0 };
  }

  async end(tx: number, how: "commit" | "rollback"): Promise<void> {
    await this.request({ type: how, tx }, false);
  }

  settle(replies: readonly WriterReply[]): void {
    for (const reply of replies) {
      const waiting = this.waiting.get(reply.id);
      if (!waiting) continue;
      this.waiting.delete(reply.id);
      if (waiting.hot) this.hotWaiting -= 1;
      if (reply.ok) waiting.resolve(reply);
      else waiting.reject(new WriteFailedError(reply.message, reply.code));
    }
  }

  /** Waits for what was accepted, then closes the connection; later requests are refused. */
  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    while (this.waiting.size > 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await this.transport?.close();
  }

  /** Every waiting request fails: the writer died. */
  fail(error: Error): void {
    this.closed = true;
    for (const waiting of this.waiting.values()) waiting.reject(error);
    this.waiting.clear();
    this.hotWaiting = 0;
  }

  private request(request: Unnumbered<WriterRequest>, hot: boolean): Promise<Extract<WriterReply, { ok: true }>> {
    const transport = this.transport;
    // Statements of an open transaction may still finish while the writer closes.
    const belongsToTransaction = request.type === "query" || request.type === "commit" || request.type === "rollback";
    if (!transport || (this.closed && !belongsToTransaction)) return Promise.reject(new WriterClosedError());
    const id = this.nextId++;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject, hot });
      if (hot) this.hotWaiting += 1;
      transport.send({ ...request, id } as WriterRequest);
    });
  }
}
