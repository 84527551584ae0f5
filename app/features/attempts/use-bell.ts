import { useCallback, useEffect, useRef, useState } from "react";
import { type SteadyClock, useTimeLeft } from "#app/components/use-time-left.ts";
import { type BellAnswer, ringBell } from "./bell.ts";

/** Once so long before the bell the page asks again when it is: the organiser may have moved it. Spread over half of it. */
const RECHECK_MS = 60_000;

/** Out of sight for so long, the page asks again when it is looked at. */
const AWAY_MS = 30_000;

export type BellState =
  /** Counts down. */
  | "waiting"
  /** The bell has rung; the start is spread over some seconds. */
  | "opening"
  /** The server was busy or the network gone: tries again by itself. */
  | "again";

export interface BellOptions {
  /** Where a start is asked for. */
  readonly path: string;
  readonly opensInMs: number;
  readonly spreadMs: number;
  readonly go: (next: string) => void;
  readonly now?: SteadyClock;
  readonly random?: () => number;
}

/**
 * The wait for the bell: counts down from what the server said, asks once more shortly before, and starts by itself,
 * at a moment of its own within the spread, when somebody is looking.
 */
export function useBell({ path, opensInMs, spreadMs, go, now, random = Math.random }: BellOptions): {
  state: BellState;
  left: number;
} {
  const [remaining, setRemaining] = useState({ ms: opensInMs });
  const [state, setState] = useState<BellState>("waiting");
  const left = useTimeLeft(remaining.ms, now);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const options = useRef({ go, random, spreadMs });
  options.current = { go, random, spreadMs };
  const recheckAt = useRef(opensInMs > RECHECK_MS ? RECHECK_MS * (0.5 + random() / 2) : 0);

  const ask = useCallback(async () => {
    const answer: BellAnswer = await ringBell(path, options.current.random);
    if (answer.kind === "go") options.current.go(answer.next);
    else if (answer.kind === "wait") {
      setRemaining({ ms: answer.opensInMs });
      setState("waiting");
    } else {
      setState("again");
      timer.current = setTimeout(() => whenSeen(ask), answer.afterMs);
    }
  }, [path]);

  useEffect(() => {
    if (state !== "waiting" || left > 0) return;
    setState("opening");
    const { random, spreadMs } = options.current;
    timer.current = setTimeout(() => whenSeen(ask), random() * spreadMs);
  }, [state, left, ask]);

  const recheck = useCallback(async () => {
    const answer = await ringBell(path, options.current.random);
    if (answer.kind === "wait") setRemaining({ ms: answer.opensInMs });
    else if (answer.kind === "go") options.current.go(answer.next);
  }, [path]);

  useEffect(() => {
    if (state !== "waiting" || left === 0 || left > recheckAt.current) return;
    recheckAt.current = 0;
    whenSeen(() => void recheck());
  }, [state, left, recheck]);

  // a device that slept may have stopped the page's clock
  useEffect(() => {
    if (state !== "waiting") return;
    let hiddenSince = Date.now();
    const look = () => {
      if (document.hidden) hiddenSince = Date.now();
      else if (Date.now() - hiddenSince > AWAY_MS) void recheck();
    };
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, [state, recheck]);

  useEffect(() => () => clearTimeout(timer.current), []);
  return { state, left };
}

/** Nobody's time begins while the page lies behind another: then as soon as it is looked at. */
function whenSeen(act: () => void): void {
  if (!document.hidden) {
    act();
    return;
  }
  const look = () => {
    if (document.hidden) return;
    document.removeEventListener("visibilitychange", look);
    act();
  };
  document.addEventListener("visibilitychange", look);
}
