/**
 * Whether saves come faster than they can be worked off. Those that wait for their commit say it by their number and by
 * the time that the oldest has waited: how long so many take differs from machine to machine.
 */

/** A slow write of the disk alone is no overload: so many have to wait with it. */
const MANY = 100;
const LONGEST_WAIT_MS = 300;
/** What one machine works off in about a tenth of a second: more in hand would only make everybody wait longer. */
const MOST = 1_000;

export class Backlog {
  /** When each save that is not answered yet came, the oldest first. */
  private readonly waiting = new Set<{ readonly since: number }>();

  constructor(private readonly now: () => number = () => performance.now()) {}

  /** Takes a save in, to be released when it is answered; null when it is one too many. */
  admit(): (() => void) | null {
    if (this.isFull()) return null;
    const entry = { since: this.now() };
    this.waiting.add(entry);
    return () => void this.waiting.delete(entry);
  }

  private isFull(): boolean {
    if (this.waiting.size >= MOST) return true;
    const [oldest] = this.waiting;
    return this.waiting.size > MANY && oldest !== undefined && this.now() - oldest.since > LONGEST_WAIT_MS;
  }
}
