import { randomUUID } from "node:crypto";
import type { Kysely } from "kysely";
import type { Database } from "#db/connect.ts";
import { deletePulsesBefore, putPulse } from "#db/queries/monitor.ts";

const FORGOTTEN_MS = 60_000;

/** Counts the answers of this process and tells them now and then, so that a monitor can add up all processes. */
export class Pulse {
  private readonly node = randomUUID();
  private saves = 0;
  private refused = 0;
  private since: number;
  /** A quiet process writes nothing, after it has told once that it is quiet. */
  private quiet = true;

  constructor(private readonly now: () => number = () => performance.now()) {
    this.since = now();
  }

  /** `status` of an answer to a save. */
  count(status: number): void {
    if (status === 503) this.refused += 1;
    else if (status === 200) this.saves += 1;
  }

  /** Writes what was counted since the last time; `at` is the moment by the server's clock. */
  async tell(db: Kysely<Database>, at: number): Promise<void> {
    const { saves, refused } = this;
    const nothing = saves + refused === 0;
    if (nothing && this.quiet) return;
    const ms = Math.max(1, Math.round(this.now() - this.since));
    this.since = this.now();
    this.saves = 0;
    this.refused = 0;
    this.quiet = nothing;
    await putPulse(db, { node: this.node, at, ms, saves, refused });
    if (nothing) await deletePulsesBefore(db, at - FORGOTTEN_MS);
  }
}
