import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterPostgres } from "rate-limiter-flexible";
import type { DatabaseHandle } from "#db/connect.ts";
import { RATE_LIMIT_TABLE, rateLimitClient } from "#db/queries/rate-limits.ts";

export interface LimiterOptions {
  /** Apart from every other counter. */
  readonly keyPrefix: string;
  readonly points: number;
  /** Seconds. */
  readonly duration: number;
}

/** Several processes on PostgreSQL count together in its table; on SQLite one process serves, and remembers. */
export function limiterOn(
  handle: Pick<DatabaseHandle, "db" | "dialect">,
  options: LimiterOptions,
): RateLimiterAbstract {
  if (handle.dialect === "sqlite") return new RateLimiterMemory(options);
  return new RateLimiterPostgres({
    ...options,
    storeClient: rateLimitClient(handle.db),
    storeType: "client",
    tableName: RATE_LIMIT_TABLE,
    tableCreated: true,
    clearExpiredByTimeout: false,
  });
}
