/**
 * Which page holds the attempt. The server gives every page that takes over a greater epoch; a page that hears of a
 * greater one than its own only shows from then on.
 */
import { backoffMs } from "./backoff.ts";
import type { AttemptServer, Beat, Claimed, Trip } from "./server.ts";

export interface HolderEvents {
  took(claimed: Claimed, trip: Trip): void;
  /** Another page holds the attempt from now on: the last moment to take over what is still being typed. */
  losing(): void;
  /** Another page was faster. */
  taken(): void;
  /** The attempt is closed. */
  closed(): void;
  refused(): void;
  failed(kind: "offline" | "busy"): void;
}

export class Holder {
  private otherHolds = false;
  /** A take-over is wanted, asked for, or settled one way or the other. */
  private state: "wanted" | "asking" | "settled" = "wanted";
  private failures = 0;
  private stopped = false;

  /** Until it has taken over, a page goes on as what it found: `epoch`. */
  constructor(
    private readonly server: AttemptServer,
    private readonly clientId: string,
    public epoch: number,
    private readonly events: HolderEvents,
  ) {}

  get isReadOnly(): boolean {
    return this.otherHolds;
  }

  /** What an acknowledgement or a heartbeat says about the holder. */
  hear({ epoch, held }: Pick<Beat, "epoch" | "held">): void {
    if (held || epoch <= this.epoch) return;
    this.lose();
    if (this.state === "wanted") this.state = "settled";
  }

  private lose(): void {
    if (!this.otherHolds) this.events.losing();
    this.otherHolds = true;
  }

  stop(): void {
    this.stopped = true;
  }

  /** Takes over, whoever holds the attempt. */
  async take(): Promise<void> {
    await this.ask();
  }

  /** Asks again if that has not worked yet, and only as long as nobody else has taken over. */
  async insist(): Promise<void> {
    if (this.state === "wanted" && this.failures > 0) await this.ask(this.epoch);
  }

  private async ask(from?: number): Promise<void> {
    if (this.state === "asking" || this.stopped) return;
    this.state = "asking";
    const answered = await this.server.claim(this.clientId, from);
    this.state = "settled";
    if (answered.ok) {
      this.failures = 0;
      this.epoch = answered.value.epoch;
      this.otherHolds = false;
      this.events.took(answered.value, answered.trip);
    } else if (answered.kind === "refused") {
      if (answered.code === "not_open") return this.events.closed();
      if (answered.code !== "taken") return this.events.refused();
      this.lose();
      this.events.taken();
    } else {
      this.state = "wanted";
      this.failures += 1;
      window.setTimeout(() => void this.insist(), backoffMs(this.failures, answered.retryAfterSeconds));
      this.events.failed(answered.kind);
    }
  }
}
