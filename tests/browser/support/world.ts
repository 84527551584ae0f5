/** A running demo world with a browser in front of it, once per database and file of tests. */
import { join } from "node:path";
import { inject } from "vitest";
import { createDatabase } from "../../support/fresh-database.ts";
import "../../support/postgres-global.ts";
import { type OpenPage, openBrowser, type PageOptions } from "./browser.ts";
import { type DemoPupils, demoContests, demoPupils } from "./demo.ts";
import { startServer } from "./server.ts";

export interface World {
  readonly url: string;
  readonly databaseUrl: string;
  readonly pupils: DemoPupils;
  readonly contests: { readonly open: string; readonly closed: string; readonly coming: string };
  /** Opens a page whose relative addresses start at the server. */
  openPage(options?: PageOptions): Promise<OpenPage>;
  close(): Promise<void>;
}

export type Dialect = "sqlite" | "postgres";
export const DIALECTS: readonly Dialect[] = ["sqlite", "postgres"];

export async function openWorld(dialect: Dialect = "sqlite"): Promise<World> {
  const databaseUrl = dialect === "postgres" ? await createDatabase(postgres(), "world") : undefined;
  const server = await startServer({ demo: true, databaseUrl, env: { LOG_LEVEL: "error" } });
  try {
    const browser = await openBrowser();
    const { url } = server;
    return {
      url,
      databaseUrl: databaseUrl ?? `file:${join(server.dataDir, "goc-asean.db")}`,
      pupils: await demoPupils(url),
      contests: await demoContests(url),
      openPage: (options = {}) => browser.openPage({ baseUrl: url, ...options }),
      async close() {
        await browser.close();
        await server.stop();
      },
    };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

function postgres(): string {
  const url = inject("postgresUrl");
  if (!url) throw new Error("no PostgreSQL: unset GOC_TEST_DATABASES for these tests");
  return url;
}
