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

/** How many operations one commit may carry: bounds the wait of the first one in it. */
const LARGEST_BATCH = 500;
/** A transaction that says nothing for so long is rolled back: it would hold up every answer. */
const IDLE_TRANSACTION_MS = 5_000;

export class WriterCore {
  private readonly connection: SqliteConnection;
  private readonly statements: Statements;
  private hot: Extract<WriterRequest, { type: "op" }>[] = [];
  private other: Extract<WriterRequest, { type: "auto" | "begin" }>[] = [];
  private openTransaction: number | null = null;
  private idleTimer: NodeJS.Timeout | null = null;

  constructor(
    file: string,
    private readonly reply: (replies: WriterReply[]) => void,
    private readonly runOp: (name: string, input: unknown) => Op<unknown> = runNamedOp,
  ) {
    this.connection = openSqliteWriter(file);
    this.statements = new Statements(this.connection);
  }

  /** Queues a request, or runs it at once when it belongs to the open transaction. */
  accept(request: WriterRequest): void {
    if (request.type === "op") this.hot.push(request);
    else if (request.type === "auto" || request.type === "begin") this.other.push(request);
    else this.runInTransaction(request);
  }

  get hasWork(): boolean {
    return this.openTransaction === null && (this.hot.length > 0 || this.other.length > 0);
  }

  /** One turn: a batch of hot operations, then one piece of other work. Nothing runs beside an open transaction. */
  turn(): void {
    if (this.openTransaction !== null) return;
    if (this.hot.length > 0) this.runBatch(this.hot.splice(0, LARGEST_BATCH));
    const next = this.other.shift();
    if (!next) return;
    if (next.type === "begin") this.begin(next);
    else this.reply([this.attempt(next.id, () => this.statements.run(next.sql, next.params))]);
  }

  close(): void {
    if (this.idleTimer) clearTimeout(this.idleTimer);
    if (this.connection.inTransaction) this.connection.exec("rollback");
    // Leaves a small file behind for backups and the next start.
    this.connection.pragma("wal_checkpoint(TRUNCATE)");
    this.connection.close();
  }

  private runBatch(batch: Extract<WriterRequest, { type: "op" }>[]): void {
    try {
      this.connection.exec("begin immediate");
      const replies = batch.map(
        (request): WriterReply => ({
          id: request.id,
          ok: true,
          value: this.statements.drive(this.runOp(request.name, request.input)),
        }),
      );
      this.connection.exec("commit");
      this.reply(replies);
    } catch (error) {
      if (this.connection.inTransaction) this.connection.exec("rollback");
      if (batch.length === 1) this.reply([failure(batch[0]!.id, error)]);
      else for (const request of batch) this.runBatch([request]); // one bad row must not fail its neighbours
    }
  }

  private begin(request: Extract<WriterRequest, { type: "begin" }>): void {
    const answer = this.attempt(request.id, () => {
      this.connection.exec("begin immediate");
      return { rows: [], changes: 0 };
    });
    if (answer.ok) {
      this.openTransaction = request.tx;
      this.watchIdle();
    }
    this.reply([answer]);
  }

  private runInTransaction(request: Extract<WriterRequest, { type: "query" | "commit" | "rollback" }>): void {
    if (this.openTransaction !== request.tx) {
      this.reply([{ id: request.id, ok: false, message: "transaction is over", code: "TRANSACTION_OVER" }]);
      return;
    }
    if (request.type === "query") {
      this.watchIdle();
      this.reply([this.attempt(request.id, () => this.statements.run(request.sql, request.params))]);
      return;
    }
    const answer = this.attempt(request.id, () => {
      if (this.connection.inTransaction) this.connection.exec(request.type);
      else if (request.type === "commit") throw new Error("the transaction was rolled back");
      return { rows: [], changes: 0 };
    });
    this.endTransaction();
    this.reply([answer]);
  }

  private watchIdle(): void {
    if (this.idleTimer) clearTimeout(this.idleTimer);
    this.idleTimer = setTimeout(() => this.endTransaction(), IDLE_TRANSACTION_MS);
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
