/** A real PostgreSQL for tests: its own port, its own folder, and it ends with the process that started it. */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { makeFolder, type PostgresUser, postgresUser, preparePrograms } from "./postgres-binaries.ts";

export interface PostgresServer {
  /** Administrator's address: user, password and the database `postgres`. */
  readonly url: string;
  readonly port: number;
  readonly dataDir: string;
  /** Pulls the plug: kill -9 on the server. What was committed stays in `dataDir`; see `restart`. */
  kill(): Promise<void>;
  /** Starts it again after `kill`, on the same port and data. */
  restart(): Promise<void>;
  /** Ends the server and removes its folder; may be called more than once. */
  stop(): Promise<void>;
}

export interface PostgresOptions {
  /** Commits reach the disk before they are acknowledged: for tests that pull the plug. Off by default, for speed. */
  readonly durable?: boolean;
  /** Further settings, as in `postgres -c name=value`. */
  readonly settings?: Readonly<Record<string, string>>;
}

const password = "goc-asean";

/**
 * Runs PostgreSQL until a line says to stop. When the input closes instead, we were killed: it stops too and removes the
 * folder in our place. SIGINT is the "fast" stop; SIGTERM would wait for open connections.
 */
const keeper = `folder=$1; shift; "$@" </dev/null & server=$!
stop() { kill -INT "$server" 2>/dev/null; wait "$server"; }
if read -r _; then stop; else stop; cd /; rm -rf "$folder"; fi`;

/** Starts a fresh PostgreSQL on a free loopback port. Sorts text as Vietnamese, so that a lost `collate` shows. */
export async function startPostgres(options: PostgresOptions = {}): Promise<PostgresServer> {
  const user = postgresUser();
  const folder = makeFolder("goc-asean-pg-", user);
  const dataDir = join(folder, "data");
  try {
    const programs = preparePrograms(folder, user);
    createCluster(programs, folder, dataDir, user);
    const port = await freePort();
    const url = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
    const start = () => startServer({ programs, folder, dataDir, port, url, user, options });
    let process = await start();
    return {
      url,
      port,
      dataDir,
      async kill() {
        const ended = exited(process.child);
        globalThis.process.kill(serverPid(dataDir), "SIGKILL");
        process.child.stdin?.end("stop\n");
        await ended;
      },
      async restart() {
        process = await start();
      },
      async stop() {
        const ended = exited(process.child);
        process.child.stdin?.end("stop\n");
        await ended;
        rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
      },
    };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    throw error;
  }
}

function createCluster(programs: string, folder: string, dataDir: string, user: PostgresUser): void {
  const passwordFile = join(folder, "password");
  writeFileSync(passwordFile, `${password}\n`);
  const collation = ["--encoding=UTF8", "--locale=C", "--locale-provider=icu", "--icu-locale=vi"];
  const access = ["--username=postgres", `--pwfile=${passwordFile}`, "--auth=scram-sha-256"];
  execFileSync(join(programs, "initdb"), [`--pgdata=${dataDir}`, ...collation, ...access, "--no-sync"], {
    ...user,
    cwd: folder,
    env: environment(),
    stdio: ["ignore", "ignore", "pipe"],
  });
}

interface Start {
  readonly programs: string;
  readonly folder: string;
  readonly dataDir: string;
  readonly port: number;
  readonly url: string;
  readonly user: PostgresUser;
  readonly options: PostgresOptions;
}

/**
 * Of a server whose data nobody needs after a crash: hundreds of databases are copied from a template, and with a log
 * that holds no copies of pages a copy costs a third.
 */
const THROWAWAY = { fsync: "off", full_page_writes: "off", wal_level: "minimal", max_wal_senders: "0" };

async function startServer({ programs, folder, dataDir, port, url, user, options }: Start) {
  const settings: Record<string, string> = {
    listen_addresses: "127.0.0.1",
    port: String(port),
    unix_socket_directories: "",
    max_connections: "300",
    synchronous_commit: "on",
    ...(options.durable ? { fsync: "on" } : THROWAWAY),
    ...options.settings,
  };
  const command = [join(programs, "postgres"), "-D", dataDir];
  for (const [name, value] of Object.entries(settings)) command.push("-c", `${name}=${value}`);
  const child = spawn("/bin/sh", ["-c", keeper, "keeper", folder, ...command], {
    ...user,
    cwd: folder,
    env: environment(),
    stdio: ["pipe", "ignore", "pipe"],
  });
  let log = "";
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    log = (log + text).slice(-20_000);
  });
  const deadline = Date.now() + 60_000;
  while (!(await answers(url))) {
    if (/FATAL: {2}(?!the database system)/.test(log) || child.exitCode !== null || Date.now() > deadline) {
      child.stdin?.end("stop\n");
      throw new Error(`PostgreSQL did not start:\n${log}`);
    }
    await wait(50);
  }
  return { child };
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on("error", () => {});
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}

/** PostgreSQL writes its process id into the first line of this file. */
function serverPid(dataDir: string): number {
  return Number(readFileSync(join(dataDir, "postmaster.pid"), "utf8").split("\n")[0]);
}

function exited(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => child.once("exit", () => resolve()));
}

/** A loopback port that nobody listens on at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

/** PostgreSQL gets nothing of ours: PG* variables of the shell would change what it does. */
function environment(): NodeJS.ProcessEnv {
  const variables: Partial<NodeJS.ProcessEnv> = { PATH: process.env.PATH, LC_ALL: "C", TZ: "UTC" };
  return variables as NodeJS.ProcessEnv;
}
