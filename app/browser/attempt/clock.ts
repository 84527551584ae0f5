/**
 * The countdown. It counts with the page's monotonic clock from the remaining time the server gave, so a device whose
 * clock is wrong by a day shows the same; each acknowledgement and heartbeat sets it again.
 */
import type { Trip } from "./server.ts";

export interface ClockEvents {
  tick(remainingMs: number): void;
  /** Crossed 5 minutes, 1 minute, 10 seconds. */
  threshold(ms: number): void;
  end(): void;
  /** The machine slept: the page's clock may have stood still meanwhile. */
  woke(): void;
}

const THRESHOLDS = [300_000, 60_000, 10_000];
const STEP_MS = 250;
/** A step that took so much longer by the device's clock than by the page's was a sleep. */
const SLEEP_MS = 2_000;

export class AttemptClock {
  private endsAt = Number.NaN;
  private last = Number.POSITIVE_INFINITY;
  private ended = false;
  private timer = 0;
  private away = 0;

  constructor(
    private readonly events: ClockEvents,
    private readonly now: () => number = () => performance.now(),
    private readonly wall: () => number = () => Date.now(),
  ) {}

  /**
   * The server measured the remaining time at some moment of the request's trip. What is shown stays as it is while that
   * fits, and otherwise moves as little as needed: a slow line makes the clock neither jump nor lie.
   */
  set(remainingMs: number, { sentAt, receivedAt }: Trip): void {
    const [earliest, latest] = [sentAt + remainingMs, receivedAt + remainingMs];
    if (!(this.endsAt >= earliest)) this.endsAt = earliest;
    if (this.endsAt > latest) this.endsAt = latest;
    if (this.remainingMs > 0) this.ended = false; // time was granted after the end had been shown
  }

  get remainingMs(): number {
    return Math.max(0, this.endsAt - this.now());
  }

  start(): void {
    this.away = this.wall() - this.now();
    this.timer = window.setInterval(() => this.step(), STEP_MS);
    this.step();
  }

  stop(): void {
    window.clearInterval(this.timer);
  }

  step(): void {
    const away = this.wall() - this.now();
    if (Math.abs(away - this.away) > SLEEP_MS) this.events.woke();
    this.away = away;
    const remaining = this.remainingMs;
    this.events.tick(remaining);
    // the first step only looks where it is; the last threshold passed speaks for those before it
    const passed = THRESHOLDS.filter((threshold) => this.last > threshold && remaining <= threshold).pop();
    if (passed !== undefined && remaining > 0 && this.last !== Number.POSITIVE_INFINITY) this.events.threshold(passed);
    this.last = remaining;
    if (remaining === 0 && !this.ended) {
      this.ended = true;
      this.events.end();
    }
  }
}

/** The trip of the page itself; an old browser only knows that it is here by now. */
export function tripOfPage(): Trip {
  const [page] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  if (page && page.responseStart > 0) return { sentAt: page.requestStart, receivedAt: page.responseStart };
  return { sentAt: 0, receivedAt: performance.now() };
}

/** "08:42", from an hour on "1:08:42". */
export function digits(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  const pad = (value: number) => (value < 10 ? `0${value}` : String(value));
  const hours = Math.floor(seconds / 3600);
  return `${hours > 0 ? `${hours}:` : ""}${pad(Math.floor((seconds % 3600) / 60))}:${pad(seconds % 60)}`;
}
