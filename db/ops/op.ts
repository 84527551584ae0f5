/**
 * A hot operation of the exam path, written once for both databases: a generator that yields statements and is resumed
 * with their rows. The SQLite writer runs it synchronously inside a group commit; on PostgreSQL the same generator is
 * driven over a connection of the pool. It is pure apart from what it yields: the moment and ids are in its input.
 */
export type SqlValue = string | number | null;
export type Row = Record<string, SqlValue>;

export interface Step {
  /**
   * Placeholders are `$1`, `$2` … and may repeat. A closing comment "for share" or "for update" in the text becomes that
   * row lock on PostgreSQL; on SQLite the one writer is the lock.
   */
  readonly sql: string;
  readonly params: readonly SqlValue[];
}

export type Op<Result> = Generator<Step, Result, Row[]>;

/** Runs one statement and gives its rows (empty for a statement that returns none). */
export function* rows(sql: string, params: readonly SqlValue[] = []): Op<Row[]> {
  return yield { sql, params };
}

/** Runs one statement and gives its first row, or null. */
export function* firstRow(sql: string, params: readonly SqlValue[] = []): Op<Row | null> {
  const found = yield { sql, params };
  return found[0] ?? null;
}
