import { RateLimiterMemory } from "rate-limiter-flexible";

/**
 * How often a sign-in may fail. Nobody is locked out: after five failures an account waits half a minute, and an hour
 * holds at most a hundred; an address is only held at six hundred failures a minute, since schools share one.
 */
export class SignInLimits {
  private readonly burst = new RateLimiterMemory({ points: 5, duration: 30 });
  private readonly hourly = new RateLimiterMemory({ points: 100, duration: 3600 });
  private readonly address = new RateLimiterMemory({ points: 600, duration: 60 });

  /** Seconds to wait before another try is looked at; 0 = go on. */
  async check(loginKey: string, address: string): Promise<number> {
    const states = [
      [await this.burst.get(loginKey), this.burst.points],
      [await this.hourly.get(loginKey), this.hourly.points],
      [await this.address.get(address), this.address.points],
    ] as const;
    const waits = states.map(([state, points]) =>
      state && state.consumedPoints >= points ? Math.ceil(state.msBeforeNext / 1000) : 0,
    );
    return Math.max(...waits);
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
}
