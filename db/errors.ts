/** What the database layer throws, as classes that callers can tell apart. */

/** The writer's queue is full: nothing was written, the client should try again after `retryAfterSeconds`. */
export class WriterBusyError extends Error {
  constructor(readonly retryAfterSeconds: number) {
    super("writer queue is full");
    this.name = "WriterBusyError";
  }
}

/** The database cannot take writes (disk full, connection lost): nothing was written. */
export class WriteFailedError extends Error {
  constructor(
    message: string,
    readonly code: string,
  ) {
    super(message);
    this.name = "WriteFailedError";
  }
}

/** The writer was closed while the request waited: nothing was written. */
export class WriterClosedError extends Error {
  constructor() {
    super("writer is closed");
    this.name = "WriterClosedError";
  }
}

/** Something was there already: a row that must be the only one of its kind was written by somebody else first. */
export function isUniqueViolation(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string };
  return code === "23505" || /^SQLITE_CONSTRAINT/.test(code ?? "") || /UNIQUE constraint/.test(message ?? "");
}

/** PostgreSQL ended this transaction so that another, which waited for it as it waited for that one, could go on. */
export function isDeadlock(error: unknown): boolean {
  return (error as { code?: string }).code === "40P01";
}

/** Codes of a database that is gone, starting, stopping, full or out of connections; PostgreSQL's own and the socket's. */
const UNAVAILABLE_CODE =
  /^(08...|53[0-4]..|57P0[123]|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|SQLITE_(FULL|BUSY|CANTOPEN|NOMEM|IOERR)\w*)$/;
/** What the PostgreSQL driver says without a code. */
const UNAVAILABLE_WORDS =
  /^(Connection terminated|timeout exceeded when trying to connect|Query read timeout|Client has encountered a connection error)/;

/** Whether the database, not the statement, is the trouble: the same request may succeed in a while. */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as { code?: unknown };
  if (typeof code === "string" && UNAVAILABLE_CODE.test(code)) return true;
  return UNAVAILABLE_WORDS.test(error.message);
}
