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
