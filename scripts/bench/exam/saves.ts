/**
 * Saves per second of the real save route (guard, token, paper check, durable group commit) against a bare node:http
 * server with the same group commit. Both run in turns, each in its own process, loaded from this one.
 */
import { type ChildProcess, fork } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { paths } from "#app/paths.ts";
import { openDatabase } from "#db/connect.ts";
import { migrateToLatest } from "#db/migrate.ts";
import { freePort } from "../free-port.ts";
import { type LoadResult, median, runLoad } from "../load.ts";
import { insertOpenAttempts, type OpenAttempt, QUESTIONS } from "../open-attempts.ts";
import { endServer, startRealServer } from "../real-server.mjs";

const PUPILS = 500;
const CONNECTIONS = 64;
const SECONDS = 4;
const ROUNDS = 3;

export interface SavesBench {
  readonly rounds: readonly { bare: LoadResult; real: LoadResult }[];
  /** Medians over the rounds; ratio = real / bare within each round, then the median. */
  readonly median: { bare: number; real: number; ratio: number; p99Bare: number; p99Real: number; p99Ratio: number };
}

export async function benchSaves(say: (line: string) => void): Promise<SavesBench> {
  const folder = mkdtempSync(join(tmpdir(), "goc-asean-bench-"));
  try {
    const rounds: { bare: LoadResult; real: LoadResult }[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      say(`Vòng ${round + 1}/${ROUNDS}…`);
      const bare = await measure(join(folder, `bare-${round}.db`), startBare);
      const real = await measure(join(folder, `real-${round}.db`), startReal);
      rounds.push({ bare, real });
    }
    const of = (pick: (round: { bare: LoadResult; real: LoadResult }) => number) => median(rounds.map(pick));
    const two = (value: number) => Math.round(value * 100) / 100;
    return {
      rounds,
      median: {
        bare: of((round) => round.bare.perSecond),
        real: of((round) => round.real.perSecond),
        ratio: two(of((round) => round.real.perSecond / round.bare.perSecond)),
        p99Bare: of((round) => round.bare.p99),
        p99Real: of((round) => round.real.p99),
        p99Ratio: two(of((round) => round.real.p99 / round.bare.p99)),
      },
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

type Starter = (file: string, port: number) => Promise<ChildProcess>;

async function measure(file: string, start: Starter): Promise<LoadResult> {
  const attempts = await prepare(file);
  const port = await freePort();
  const server = await start(file, port);
  const load = (seconds: number, offset: number) =>
    runLoad({
      port,
      connections: CONNECTIONS,
      seconds,
      make: (n) => saveRequest(attempts, n + offset),
      accepts: (status, body) => status === 200 && body.includes('"saved":['),
    });
  await load(1, 0); // warm: statements prepared, code compiled
  const result = await load(SECONDS, 10_000_000);
  await endServer(server);
  return result;
}

function saveRequest(attempts: readonly OpenAttempt[], n: number): { path: string; body: string } {
  const { id, token } = attempts[n % attempts.length]!;
  const event = { seq: n + 1, question: QUESTIONS[n % QUESTIONS.length], answer: ["abcd"[n % 4]] };
  const body = { token, clientId: "bench-client", epoch: 1, attempt: id, events: [event] };
  return { path: paths.attemptSave(id), body: JSON.stringify(body) };
}

async function prepare(file: string): Promise<OpenAttempt[]> {
  const handle = await openDatabase({ url: `file:${file}` });
  await migrateToLatest(handle);
  const attempts = await insertOpenAttempts(handle, PUPILS, Date.now());
  await handle.close();
  return attempts;
}

const startReal: Starter = (file, port) =>
  startRealServer({ databaseUrl: `file:${file}`, dataDir: `${file}-data`, port });

const startBare: Starter = (file, port) => {
  const script = fileURLToPath(new URL("./bare-server.ts", import.meta.url));
  const child = fork(script, [file, String(port)], { execArgv: ["--import", "tsx"], stdio: "inherit" });
  return new Promise((resolve) => child.once("message", () => resolve(child)));
};
