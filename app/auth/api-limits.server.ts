import type { RateLimiterAbstract, RateLimiterRes } from "rate-limiter-flexible";
import type { DatabaseHandle } from "#db/connect.ts";
import { limiterOn } from "./rate-limiter.server.ts";

export interface ApiQuota {
  /** How often one token may ask within the span. */
  readonly token: number;
  /** How often one address may come with what is no token. */
  readonly stranger: number;
  readonly seconds: number;
}

export const API_QUOTA: ApiQuota = { token: 120, stranger: 60, seconds: 60 };

/** What is left after one question, as the headers tell it. */
export interface ApiBudget {
  readonly ok: boolean;
  readonly limit: number;
  readonly remaining: number;
  /** Seconds until the count begins anew. */
  readonly reset: number;
  readonly seconds: number;
}

/** How often programs may ask. A whole province is a few pages: who asks more often than this is in a loop. */
export class ApiLimits {
  private constructor(
    private readonly token: RateLimiterAbstract,
    private readonly stranger: RateLimiterAbstract,
    private readonly quota: ApiQuota,
  ) {}

  static on(handle: Pick<DatabaseHandle, "db" | "dialect">, quota: ApiQuota = API_QUOTA): ApiLimits {
    const make = (of: "token" | "stranger") =>
      limiterOn(handle, { keyPrefix: `api-${of}`, points: quota[of], duration: quota.seconds });
    return new ApiLimits(make("token"), make("stranger"), quota);
  }

  /** Counts one question of a token. */
  take(token: string): Promise<ApiBudget> {
    return this.count(this.token, token, this.quota.token);
  }

  /** Counts one question without a token that is good. */
  takeStranger(address: string): Promise<ApiBudget> {
    return this.count(this.stranger, address, this.quota.stranger);
  }

  private async count(limiter: RateLimiterAbstract, key: string, limit: number): Promise<ApiBudget> {
    const budgetOf = (ok: boolean, { remainingPoints, msBeforeNext }: RateLimiterRes): ApiBudget => ({
      ok,
      limit,
      remaining: Math.max(0, remainingPoints),
      reset: Math.max(1, Math.ceil(msBeforeNext / 1_000)),
      seconds: this.quota.seconds,
    });
    try {
      return budgetOf(true, await limiter.consume(key));
    } catch (refusal) {
      if (refusal instanceof Error) throw refusal;
      return budgetOf(false, refusal as RateLimiterRes);
    }
  }
}
