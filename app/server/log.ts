import type { NextFunction, Request, RequestHandler, Response } from "express";
import pino from "pino";
import { paths } from "#app/paths.ts";

/** Structured logs without personal data: routes, codes and ids, never names, bodies, tokens or query strings. */
export function createLog(level: string) {
  return pino({ level, base: undefined, timestamp: pino.stdTimeFunctions.isoTime });
}
export type Log = ReturnType<typeof createLog>;

const KEY_PREFIX = paths.signInByKey("");

/** The address without what would let somebody in. */
export function loggedPath(path: string): string {
  return path.startsWith(KEY_PREFIX) ? `${KEY_PREFIX}…` : path;
}

/** One line a request; ids in paths stay, since they name nobody. Answers only count when something went wrong. */
export function requestLog(log: Log): RequestHandler {
  return (request: Request, response: Response, next: NextFunction) => {
    const started = performance.now();
    const path = loggedPath(request.path);
    response.on("finish", () => {
      const line = {
        id: response.locals.requestId,
        method: request.method,
        path,
        status: response.statusCode,
        ms: Math.round(performance.now() - started),
      };
      if (response.statusCode >= 500) log.error(line, "request");
      else log.debug(line, "request");
    });
    next();
  };
}
