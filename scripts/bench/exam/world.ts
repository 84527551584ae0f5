/** Where a bench sits its contest: a database with a contest that is open, pupils with a session each, and servers. */
import type { ChildProcess } from "node:child_process";
import { fork } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { hashPassword } from "#app/auth/password.server.ts";
import { PILLARS } from "#app/domain/question.ts";
import { openDatabase } from "#db/connect.ts";
import { makeExam } from "../../../tests/faults/support/exam.ts";
import { startPostgres } from "../../../tests/support/postgres.ts";
import { freePort } from "../free-port.ts";
import { endServer, startRealServer } from "../real-server.mjs";
import { cpuSecondsOf } from "./cpu.ts";

export const PASSWORD = "mật khẩu của phép đo";
export const QUESTIONS = 20;

export interface Ground {
  readonly databaseUrl: string;
  readonly folder: string;
  close(): Promise<void>;
}

/** An empty folder and database: a SQLite file, or a PostgreSQL of its own that writes durably. */
export async function openGround(dialect: "sqlite" | "postgres"): Promise<Ground> {
  const folder = mkdtempSync(join(tmpdir(), "goc-asean-bench-"));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  if (dialect === "sqlite") {
    return { folder, databaseUrl: `file:${join(folder, "bench.db")}`, close: async () => remove() };
  }
  const postgres = await startPostgres({ durable: true });
  const close = async () => {
    await postgres.stop();
    remove();
  };
  return { folder, databaseUrl: postgres.url, close };
}

/** Fills the database: `pupils` of a small province and a contest of 20 questions that each may sit. */
export async function fillExam(databaseUrl: string, pupils: number): Promise<void> {
  const handle = await openDatabase({ url: databaseUrl });
  try {
    const quota = PILLARS.map((pillar) => ({
      pillar,
      n: QUESTIONS / 4,
    }));
    await makeExam(handle, { pupils, now: Date.now(), rules: { quota, minutes: 45, showScore: true } });
    const password_hash = await hashPassword(PASSWORD);
    await handle.db.updateTable("account").set({ password_hash }).execute();
  } finally {
    await handle.close();
  }
}

/** App servers on one database, behind one address. */
export interface Servers {
  readonly port: number;
  /** Seconds of processor time that the app servers have used since they started. */
  cpuSeconds(): number;
  /** The addresses of the servers themselves. */
  readonly origins: readonly string[];
  stop(): Promise<void>;
}

/** One server, or `n` of them behind a proxy that hands out connections in turn. */
export async function startServers({ databaseUrl, folder }: Ground, n = 1): Promise<Servers> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const children: { child: ChildProcess; port: number }[] = [];
  for (let at = 0; at < n; at += 1) {
    const own = n === 1 ? port : await freePort();
    const dataDir = join(folder, `data-${at}`);
    children.push({ child: await startRealServer({ databaseUrl, dataDir, port: own, origin }), port: own });
  }
  const proxy = n > 1 ? await startProxy(port, children) : null;
  return {
    port,
    origins: children.map((one) => `http://127.0.0.1:${one.port}`),
    cpuSeconds: () => children.reduce((sum, { child }) => sum + cpuSecondsOf(child.pid!), 0),
    async stop() {
      if (proxy) await endServer(proxy);
      for (const { child } of children) await endServer(child);
    },
  };
}

function startProxy(port: number, children: readonly { port: number }[]): Promise<ChildProcess> {
  const script = fileURLToPath(new URL("./proxy.mjs", import.meta.url));
  const child = fork(script, [String(port), ...children.map((one) => String(one.port))], { stdio: "inherit" });
  return new Promise((resolve) => child.once("message", () => resolve(child)));
}
