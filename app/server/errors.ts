import type { ErrorRequestHandler, Request, Response } from "express";
import { WriteFailedError, WriterBusyError, WriterClosedError } from "#db/errors.ts";
import type { Log } from "./log.ts";

/** Answers for errors of the Express side; the log has the cause under the id that the answer shows. */
export function errorAnswer(log: Log): ErrorRequestHandler {
  return (error: unknown, request: Request, response: Response, next) => {
    const requestId = response.locals.requestId as string | undefined;
    const { status, code, message, retryAfter } = describeError(error);
    if (status >= 500) {
      const { message: cause, stack } = error as Error;
      log.error({ id: requestId, path: request.path, error: cause, stack }, "request failed");
    }
    if (response.headersSent) return next(error);
    if (retryAfter) response.setHeader("Retry-After", String(retryAfter));
    response.status(status);
    if (request.is("application/json")) response.json({ code, message, requestId });
    else response.type("text/plain; charset=utf-8").send(`${message}\nMã lỗi: ${requestId ?? "-"}`);
  };
}

/** Status, code and Vietnamese sentence for an error; what is not known here is a 500. */
export function describeError(error: unknown): { status: number; code: string; message: string; retryAfter?: number } {
  if (error instanceof WriterBusyError || error instanceof WriterClosedError) {
    const retryAfter = error instanceof WriterBusyError ? error.retryAfterSeconds : 5;
    return { status: 503, code: "busy", message: "Máy chủ đang bận, chưa lưu. Máy sẽ tự gửi lại.", retryAfter };
  }
  if (error instanceof WriteFailedError) {
    return { status: 503, code: "not_saved", message: "Chưa lưu được. Máy sẽ tự gửi lại.", retryAfter: 5 };
  }
  const { status, type } = error as { status?: number; type?: string };
  if (type === "entity.too.large") return { status: 413, code: "too_large", message: "Nội dung gửi lên quá lớn." };
  if (status && status >= 400 && status < 500)
    return { status, code: "bad_request", message: "Yêu cầu không đọc được." };
  return { status: 500, code: "error", message: "Có lỗi ở máy chủ. Thử lại sau ít phút." };
}
