/**
 * Kysely over one writer and one reader: `select` outside a transaction reads on this thread's read-only connection,
 * everything else goes to the writer. Inside a transaction every statement goes to the writer.
 */
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type Kysely,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from "kysely";
import type { SqlValue } from "../ops/op.ts";
import { openSqliteReader } from "./open-sqlite.ts";
import { Statements } from "./statements.ts";
import type { WriterClient } from "./writer-client.ts";

class SplitConnection implements DatabaseConnection {
  transaction: number | null = null;

  constructor(
    private readonly reader: Statements,
    private readonly writer: WriterClient,
  ) {}

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const params = query.parameters as readonly SqlValue[];
    if (this.transaction !== null) return asResult(await this.writer.query(this.transaction, query.sql, params));
    if (this.onlyReads(query)) return asResult(this.reader.run(query.sql, params));
    return asResult(await this.writer.auto(query.sql, params));
  }

  /** Of text that was written by hand SQLite itself tells. */
  private onlyReads({ query, sql }: CompiledQuery): boolean {
    if (query.kind === "SelectQueryNode") return true;
    return query.kind === "RawNode" && /^\s*(select|with)\b/i.test(sql) && this.reader.onlyReads(sql);
  }

  streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error("streaming is not offered: page through the rows instead");
  }
}

function asResult<R>(result: { rows: unknown[]; changes: number }): QueryResult<R> {
  return { rows: result.rows as R[], numAffectedRows: BigInt(result.changes) };
}

class SplitDriver implements Driver {
  private reader: { statements: Statements; close(): void } | null = null;

  constructor(
    private readonly file: string,
    private readonly writer: WriterClient,
  ) {}

  async init(): Promise<void> {
    const connection = openSqliteReader(this.file);
    this.reader = { statements: new Statements(connection), close: () => connection.close() };
  }

  async acquireConnection(): Promise<SplitConnection> {
    return new SplitConnection(this.reader!.statements, this.writer);
  }

  async beginTransaction(connection: SplitConnection): Promise<void> {
    connection.transaction = await this.writer.begin();
  }

  async commitTransaction(connection: SplitConnection): Promise<void> {
    await this.end(connection, "commit");
  }

  async rollbackTransaction(connection: SplitConnection): Promise<void> {
    await this.end(connection, "rollback");
  }

  async releaseConnection(): Promise<void> {}

  async destroy(): Promise<void> {
    this.reader?.close();
  }

  private async end(connection: SplitConnection, how: "commit" | "rollback"): Promise<void> {
    const transaction = connection.transaction;
    connection.transaction = null;
    if (transaction !== null) await this.writer.end(transaction, how);
  }
}

/** Migrations run inside one immediate transaction: two migrators at once end well, and nothing is half applied. */
class TransactionalSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
  override async acquireMigrationLock(): Promise<void> {}
  override async releaseMigrationLock(): Promise<void> {}
}

export function splitSqliteDialect(file: string, writer: WriterClient): Dialect {
  return {
    createAdapter: () => new TransactionalSqliteAdapter(),
    createDriver: () => new SplitDriver(file, writer),
    createIntrospector: (db: Kysely<unknown>) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}
