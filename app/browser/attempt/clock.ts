/**
 * The countdown. It counts with the page's monotonic clock from the remaining time the server gave, so a device whose
 * clock is wrong by a day shows the same; each acknowledgement and heartbeat sets it again.
 */
export interface ClockEvents {
  tick(remainingMs: number): void;
  /** Crossed 5 minutes, 1 minute, 10 seconds. */
  threshold(ms: number): void;
  end(): void;
}

const THRESHOLDS = [300_000, 60_000, 10_000];

export class AttemptClock {
  private endsAt = 0;
  private last = Number.POSITIVE_INFINITY;
  private ended = false;
  private timer = 0;

  constructor(
    private readonly events: ClockEvents,
    private readonly now: () => number = () => performance.now(),
  ) {}

  set(remainingMs: number): void {
    this.endsAt = this.now() + remainingMs;
    if (remainingMs > 0) this.ended = false; // time was granted after the end had been shown
  }

  get remainingMs(): number {
    return Math.max(0, this.endsAt - this.now());
  }

  start(): void {
    this.timer = window.setInterval(() => this.step(), 250);
    this.step();
  }

  stop(): void {
    window.clearInterval(this.timer);
  }

  step(): void {
    const remaining = this.remainingMs;
    this.events.tick(remaining);
    for (const threshold of THRESHOLDS) {
      if (this.last > threshold && remaining <= threshold && remaining > 0 && this.last !== Number.POSITIVE_INFINITY) {
        this.events.threshold(threshold);
      }
    }
    this.last = remaining;
    if (remaining === 0 && !this.ended) {
      this.ended = true;
      this.events.end();
    }
  }
}

/** "08:42", from an hour on "1:08:42". */
export function digits(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  const pad = (value: number) => (value < 10 ? `0${value}` : String(value));
  const hours = Math.floor(seconds / 3600);
  return `${hours > 0 ? `${hours}:` : ""}${pad(Math.floor((seconds % 3600) / 60))}:${pad(seconds % 60)}`;
}
