/**
 * A server on the demo world. Loading it takes a good part of a test file's start, so the first who asks has a server
 * load it, and everybody gets a copy. The files of a run come one at a time: nobody else asks meanwhile.
 */
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inject } from "vitest";
import "../../support/demo-global.ts";
import { createDatabase } from "../../support/fresh-database.ts";
import "../../support/postgres-global.ts";
import { type RunningServer, startServer } from "./server.ts";

export type Dialect = "sqlite" | "postgres";

export interface DemoServer extends RunningServer {
  readonly databaseUrl: string;
}

/** Starts a server with a demo world of its own. Its data goes when it stops. */
export async function startDemoServer(dialect: Dialect = "sqlite"): Promise<DemoServer> {
  const folder = mkdtempSync(join(tmpdir(), "goc-asean-world-"));
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  try {
    const databaseUrl = dialect === "sqlite" ? await copyOfFile(folder) : await copyOnPostgres();
    const server = await startServer({ databaseUrl, demo: true, dataDir: folder, env: { LOG_LEVEL: "error" } });
    return { ...server, databaseUrl, stop: () => server.stop().finally(remove) };
  } catch (error) {
    remove();
    throw error;
  }
}

async function copyOfFile(folder: string): Promise<string> {
  const original = join(inject("demoFolder"), "demo.db");
  if (!existsSync(original)) await load(`file:${original}`);
  const copy = join(folder, "goc-asean.db");
  copyFileSync(original, copy);
  return `file:${copy}`;
}

async function copyOnPostgres(): Promise<string> {
  const admin = inject("postgresUrl");
  if (!admin) throw new Error("no PostgreSQL: unset GOC_TEST_DATABASES for these tests");
  const address = join(inject("demoFolder"), "postgres-address");
  if (!existsSync(address)) {
    const original = await createDatabase(admin, "demo");
    await load(original);
    writeFileSync(address, original);
  }
  return createDatabase(admin, "world", readFileSync(address, "utf8"));
}

/** A server that ends in good order leaves a SQLite file without a write-ahead log beside it. */
async function load(databaseUrl: string): Promise<void> {
  const server = await startServer({ databaseUrl, demo: true, env: { LOG_LEVEL: "error" } });
  await server.stop();
}
