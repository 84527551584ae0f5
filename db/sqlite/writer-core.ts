/**
 * The one writer of an SQLite file. Two lanes: hot operations of the exam path are collected into group commits (a batch
 * is what queued while the last commit ran) and answered after the commit; single statements and short transactions
 * of everything else take turns between batches. It runs in a thread of the server and in place in shell commands.
 */
import { runNamedOp } from "../ops/index.ts";
import type { Op, Row, SqlValue } from "../ops/op.ts";
import { openSqliteWriter, type SqliteConnection } from "./open-sqlite.ts";
import { Statements } from "./statements.ts";

export type WriterRequest =
  | { id: number; type: "op"; name: string; input: unknown }
  | { id: number; type: "auto"; sql: string; params: readonly SqlValue[] }
  | { id: number; type: "begin"; tx: number }
  | { id: number; type: "query"; tx: number; sql: string; params: readonly SqlValue[] }
  | { id: number; type: "commit" | "rollback"; tx: number };

export type WriterReply =
  | { id: number; ok: true; value?: unknown; rows?: Row[]; changes?: number }
  | { id: number; ok: false; message: string; code: string };

/** Where the answers to a request go: the port of the thread that asked. */
export type ReplyTo = (replies: WriterReply[]) => void;

interface Asked<Request> {
  readonly request: Request;
  readonly replyTo: ReplyTo;
}
type HotRequest = Extract<WriterRequest, { type: "op" }>;
type OtherRequest = Extract<WriterRequest, { type: "auto" | "begin" }>;

/** How many operations one commit may carry: bounds the wait of the first one in it. */
const LARGEST_BATCH = 500;
/**
 * Batches begin at least so far apart. Each costs a flush of the disk and a message to and fro: when thousands answer,
 * a few milliseconds of waiting gather several answers into one, and cost nothing while a batch takes longer than this.
 */
export const BATCH_PACE_MS = 5;
/** A transaction that says nothing for so long is rolled back: it would hold up every answer. */
const IDLE_TRANSACTION_MS = 5_000;

export class WriterCore {
  private readonly connection: SqliteConnection;
  private readonly statements: Statements;
  private hot: Asked<HotRequest>[] = [];
  private other: Asked<OtherRequest>[] = [];
  /** Numbers of transactions are those of the thread that asked: together they name one. */
  private openTransaction: { readonly tx: number; readonly replyTo: ReplyTo } | null = null;
  private idleTimer: NodeJS.Timeout | null = null;
  private lastBatchAt = Number.NEGATIVE_INFINITY;

  /**
   * @param paceMs see BATCH_PACE_MS; 0 where nobody else writes at the same time
   * @param idleMs see IDLE_TRANSACTION_MS
   */
  constructor(
    file: string,
    private readonly runOp: (name: string, input: unknown) => Op<unknown> = runNamedOp,
    private readonly paceMs = 0,
    private readonly idleMs = IDLE_TRANSACTION_MS,
  ) {
    this.connection = openSqliteWriter(file);
    this.statements = new Statements(this.connection);
  }

  /** Queues a request, or runs it at once when it belongs to the open transaction. */
  accept(request: WriterRequest, replyTo: ReplyTo): void {
    if (request.type === "op") this.hot.push({ request, replyTo });
    else if (request.type === "auto" || request.type === "begin") this.other.push({ request, replyTo });
    else this.runInTransaction(request, replyTo);
  }

  get hasWork(): boolean {
    return this.openTransaction === null && (this.hot.length > 0 || this.other.length > 0);
  }

  /**
   * Milliseconds until the next turn has something to do: 0 = at once, Infinity = nothing waits.
   * @param now monotonic ms
   */
  restMs(now: number): number {
    if (!this.hasWork) return Number.POSITIVE_INFINITY;
    return this.other.length > 0 ? 0 : Math.max(0, this.lastBatchAt + this.paceMs - now);
  }

