import { fileURLToPath } from "node:url";
import type { MessagePort } from "node:worker_threads";
import { Kysely, type KyselyConfig, PostgresDialect } from "kysely";
import pg from "pg";
import { PostgresOpRunner } from "./postgres/op-runner.ts";
import type { Database } from "./schema.ts";
import { splitSqliteDialect } from "./sqlite/kysely-dialect.ts";
import type { WriterClient } from "./sqlite/writer-client.ts";
import { startInlineWriter } from "./sqlite/writer-inline.ts";
import { startWriterThread, writerOnPort } from "./sqlite/writer-worker.ts";

export type { Database } from "./schema.ts";

/** One open database: Kysely for everything, `op` for the hot operations of the exam path. */
export interface DatabaseHandle {
  readonly dialect: "sqlite" | "postgres";
  readonly db: Kysely<Database>;
  /** Runs a hot operation of `db/ops`; resolves once its commit is durable. */
  op<Result>(name: string, input: unknown): Promise<Result>;
  /** Hot operations that wait for their commit: what the load shedder looks at. */
  readonly queueLength: number;
  /** The database's clock in epoch ms where several nodes share it, else null. */
  databaseNow(): Promise<number | null>;
  /** A way for another thread of this process to the same database; null where the writer runs in this thread. */
  share(): SharedDatabase | null;
  close(): Promise<void>;
}

/** What another thread opens its own handle with; the port has to be transferred. */
export interface SharedDatabase {
  readonly url: string;
  /** To the one writer of an SQLite file. */
  readonly writer: MessagePort | null;
}

export interface OpenOptions {
  /** `file:…` or `postgres://…`. */
  readonly url: string;
  /** The built file of the SQLite writer thread; without it the writer runs in this thread. */
  readonly writerThread?: URL;
  /** The writer thread has died by itself: nothing can be written any more, only a new process helps. */
  readonly onWriterLost?: (error: Error) => void;
  readonly poolSize?: number;
  /** Told how long each statement took, in ms: for measuring. */
  readonly onQuery?: (ms: number, sql: string) => void;
}

/** bigint and numeric come as numbers: every figure of ours is below 2^53. */
pg.types.setTypeParser(20, Number);
pg.types.setTypeParser(1700, Number);

/** Opens a database; the schema is not touched (see migrate.ts). */
export async function openDatabase(options: OpenOptions): Promise<DatabaseHandle> {
  return /^postgres(ql)?:/.test(options.url) ? openPostgres(options) : openSqlite(options);
}

/** The path behind `file:…`; relative paths are taken from the working folder. */
export function sqliteFile(url: string): string {
  return url.startsWith("file://") ? fileURLToPath(url) : url.replace(/^file:/, "");
}

/** Opens what another thread shares: reads on a connection of its own, writes through the one writer. */
export async function openShared({ url, writer }: SharedDatabase): Promise<DatabaseHandle> {
  return writer ? sqliteHandle(url, writerOnPort(writer), () => null) : openPostgres({ url, poolSize: 3 });
}

async function openSqlite({ url, writerThread, onWriterLost, onQuery }: OpenOptions): Promise<DatabaseHandle> {
  const file = sqliteFile(url);
  if (!writerThread) return sqliteHandle(url, startInlineWriter(file), () => null, onQuery);
  const { client, openPort } = await startWriterThread(file, writerThread, { onLost: onWriterLost });
  return sqliteHandle(url, client, () => ({ url, writer: openPort() }), onQuery);
}

/** What Kysely is told to report; nothing costs nothing. */
function logTo(onQuery: OpenOptions["onQuery"]): Pick<KyselyConfig, "log"> {
  return onQuery ? { log: ({ queryDurationMillis, query }) => onQuery(queryDurationMillis, query.sql) } : {};
}

function sqliteHandle(
  url: string,
  writer: WriterClient,
  share: DatabaseHandle["share"],
  onQuery?: OpenOptions["onQuery"],
): DatabaseHandle {
  const file = sqliteFile(url);
  const db = new Kysely<Database>({ dialect: splitSqliteDialect(file, writer), ...logTo(onQuery) });
  return {
    dialect: "sqlite",
    db,
    op: (name, input) => writer.op(name, input),
    get queueLength() {
      return writer.queueLength;
    },
    databaseNow: async () => null,
    share,
    async close() {
      await writer.close();
      await db.destroy();
    },
  };
}

async function openPostgres({
  url,
  poolSize = 12,
  onQuery,
}: Pick<OpenOptions, "url" | "poolSize" | "onQuery">): Promise<DatabaseHandle> {
  const pool = new pg.Pool({ connectionString: url, max: poolSize, connectionTimeoutMillis: 5_000 });
  // An idle connection that the server drops must not end the process; the next query takes a new one.
  pool.on("error", () => {});
  // Nor one that is in use: whoever waits for an answer on it gets the error, and without a listener all of us would end.
  pool.on("connect", (client) => void client.on("error", () => {}));
  const runner = new PostgresOpRunner(pool);
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }), ...logTo(onQuery) });
  return {
    dialect: "postgres",
    db,
    op: (name, input) => runner.op(name, input),
    get queueLength() {
      return runner.queueLength;
    },
    async databaseNow() {
      const { rows } = await pool.query("select extract(epoch from clock_timestamp()) * 1000 as now");
      return Number(rows[0].now);
    },
    share: () => ({ url, writer: null }),
    async close() {
      await runner.close();
      await db.destroy();
    },
  };
}
