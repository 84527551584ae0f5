/**
 * Sheds load by class, the lowest first: reports, then boards and lessons, then starts; saves and submits go last.
 * What is looked at is how long the event loop lags and how many answers wait for their commit.
 */
import { monitorEventLoopDelay } from "node:perf_hooks";
import type { NextFunction, Request, RequestHandler, Response } from "express";
import { examPatterns, paths } from "#app/paths.ts";
import type { DatabaseHandle } from "#db/connect.ts";

export type LoadClass = "answer" | "start" | "read" | "report";

interface Limits {
  /** Median delay of the event loop, in ms, above which the class is refused. */
  readonly loopMs: number;
  /** Hot operations waiting for their commit above which the class is refused. */
  readonly queue: number;
}

const LIMITS: Record<LoadClass, Limits> = {
  answer: { loopMs: Number.POSITIVE_INFINITY, queue: 2_000 },
  start: { loopMs: 1_000, queue: 1_200 },
  read: { loopMs: 300, queue: 800 },
  report: { loopMs: 150, queue: 400 },
};

export function loadClassOf(method: string, path: string): LoadClass {
  if (/^\/thi\/[^/]+\/(luu|nop|nhip|tiep-quan)$/.test(path)) return "answer";
  if (/^\/thi\/[^/]+$/.test(path) || path.endsWith(examPatterns.start.split("/").at(-1)!) || path === paths.signIn()) {
    return "start";
  }
  if (path.startsWith(paths.department()) || path.startsWith(paths.organiser())) return "report";
  return method === "POST" ? "start" : "read";
}

/** Whether a class is refused in this state of the machine. */
export function isRefused(load: LoadClass, state: { loopMs: number; queue: number }): boolean {
  return state.loopMs > LIMITS[load].loopMs || state.queue > LIMITS[load].queue;
}

/** `refuseBusy` writes the refusal; Retry-After is set already. */
export function loadShedder(
  handle: DatabaseHandle,
  refuseBusy: (request: Request, response: Response) => void,
): { handler: RequestHandler; loopMs(): number; stop(): void } {
  const delay = monitorEventLoopDelay({ resolution: 10 });
  delay.enable();
  let loopMs = 0;
  let before = 0;
  const timer = setInterval(() => {
    // The median of a second, and the lower of two seconds: one long task is not overload. The resolution itself is part
    // of what the histogram counts.
    const now = Math.max(0, delay.percentile(50) / 1e6 - 10);
    loopMs = Math.min(before, now);
    before = now;
    delay.reset();
  }, 1_000);
  timer.unref();
  return {
    loopMs: () => loopMs,
    stop: () => clearInterval(timer),
    handler(request: Request, response: Response, next: NextFunction) {
      const load = loadClassOf(request.method, request.path);
      if (!isRefused(load, { loopMs, queue: handle.queueLength })) return next();
      // spread the retries, or they come back together
      response.setHeader("Retry-After", String(2 + ((response.locals.requestId as string).charCodeAt(0) % 4)));
      refuseBusy(request, response);
    },
  };
}