  /**
   * One turn: a batch of hot operations unless the last one began just now, then one piece of other work. Nothing runs
   * beside an open transaction.
   * @param now monotonic ms
   */
  turn(now = performance.now()): void {
    if (this.openTransaction !== null) return;
    if (this.hot.length > 0 && now >= this.lastBatchAt + this.paceMs) {
      this.lastBatchAt = now;
      this.runBatch(this.hot.splice(0, LARGEST_BATCH));
    }
    const next = this.other.shift();
    if (!next) return;
    const { request, replyTo } = next;
    if (request.type === "begin") this.begin(request, replyTo);
    else replyTo([this.attempt(request.id, () => this.statements.run(request.sql, request.params))]);
  }

  close(): void {
    if (this.idleTimer) clearTimeout(this.idleTimer);
    if (this.connection.inTransaction) this.connection.exec("rollback");
    // Leaves a small file behind for backups and the next start.
    this.connection.pragma("wal_checkpoint(TRUNCATE)");
    this.connection.close();
  }

  private runBatch(batch: Asked<HotRequest>[]): void {
    try {
      this.connection.exec("begin immediate");
      const replies = new Map<ReplyTo, WriterReply[]>();
      for (const { request, replyTo } of batch) {
        const value = this.statements.drive(this.runOp(request.name, request.input));
        const own = replies.get(replyTo);
        const reply: WriterReply = { id: request.id, ok: true, value };
        if (own) own.push(reply);
        else replies.set(replyTo, [reply]);
      }
      this.connection.exec("commit");
      for (const [replyTo, own] of replies) replyTo(own);
    } catch (error) {
      if (this.connection.inTransaction) this.connection.exec("rollback");
      if (batch.length === 1) batch[0]!.replyTo([failure(batch[0]!.request.id, error)]);
      else for (const asked of batch) this.runBatch([asked]); // one bad row must not fail its neighbours
    }
  }

  private begin(request: Extract<WriterRequest, { type: "begin" }>, replyTo: ReplyTo): void {
    const answer = this.attempt(request.id, () => {
      this.connection.exec("begin immediate");
      return { rows: [], changes: 0 };
    });
    if (answer.ok) {
      this.openTransaction = { tx: request.tx, replyTo };
      this.watchIdle();
    }
    replyTo([answer]);
  }

  private runInTransaction(
    request: Extract<WriterRequest, { type: "query" | "commit" | "rollback" }>,
    replyTo: ReplyTo,
  ): void {
    const open = this.openTransaction;
    if (open?.tx !== request.tx || open.replyTo !== replyTo) {
      replyTo([{ id: request.id, ok: false, message: "transaction is over", code: "TRANSACTION_OVER" }]);
      return;
    }
    if (request.type === "query") {
      const answer = this.attempt(request.id, () => this.statements.run(request.sql, request.params));
      // from now: a statement that takes long is no silence
      this.watchIdle();
      replyTo([answer]);
      return;
    }
    const answer = this.attempt(request.id, () => {
      if (this.connection.inTransaction) this.connection.exec(request.type);
      else if (request.type === "commit") throw new Error("the transaction was rolled back");
      return { rows: [], changes: 0 };
    });
    this.endTransaction();
    replyTo([answer]);
  }

  private watchIdle(): void {
    if (this.idleTimer) clearTimeout(this.idleTimer);
    this.idleTimer = setTimeout(() => this.endTransaction(), this.idleMs);
    this.idleTimer.unref();
  }

  private endTransaction(): void {
    if (this.idleTimer) clearTimeout(this.idleTimer);
    if (this.connection.inTransaction) this.connection.exec("rollback");
    this.openTransaction = null;
  }

  private attempt(id: number, work: () => { rows: Row[]; changes: number }): WriterReply {
    try {
      return { id, ok: true, ...work() };
    } catch (error) {
      return failure(id, error);
    }
  }
}

function failure(id: number, error: unknown): WriterReply {
  const { message, code } = error as { message?: string; code?: string };
  return { id, ok: false, message: message ?? String(error), code: code ?? "ERROR" };
}
