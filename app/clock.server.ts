/**
 * The one clock of the process. It runs on the monotonic timer from the wall time at the start, so that a jump of the
 * machine's clock in the middle of a contest moves no deadline; small drift is followed slowly. Where several nodes
 * share a PostgreSQL, the database's clock is the reference instead of this machine's.
 */

export interface Clock {
  /** Epoch ms. */
  now(): number;
}

/** Beyond this the machine's clock is not believed and an operator must look. */
const ALARM_MS = 2_000;
/** The most that one adjustment moves the clock; adjustments come every few seconds. */
const SLEW_MS = 5;

export class SteadyClock implements Clock {
  private offset: number;
  private drift = 0;

  constructor(
    wallNow: number,
    private readonly monotonic: () => number = () => performance.now(),
  ) {
    this.offset = wallNow - monotonic();
  }

  now(): number {
    return Math.floor(this.monotonic() + this.offset);
  }

  /** Compares with the reference and follows it by small steps; a large difference only raises the alarm. */
  adjust(reference: number): void {
    this.drift = reference - this.now();
    if (Math.abs(this.drift) > ALARM_MS) return;
    this.offset += Math.max(-SLEW_MS, Math.min(SLEW_MS, this.drift));
  }

  /** How far the reference is away, in ms, and whether that is too far. */
  get state(): { driftMs: number; alarm: boolean } {
    return { driftMs: Math.round(this.drift), alarm: Math.abs(this.drift) > ALARM_MS };
  }
}
