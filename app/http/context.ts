import type { ReportLimits } from "#app/auth/report-limits.server.ts";
import type { SignInLimits } from "#app/auth/sign-in-limits.server.ts";
import type { Clock } from "#app/clock.server.ts";
import type { Content } from "#app/content/types.ts";
import type { Viewer } from "#app/domain/viewer.ts";
import type { Settings } from "#app/env.server.ts";
import type { TaskRunner } from "#app/server/bulk/runner.ts";
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
  readonly reportLimits: ReportLimits;
  /** The installation's secret behind the attempts' write tokens. */
  readonly attemptSecret: string;
  /** Name of the department and the province unit, read at the start. */
  readonly organisation: Organisation;
  /** Runs what would hold up other requests, such as reading and writing lists. */
  readonly tasks: TaskRunner;
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
  /** What the browser's cookie holds, whether or not a session stands behind it. */
  readonly sessionToken: string | null;
  /** The answer is kept and given to everybody: nothing of this one request may stand in it. */
  readonly shared: boolean;
  /** What a form with a file brought; null for every other request. */
  readonly upload: Upload | null;
}

/** A form with one file, read before the route (see uploadPaths). */
export interface Upload {
  /** Null when no file was chosen, or when it was too large. */
  readonly file: { readonly name: string; readonly bytes: Buffer } | null;
  readonly tooLarge: boolean;
  /** The text fields, NFC. */
  readonly fields: Readonly<Record<string, string>>;
}

declare module "@remix-run/server-runtime" {
  interface AppLoadContext extends RequestContext {}
  interface Future {
    v3_singleFetch: true;
  }
}
