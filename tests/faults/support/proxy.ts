/**
 * A line between browser and server that a test can cut, slow down or leave hanging. It looks at the first line of each
 * request, so that one step of one attempt (load, save, heartbeat, take-over, submit) can be hit alone.
 */
import { connect, createServer, type Socket } from "node:net";

/**
 * - `refused`: the connection ends before anything of the request arrives.
 * - `lost answer`: the server gets it, its answer never arrives, and the connection breaks.
 * - `hanging`: the server gets it, its answer never arrives, and nothing says so: a half-open connection.
 * - `slow`: everything arrives, late.
 * - `busy`: the server itself says 503, and when to come again.
 */
export const LINES = ["refused", "lost answer", "hanging", "slow", "busy"] as const;
export type Line = (typeof LINES)[number];

const SLOW_MS = 700;
export const BUSY_SECONDS = 2;

export interface Rule {
  /** When requests were hit, in ms of the test's clock. */
  readonly hits: number[];
  clear(): void;
}

export interface CutLine {
  readonly port: number;
  /** Treats requests whose path matches like this until the rule is cleared; others pass. */
  rule(path: RegExp, line: Line): Rule;
  close(): Promise<void>;
}

interface Known {
  readonly path: RegExp;
  readonly line: Line;
  readonly hits: number[];
}

export async function startProxy(port: number, target: number): Promise<CutLine> {
  const rules = new Set<Known>();
  const sockets = new Set<Socket>();

  const server = createServer((browser) => {
    const upstream = connect(target, "127.0.0.1");
    for (const socket of [browser, upstream]) {
      sockets.add(socket);
      socket.on("error", () => {});
      socket.on("close", () => sockets.delete(socket));
    }
    const cut = () => {
      browser.destroy();
      upstream.destroy();
    };
    // browsers send one request after the other on a connection
    let line: Line | "open" = "open";
    browser.on("data", (bytes: Buffer) => {
      const [, path] = /^(?:GET|POST) (\S+) HTTP/.exec(bytes.subarray(0, 2_048).toString("latin1")) ?? [];
      if (path !== undefined) {
        const rule = [...rules].find((known) => known.path.test(path));
        rule?.hits.push(performance.now());
        line = rule?.line ?? "open";
      }
      if (line === "refused") return cut();
      if (line === "busy") {
        const head = `HTTP/1.1 503 Service Unavailable\r\nRetry-After: ${BUSY_SECONDS}\r\nConnection: close\r\n`;
        return browser.end(`${head}Content-Length: 0\r\n\r\n`);
      }
      if (line === "slow") setTimeout(() => upstream.write(bytes), SLOW_MS);
      else upstream.write(bytes);
    });
    upstream.on("data", (bytes: Buffer) => {
      if (line === "lost answer") return cut();
      if (line === "hanging") return;
      if (line === "slow") setTimeout(() => browser.write(bytes), SLOW_MS);
      else browser.write(bytes);
    });
    browser.on("close", () => upstream.destroy());
    upstream.on("close", () => {
      if (line !== "hanging") setTimeout(() => browser.destroy(), line === "slow" ? 2 * SLOW_MS : 0);
    });
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  return {
    port,
    rule(path, line) {
      const known: Known = { path, line, hits: [] };
      rules.add(known);
      return { hits: known.hits, clear: () => rules.delete(known) };
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
