import type { ErrorRequestHandler, Request, Response } from "express";
import { refuseBusy } from "./busy.ts";
import { describeError } from "./describe-error.ts";
import { type Log, loggedPath } from "./log.ts";

/** Answers for errors of the Express side; the log has the cause under the id that the answer shows. */
export function errorAnswer(log: Log): ErrorRequestHandler {
  return (error: unknown, request: Request, response: Response, next) => {
    const requestId = response.locals.requestId as string | undefined;
    const { status, code, message, retryAfter } = describeError(error);
    if (status >= 500) {
      const { message: cause, stack } = error as Error;
      log.error({ id: requestId, path: loggedPath(request.path), error: cause, stack }, "request failed");
    }
    if (response.headersSent) return next(error);
    if (retryAfter) response.setHeader("Retry-After", String(retryAfter));
    response.status(status);
    if (request.is("application/json")) response.json({ code, message, requestId });
    else if (status === 503) refuseBusy(request, response);
    else response.type("text/plain; charset=utf-8").send(`${message}\nMã lỗi: ${requestId ?? "-"}`);
  };
}
