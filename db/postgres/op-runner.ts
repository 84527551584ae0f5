/**
 * Hot operations on PostgreSQL: a few lanes, each with a connection of the pool. What queued while a lane's last commit
 * ran is its next transaction. One attempt always takes the same lane, and a batch is sorted by attempt, so lanes and
 * processes lock rows in one order.
 */
import { createHash } from "node:crypto";
import type pg from "pg";
import { isUnavailable, WriteFailedError, WriterBusyError, WriterClosedError } from "../errors.ts";
import { opLaneKey, runNamedOp } from "../ops/index.ts";
import type { Op, Row } from "../ops/op.ts";

const LANES = 4;
const LARGEST_BATCH = 64;
const LONGEST_QUEUE = 2_000;
/** A statement that says nothing for so long has lost its server; browsers give up after 12 s. */
const STATEMENT_MS = 8_000;

interface Queued {
  readonly name: string;
  readonly input: unknown;
  readonly key: string;
  resolve(value: unknown): void;
  reject(error: Error): void;
}

interface Lane {
  queue: Queued[];
  busy: boolean;
}

/** The lane of a key; what has one key keeps its order. */
export function laneOf(key: string): number {
  return createHash("sha1").update(key).digest()[0]! % LANES;
}

export class PostgresOpRunner {
  private readonly lanes: Lane[] = Array.from({ length: LANES }, () => ({ queue: [], busy: false }));
  private readonly statementNames = new Map<string, string>();
  private closed = false;

  constructor(private readonly pool: pg.Pool) {}

  get queueLength(): number {
    return this.lanes.reduce((sum, lane) => sum + lane.queue.length, 0);
  }

  async op<Result>(name: string, input: unknown): Promise<Result> {
    if (this.closed) throw new WriterClosedError();
    if (this.queueLength >= LONGEST_QUEUE) throw new WriterBusyError(2);
    // Closing absent pupils' attempts must not overtake answers that wait in other lanes.
    if (name === "expireAttempts") {
      await Promise.all(this.lanes.map((lane) => this.queue(lane, "waitTurn", null, "")));
    }
    const key = opLaneKey(name, input);
    return this.queue<Result>(this.lanes[laneOf(key)]!, name, input, key);
  }

  private queue<Result>(lane: Lane, name: string, input: unknown, key: string): Promise<Result> {
    return new Promise<Result>((resolve, reject) => {
      lane.queue.push({ name, input, key, resolve: resolve as (value: unknown) => void, reject });
      if (!lane.busy) void this.work(lane);
    });
  }

  async close(): Promise<void> {
    this.closed = true;
    while (this.lanes.some((lane) => lane.busy)) await new Promise((resolve) => setTimeout(resolve, 5));
  }

  private async work(lane: Lane): Promise<void> {
    lane.busy = true;
    // Lets the requests of this turn of the loop join the first batch.
    await new Promise((resolve) => setImmediate(resolve));
    while (lane.queue.length > 0) await this.runBatch(lane.queue.splice(0, LARGEST_BATCH));
    lane.busy = false;
  }

  private async runBatch(batch: Queued[]): Promise<void> {
    batch.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
    let client: pg.PoolClient | null = null;
    try {
      client = await this.pool.connect();
      await client.query(inTime({ text: "begin" }));
      const values: unknown[] = [];
      for (const queued of batch) values.push(await this.drive(client, runNamedOp(queued.name, queued.input)));
      await client.query(inTime({ text: "commit" }));
      client.release();
      for (const [index, queued] of batch.entries()) queued.resolve(values[index]);
    } catch (error) {
      const gone = isUnavailable(error);
      if (client) await giveBack(client, gone ? (error as Error) : null);
      // One bad row must not fail its neighbours; without a database one by one would only take longer.
      if (batch.length > 1 && !gone) {
        for (const queued of batch) await this.runBatch([queued]);
        return;
      }
      const { message, code } = error as { message?: string; code?: string };
      for (const queued of batch) queued.reject(new WriteFailedError(message ?? String(error), code ?? "ERROR"));
    }
  }

  private async drive<Result>(client: pg.PoolClient, op: Op<Result>): Promise<Result> {
    let next = op.next();
    while (!next.done) {
      const { sql, params } = next.value;
      const text = sql.replace(/\/\* (for share|for update) \*\//, "$1");
      const result = await client.query<Row>(inTime({ name: this.nameOf(sql), text, values: [...params] }));
      next = op.next(result.rows);
    }
    return next.value;
  }

  private nameOf(sql: string): string {
    let name = this.statementNames.get(sql);
    if (!name) {
      name = `op_${this.statementNames.size}`;
      this.statementNames.set(sql, name);
    }
    return name;
  }
}

/** The driver knows a limit per statement; its types do not. */
function inTime(query: pg.QueryConfig): pg.QueryConfig {
  return Object.assign(query, { query_timeout: STATEMENT_MS });
}

/** Rolls back; a connection that lost its server, or cannot even roll back, is thrown away. */
async function giveBack(client: pg.PoolClient, lost: Error | null): Promise<void> {
  if (lost) return client.release(lost);
  try {
    await client.query(inTime({ text: "rollback" }));
    client.release();
  } catch (error) {
    client.release(error as Error);
  }
}
