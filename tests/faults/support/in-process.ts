/** The product in the test's own process, with a clock that the test holds in its hand. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import type { Clock } from "#app/clock.server.ts";
import { readSettings } from "#app/env.server.ts";
import type { AppContext } from "#app/http/context.ts";
import { boot } from "#app/server/boot.ts";
import { createLog } from "#app/server/log.ts";
import { withSaveRoute } from "#app/server/save-route.ts";
import { freePort } from "../../support/postgres.ts";

/** Stands still until it is told otherwise, and says when it was looked at. */
export class HeldClock implements Clock {
  private looks = 0;
  private waiting: (() => void)[] = [];

  constructor(public value: number) {}

  now(): number {
    this.looks += 1;
    for (const resolve of this.waiting.splice(0)) resolve();
    return this.value;
  }

  /** Resolves when somebody looks at it next. */
  look(): Promise<void> {
    return new Promise((resolve) => this.waiting.push(resolve));
  }
}

export interface SaveServer {
  readonly url: string;
  readonly app: AppContext;
  close(): Promise<void>;
}

/** The real route of saves over the real writer (its built thread on SQLite), on a migrated database. */
export async function startSaveServer(databaseUrl: string, dataDir: string, clock: Clock): Promise<SaveServer> {
  const port = await freePort();
  const log = createLog("silent");
  const settings = readSettings({ PORT: String(port), DATABASE_URL: databaseUrl, DATA_DIR: dataDir, DEMO: "0" });
  const booted = await boot({
    settings,
    log,
    writerThread: new URL("../../../build/server/writer.js", import.meta.url),
    contentFolder: fileURLToPath(new URL("../../../content", import.meta.url)),
    say: () => {},
  });
  const app: AppContext = { ...booted.app, clock };
  const server = createServer(
    withSaveRoute({ app, log, refusesAnswers: () => false, count: () => {} }, (_request, response) =>
      response.writeHead(404).end(),
    ),
  );
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    app,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await app.handle.close();
    },
  };
}
