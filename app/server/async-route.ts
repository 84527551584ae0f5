import type { NextFunction, Request, RequestHandler, Response } from "express";

/** Express 4 does not look at promises: a rejection goes to the error handler like a thrown error. */
export function asyncRoute(
  handler: (request: Request, response: Response, next: NextFunction) => Promise<unknown>,
): RequestHandler {
  return (request, response, next) => {
    handler(request, response, next).catch(next);
  };
}
