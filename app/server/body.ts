import type { NextFunction, Request, RequestHandler, Response } from "express";
import { bodyLimit } from "./guard.ts";

/**
 * Cuts a body that grows past its route's limit, whatever its Content-Length said. Remix reads bodies from the request
 * itself, so the limit is on the stream.
 */
export function streamedBodyLimit(): RequestHandler {
  return (request: Request, response: Response, next: NextFunction) => {
    if (request.method !== "POST") return next();
    const limit = bodyLimit(request.path, request.headers["content-type"]);
    const push = request.push.bind(request);
    let size = 0;
    request.push = (chunk: Buffer | null, ...rest) => {
      size += chunk?.length ?? 0;
      if (size <= limit) return push(chunk, ...rest);
      if (!response.headersSent) {
        response
          .status(413)
          .setHeader("Connection", "close")
          .type("text/plain; charset=utf-8")
          .send("Nội dung gửi lên quá lớn.");
      }
      request.destroy();
      return false;
    };
    next();
  };
}
