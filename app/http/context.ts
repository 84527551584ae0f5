import type { SignInLimits } from "#app/auth/sign-in-limits.server.ts";
import type { Clock } from "#app/clock.server.ts";
import type { Content } from "#app/content/types.ts";
import type { Viewer } from "#app/domain/viewer.ts";
import type { Settings } from "#app/env.server.ts";
import type { DatabaseHandle } from "#db/connect.ts";

/** Who runs this installation; filled in once the province is declared. */
export interface Organisation {
  name: string;
  province: string | null;
}

/** What the whole process shares. Routes take it from here and import none of it. */
export interface AppContext {
  readonly handle: DatabaseHandle;
  readonly clock: Clock;
  readonly settings: Settings;
  readonly content: Content;
  readonly limits: SignInLimits;
  /** The installation's secret behind the attempts' write tokens. */
  readonly attemptSecret: string;
  /** Name of the department and the province unit, read at the start. */
  readonly organisation: Organisation;
  readonly log: { error(data: object, message: string): void; info(data: object, message: string): void };
}

/** What one request adds. */
export interface RequestContext extends AppContext {
  readonly viewer: Viewer | null;
  /** The nonce of this response's content policy. */
  readonly nonce: string;
  readonly requestId: string;
  /** Client address, from the proxy only where one is trusted. */
  readonly address: string;
  readonly sessionToken: string | null;
}

declare module "@remix-run/server-runtime" {
  interface AppLoadContext extends RequestContext {}
  interface Future {
    v3_singleFetch: true;
  }
}
