/**
 * How often, and how long in all, the attempt's page was out of sight: told with a heartbeat, for organisers a hint and
 * never a verdict. The sums stand in the tab's own storage, so that a reload does not begin at nothing.
 */

export interface AbsenceSums {
  times: number;
  ms: number;
}

export class Absence {
  private sums: AbsenceSums;
  private told = 0;
  private leftAt: number | null = null;

  constructor(
    private readonly key: string,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.sums = read(key);
  }

  left(): void {
    this.leftAt ??= this.now();
  }

  back(): void {
    if (this.leftAt === null) return;
    this.sums = { times: this.sums.times + 1, ms: this.sums.ms + Math.round(this.now() - this.leftAt) };
    this.leftAt = null;
    try {
      sessionStorage.setItem(this.key, JSON.stringify(this.sums));
    } catch {
      // full or forbidden: this load of the page alone counts then
    }
  }

  /** The attempt is over: nothing of it stays in the tab. */
  forget(): void {
    try {
      sessionStorage.removeItem(this.key);
    } catch {
      // there is none
    }
  }

  /** What the server has not heard yet; undefined when there is nothing new. */
  get news(): AbsenceSums | undefined {
    return this.sums.times > this.told ? this.sums : undefined;
  }

  heard({ times }: AbsenceSums): void {
    this.told = Math.max(this.told, times);
  }
}

function read(key: string): AbsenceSums {
  try {
    const { times, ms } = JSON.parse(sessionStorage.getItem(key) ?? "{}") as Record<string, unknown>;
    if (typeof times === "number" && typeof ms === "number") return { times, ms };
  } catch {
    // as if nothing were kept
  }
  return { times: 0, ms: 0 };
}
