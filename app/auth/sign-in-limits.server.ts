import type { RateLimiterAbstract } from "rate-limiter-flexible";
import type { DatabaseHandle } from "#db/connect.ts";
import { type LimiterOptions, limiterOn } from "./rate-limiter.server.ts";

type MakeLimiter = (options: LimiterOptions) => RateLimiterAbstract;

/**
 * How often a sign-in may fail. Nobody is locked out: after five failures an account waits half a minute, and an hour
 * holds at most a hundred; an address is only held at six hundred failures a minute, since schools share one.
 */
export class SignInLimits {
  private readonly burst: RateLimiterAbstract;
  private readonly hourly: RateLimiterAbstract;
  private readonly address: RateLimiterAbstract;

  private constructor(make: MakeLimiter) {
    this.burst = make({ keyPrefix: "sign-in-burst", points: 5, duration: 30 });
    this.hourly = make({ keyPrefix: "sign-in-hour", points: 100, duration: 3600 });
    this.address = make({ keyPrefix: "sign-in-address", points: 600, duration: 60 });
  }

  static on(handle: Pick<DatabaseHandle, "db" | "dialect">): SignInLimits {
    return new SignInLimits((options) => limiterOn(handle, options));
  }

  /** Seconds to wait before another try is looked at; 0 = go on. */
  async check(loginKey: string, address: string): Promise<number> {
    const waits = [wait(this.burst, loginKey), wait(this.hourly, loginKey), wait(this.address, address)];
    return Math.max(...(await Promise.all(waits)));
  }

  async failed(loginKey: string, address: string): Promise<void> {
    await Promise.allSettled([
      this.burst.consume(loginKey),
      this.hourly.consume(loginKey),
      this.address.consume(address),
    ]);
  }

  async succeeded(loginKey: string): Promise<void> {
    await this.burst.delete(loginKey);
  }

  /** As `check`, for signing in without naming an account. */
  checkAddress(address: string): Promise<number> {
    return wait(this.address, address);
  }

  async failedAddress(address: string): Promise<void> {
    await Promise.allSettled([this.address.consume(address)]);
  }
}

async function wait(limiter: RateLimiterAbstract, key: string): Promise<number> {
  const state = await limiter.get(key);
  return state && state.consumedPoints >= limiter.points ? Math.ceil(state.msBeforeNext / 1000) : 0;
}
