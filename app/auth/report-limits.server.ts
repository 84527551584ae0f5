import type { RateLimiterAbstract } from "rate-limiter-flexible";
import type { DatabaseHandle } from "#db/connect.ts";
import { limiterOn } from "./rate-limiter.server.ts";

/** Who sends: a session, or an address where nobody is signed in. */
export interface ReportSender {
  readonly account: string | null;
  readonly address: string;
}

const SPAN_SECONDS = 600;
/** Of one account, and of one address without an account: a whole class may sit behind it. */
const MOST = { account: 5, address: 30 } as const;

/** How often errors in content may be reported. The counters hold no report, and reports hold no sender. */
export class ReportLimits {
  private constructor(
    private readonly account: RateLimiterAbstract,
    private readonly address: RateLimiterAbstract,
  ) {}

  static on(handle: Pick<DatabaseHandle, "db" | "dialect">): ReportLimits {
    const make = (of: keyof typeof MOST) =>
      limiterOn(handle, { keyPrefix: `report-${of}`, points: MOST[of], duration: SPAN_SECONDS });
    return new ReportLimits(make("account"), make("address"));
  }

  /** Counts one report; gives the seconds to wait before another is taken, 0 = this one is. */
  async take({ account, address }: ReportSender): Promise<number> {
    const [limiter, key] = account ? [this.account, account] : [this.address, address];
    try {
      await limiter.consume(key);
      return 0;
    } catch (refusal) {
      if (refusal instanceof Error) throw refusal;
      return Math.max(1, Math.ceil((refusal as { msBeforeNext: number }).msBeforeNext / 1000));
    }
  }
}
