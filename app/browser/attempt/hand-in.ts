/** Hands the attempt in, again and again until the server has said what became of it. */
import { backoffMs } from "./backoff.ts";
import type { Outbox } from "./outbox.ts";
import type { AttemptServer, Trip } from "./server.ts";

export interface HandInEvents {
  /** The attempt is closed, by this or before it. */
  closed(next: string): void;
  /** Another page holds the attempt: this one may not hand it in. */
  taken(epoch: number): void;
  /** The page's clock was ahead, or time was given meanwhile. */
  timeLeft(remainingMs: number, trip: Trip): void;
  failed(kind: "offline" | "busy"): void;
  refused(code: string): void;
}

export class HandIn {
  private running = false;
  private timeUp = false;
  private failures = 0;
  private timer = 0;

  constructor(
    private readonly outbox: Outbox,
    private readonly server: AttemptServer,
    /** Brings everything answered so far to the device and, as far as the network lets it, to the server. */
    private readonly settle: () => Promise<void>,
    private readonly epoch: () => number,
    private readonly events: HandInEvents,
  ) {}

  /** `timeUp` when nobody pressed: the server then closes only what is over. A press outweighs the clock. */
  start(timeUp: boolean): void {
    this.timeUp = this.running ? this.timeUp && timeUp : timeUp;
    if (this.running) return;
    this.running = true;
    this.failures = 0;
    void this.attempt();
  }

  get isRunning(): boolean {
    return this.running;
  }
  /** Whether only the clock asked for it. */
  get isAutomatic(): boolean {
    return this.running && this.timeUp;
  }

  stop(): void {
    this.running = false;
    window.clearTimeout(this.timer);
  }

  private async attempt(): Promise<void> {
    await this.settle();
    if (!this.running) return;
    const latest = [...this.outbox.latest.values()].map(({ clientId, seq }) => ({ clientId, seq }));
    const answered = await this.server.submit(latest, this.epoch(), this.timeUp);
    if (!answered.ok) {
      if (answered.kind === "refused") {
        this.stop();
        return this.events.refused(answered.code);
      }
      this.events.failed(answered.kind);
      return this.again(answered.retryAfterSeconds);
    }
    const result = answered.value;
    if (result.status === "missing") {
      this.outbox.resend(result.missing);
      return this.again(null);
    }
    this.stop();
    if (result.status === "taken") this.events.taken(result.epoch);
    else if (result.status === "time_left") this.events.timeLeft(result.remainingMs, answered.trip);
    else this.events.closed(result.next);
  }

  private again(retryAfterSeconds: number | null): void {
    this.failures += 1;
    const pause = backoffMs(this.failures, retryAfterSeconds);
    this.timer = window.setTimeout(() => this.running && void this.attempt(), pause);
  }
}
