/** A running demo world with a browser in front of it, once per database and file of tests. */
import { type OpenPage, openBrowser, type PageOptions } from "./browser.ts";
import { type DemoPupils, demoContests, demoPupils } from "./demo.ts";
import { type Dialect, startDemoServer } from "./demo-server.ts";

export interface World {
  readonly url: string;
  readonly databaseUrl: string;
  readonly pupils: DemoPupils;
  readonly contests: { readonly open: string; readonly closed: string; readonly coming: string };
  /** Opens a page whose relative addresses start at the server. */
  openPage(options?: PageOptions): Promise<OpenPage>;
  close(): Promise<void>;
}

export const DIALECTS: readonly Dialect[] = ["sqlite", "postgres"];

export async function openWorld(dialect: Dialect = "sqlite"): Promise<World> {
  const server = await startDemoServer(dialect);
  try {
    const browser = await openBrowser();
    const { url, databaseUrl } = server;
    return {
      url,
      databaseUrl,
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
