import type BetterSqlite3 from "better-sqlite3";
import type { Row, SqlValue, Step } from "../ops/op.ts";
import type { SqliteConnection } from "./open-sqlite.ts";

interface Prepared {
  readonly statement: BetterSqlite3.Statement;
  /** For `$n` statements: which parameter stands at each `?`. Null when placeholders are `?` already. */
  readonly order: readonly number[] | null;
}

export interface StatementResult {
  readonly rows: Row[];
  readonly changes: number;
}

/** Prepared statements of one connection, by their text. */
export class Statements {
  private readonly prepared = new Map<string, Prepared>();

  constructor(private readonly connection: SqliteConnection) {}

  run(sql: string, params: readonly SqlValue[]): StatementResult {
    const { statement, order } = this.prepare(sql);
    const values = order ? order.map((index) => params[index] ?? null) : params;
    if (statement.reader) return { rows: statement.all(...values) as Row[], changes: 0 };
    return { rows: [], changes: statement.run(...values).changes };
  }

  /** Whether a statement gives rows and changes nothing. */
  onlyReads(sql: string): boolean {
    const { statement } = this.prepare(sql);
    return statement.reader && statement.readonly;
  }

  /** Drives a generator of steps to its result, synchronously. */
  drive<Result>(op: Generator<Step, Result, Row[]>): Result {
    let next = op.next();
    while (!next.done) next = op.next(this.run(next.value.sql, next.value.params).rows);
    return next.value;
  }

  private prepare(sql: string): Prepared {
    const known = this.prepared.get(sql);
    if (known) return known;
    const order: number[] = [];
    const text = sql.replace(/\$(\d+)/g, (_match, number: string) => {
      order.push(Number(number) - 1);
      return "?";
    });
    const made: Prepared = { statement: this.connection.prepare(text), order: order.length > 0 ? order : null };
    if (this.prepared.size > 2_000) this.prepared.clear();
    this.prepared.set(sql, made);
    return made;
  }
}
