/** The built server as its own process, as in production, on a free port and with a data folder of its own. */
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { freePort } from "../../support/postgres.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const serverFile = join(root, "build", "server", "server.js");

export interface ServerOptions {
  /** `file:…` or `postgres://…`; without it the server makes its own file in its data folder. */
  readonly databaseUrl?: string;
  readonly port?: number;
  /** Load the demo world where the database is empty; for a copy of it see `startDemoServer`. Off by default. */
  readonly demo?: boolean;
  /** Keep the data of an earlier server; then the folder is not removed. */
  readonly dataDir?: string;
  readonly env?: Readonly<Record<string, string>>;
}

export interface RunningServer {
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  readonly dataDir: string;
  /** Everything it has printed so far. */
  logs(): string;
  /** Sends a signal and waits for the end; gives the exit code, or null when the signal ended it. */
  kill(signal: NodeJS.Signals): Promise<number | null>;
  /** Waits for the end that something else brings about. */
  ended: Promise<number | null>;
  /** Asks it to end, forces it after 20 s, and removes its data folder; may be called more than once. */
  stop(): Promise<void>;
}

/** Starts the server and waits until it says that it is healthy. Throws with its output when it does not get there. */
export async function startServer(options: ServerOptions = {}): Promise<RunningServer> {
  if (!existsSync(serverFile)) throw new Error("build/server/server.js is missing: run `npm run build` first.");
  const port = options.port ?? (await freePort());
  const url = `http://127.0.0.1:${port}`;
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), "goc-asean-data-"));
  const child = spawn(process.execPath, [serverFile], {
    cwd: root,
    env: { ...cleanEnvironment(), ...settings(options, port, url, dataDir), ...options.env } as NodeJS.ProcessEnv,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  }
  const ended = new Promise<number | null>((resolve) => {
    child.once("exit", resolve);
    child.once("error", () => resolve(127));
  });
  const running = () => child.exitCode === null && child.signalCode === null && child.pid !== undefined;
  const removeData = () => {
    if (!options.dataDir) rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
  };
  const server: RunningServer = {
    url,
    port,
    pid: child.pid ?? 0,
    dataDir,
    logs: () => output,
    ended,
    async kill(signal) {
      if (running()) child.kill(signal);
      return ended;
    },
    async stop() {
      if (running()) child.kill("SIGTERM");
      const force = setTimeout(() => child.kill("SIGKILL"), 20_000);
      await ended;
      clearTimeout(force);
      removeData();
    },
  };
  const deadline = Date.now() + (options.demo ? 180_000 : 60_000);
  while (!(await healthy(url))) {
    if (running() && Date.now() < deadline) {
      await wait(100);
      continue;
    }
    await server.kill("SIGKILL");
    removeData();
    throw new Error(`The server did not become healthy:\n${output.slice(-8_000)}`);
  }
  return server;
}

function settings(options: ServerOptions, port: number, url: string, dataDir: string): Record<string, string> {
  return {
    NODE_ENV: "production",
    HOST: "127.0.0.1",
    PORT: String(port),
    PUBLIC_URL: url,
    DATA_DIR: dataDir,
    DATABASE_URL: options.databaseUrl ?? `file:${join(dataDir, "goc-asean.db")}`,
    DEMO: options.demo ? "1" : "0",
  };
}

/** Vitest's own variables, and settings left in the shell, must not reach the server. */
function cleanEnvironment(): Record<string, string | undefined> {
  const { PATH, HOME, TMPDIR, LANG, SystemRoot } = process.env;
  return { PATH, HOME, TMPDIR, LANG, SystemRoot };
}

async function healthy(url: string): Promise<boolean> {
  try {
    const response = await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(2_000) });
    await response.arrayBuffer();
    return response.status === 200;
  } catch {
    return false;
  }
}
