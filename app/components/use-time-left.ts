import { useEffect, useState } from "react";
import { secondsLeft } from "#app/components/countdown-clock.ts";

/** A clock that only runs forward, in milliseconds: `performance.now` unless a test brings its own. */
export type SteadyClock = () => number;

const steadyNow: SteadyClock = () => performance.now();

const TICK_MS = 250;

/**
 * Milliseconds left, counted from the moment `remainingMs` arrived. The server says how long is left, never a time of
 * day: the device's own clock may be wrong. A new `remainingMs` sets it right again.
 */
export function useTimeLeft(remainingMs: number, now: SteadyClock = steadyNow): number {
  const [left, setLeft] = useState(remainingMs);
  useEffect(() => {
    const startedAt = now();
    setLeft(remainingMs);
    const timer = setInterval(() => {
      const next = Math.max(0, remainingMs - (now() - startedAt));
      setLeft((shown) => (secondsLeft(shown) === secondsLeft(next) && next > 0 ? shown : next));
      if (next === 0) clearInterval(timer);
    }, TICK_MS);
    return () => clearInterval(timer);
  }, [remainingMs, now]);
  return left;
}
