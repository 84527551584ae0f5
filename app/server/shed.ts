/**
 * Sheds load by class, the lowest first: reports, then boards and lessons, then results, then sign-ins with a password, then
 * starts and papers, then heartbeats; saves and submits go last. What is looked at is how long the event loop lags, how many answers wait for their commit,
 * and how many pages of the class wait for their turn.
 */
import { monitorEventLoopDelay } from "node:perf_hooks";
import type { NextFunction, Request, RequestHandler, Response } from "express";
import { hashingState } from "#app/auth/password.server.ts";
import { examPatterns, paths } from "#app/paths.ts";
import type { DatabaseHandle } from "#db/connect.ts";
import { LANES, type Lane, Turns } from "./turns.ts";

/** From the last to be refused to the first. */
export const LOAD_CLASSES = ["answer", "beat", ...LANES] as const;
export type LoadClass = (typeof LOAD_CLASSES)[number];

interface Limits {
  /** Median delay of the event loop, in ms, above which the class is refused. */
  readonly loopMs: number;
  /** Hot operations waiting for their commit above which the class is refused. */
  readonly queue: number;
}

const LIMITS: Record<LoadClass, Limits> = {
  answer: { loopMs: Number.POSITIVE_INFINITY, queue: 1_500 },
  beat: { loopMs: 1_000, queue: 1_200 },
  start: { loopMs: 500, queue: 1_000 },
  signIn: { loopMs: 500, queue: 1_000 },
  result: { loopMs: 350, queue: 850 },
  read: { loopMs: 250, queue: 700 },
  report: { loopMs: 120, queue: 400 },
};

/** Sign-ins that are read ahead: enough that the hashing never waits for one. */
const HASHES_AHEAD = 4;

const pattern = (path: string) => new RegExp(`^${path.replace(/:\w+/g, "[^/]+")}(\\.data)?$`);
const ANSWERS = [examPatterns.save, examPatterns.submit, examPatterns.claim].map(pattern);
const BEAT = pattern(examPatterns.beat);
/** What everybody who has just handed in looks at. */
const RESULT = pattern(examPatterns.result);
/** What costs a password hash. */
const SIGN_IN = pattern(paths.signIn());
/** The way into a contest: signing in, its page, the start, the paper. */
const WAY_IN = [
  paths.signIn(),
  paths.secondFactor(),
  paths.signInByKey(":key"),
  paths.contest(":slug"),
  examPatterns.start,
  examPatterns.page,
].map(pattern);

export function loadClassOf(method: string, path: string): LoadClass {
  const is = (one: RegExp) => one.test(path);
  if (ANSWERS.some(is)) return "answer";
  if (is(BEAT)) return "beat";
  if (method === "POST" && is(SIGN_IN)) return "signIn";
  if (WAY_IN.some(is)) return "start";
  if (is(RESULT)) return "result";
  // programs that pull figures come last, like who looks at them
  const reports = [paths.department(), paths.organiser(), paths.apiGuide()];
  if (reports.some((start) => path.startsWith(start))) return "report";
  return method === "POST" ? "start" : "read";
}

/** Whether a class is refused in this state of the machine. */
export function isRefused(load: LoadClass, state: { loopMs: number; queue: number }): boolean {
  return state.loopMs > LIMITS[load].loopMs || state.queue > LIMITS[load].queue;
}

/** Seconds until somebody who was refused may come back: spread, or all come back together. */
export function retryAfterSeconds(random: () => number = Math.random): number {
  return 2 + Math.floor(random() * 5);
}

export interface Shedder {
  readonly handler: RequestHandler;
  /** Whether an answer is refused now: asked before anything of it is read. */
  refusesAnswers(): boolean;
  loopMs(): number;
  waiting(lane: Lane): number;
  stop(): void;
}

/** `refuseBusy` writes the refusal; Retry-After is set already. */
export function loadShedder(
  handle: Pick<DatabaseHandle, "queueLength">,
  refuseBusy: (request: Request, response: Response) => void,
): Shedder {
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
  const turns = new Turns((lane) => lane !== "signIn" || hashingState().waiting < HASHES_AHEAD);
  return {
    refusesAnswers: () => isRefused("answer", { loopMs, queue: handle.queueLength }),
    loopMs: () => loopMs,
    waiting: (lane) => turns.waiting(lane),
    stop: () => clearInterval(timer),
    handler(request: Request, response: Response, next: NextFunction) {
      const load = loadClassOf(request.method, request.path);
      const refuse = () => {
        response.setHeader("Retry-After", String(retryAfterSeconds()));
        refuseBusy(request, response);
      };
      if (isRefused(load, { loopMs, queue: handle.queueLength })) return refuse();
      if (load === "answer" || load === "beat") return next();
      const isGone = () => response.destroyed || request.destroyed;
      if (!turns.wait(load, { begin: next, refuse, isGone })) refuse();
    },
  };
}
