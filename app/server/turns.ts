/**
 * Pages wait in bounded lanes, one per class, and one of them begins in each turn of the event loop, the highest class
 * first. Without this a burst of pages (two hundred sign-ins in the same moment) would all be begun before the next
 * answer is looked at; so an answer waits for one page at most. Sign-ins with a password wait here, unread, until their
 * hash could be computed soon: a rush costs the loop nothing before its turn.
 */

/** Classes that wait, the highest first. */
export const LANES = ["start", "signIn", "result", "read", "report"] as const;
export type Lane = (typeof LANES)[number];

/** How many may wait. A page takes some milliseconds, so the last one in a lane waits for a second or two. */
const LONGEST: Record<Lane, number> = { start: 400, signIn: 400, result: 400, read: 100, report: 20 };
/** Nobody looks at a blank page for longer; whoever waited so long is refused instead. */
const LONGEST_WAIT_MS = 10_000;
/** When nothing may begin: how long until it is looked at again, less than a hash takes. */
const LOOK_AGAIN_MS = 10;

interface Waiting {
  begin(): void;
  refuse(): void;
  /** Whoever asked has gone. */
  isGone(): boolean;
  readonly since: number;
}

export class Turns {
  private readonly lanes: Record<Lane, Waiting[]> = {
    start: [],
    signIn: [],
    result: [],
    read: [],
    report: [],
  };
  private scheduled = false;
  private timer: NodeJS.Timeout | undefined;

  /** `mayBegin`: whether the next one of a lane may begin; asked in each turn. */
  constructor(
    private readonly mayBegin: (lane: Lane) => boolean = () => true,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Takes a request into its lane; false when the lane is full. */
  wait(lane: Lane, request: Omit<Waiting, "since">): boolean {
    if (this.lanes[lane].length >= LONGEST[lane]) return false;
    this.lanes[lane].push({ ...request, since: this.now() });
    this.schedule();
    return true;
  }

  waiting(lane: Lane): number {
    return this.lanes[lane].length;
  }

  private schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    setImmediate(() => this.turn());
  }

  /** A request that comes meanwhile has its turn at once. */
  private lookAgain(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      if (this.someoneWaits()) this.schedule();
    }, LOOK_AGAIN_MS);
  }

  private someoneWaits(): boolean {
    return LANES.some((lane) => this.lanes[lane].length > 0);
  }

  private turn(): void {
    this.scheduled = false;
    const tooOld = this.now() - LONGEST_WAIT_MS;
    for (const lane of LANES) {
      // a lane is in the order of arrival
      while (this.lanes[lane].length > 0 && this.lanes[lane][0]!.since < tooOld) this.lanes[lane].shift()!.refuse();
    }
    const next = this.takeNext();
    if (this.someoneWaits()) {
      if (next) this.schedule();
      else this.lookAgain();
    }
    next?.begin();
  }

  private takeNext(): Waiting | undefined {
    for (const lane of LANES) {
      if (!this.mayBegin(lane)) continue;
      for (let next = this.lanes[lane].shift(); next; next = this.lanes[lane].shift()) {
        if (!next.isGone()) return next;
      }
    }
    return undefined;
  }
}
